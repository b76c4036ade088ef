import * as z from 'zod/mini';
import { siteIdSchema } from '../id.ts';
import { defineChange, done, refused } from './change.ts';

/** A place of work was deleted. Refused while something takes place there. */
export const siteRemoved = defineChange({
  name: 'site-removed',
  args: z.object({ siteId: siteIdSchema, name: z.string() }),
  roles: ['admin', 'coordinator'],
  apply: async (rows, { siteId }) => {
    if (!(await rows.get('site', siteId))) {
      return refused('site-missing', 'This site is already gone.');
    }
    const users = [
      ...(await rows.all('activity')),
      ...(await rows.all('rotation')),
      ...(await rows.all('callRole')),
    ].filter((each) => each.siteId === siteId);
    const holidays = (await rows.all('holiday')).filter((each) => each.siteIds?.includes(siteId));
    const [user] = [...users, ...holidays];
    if (user) return refused('site-in-use', `${user.name} names this site: change that first.`);
    await rows.remove('site', [siteId]);
    return done;
  },
  sentence: ({ name }) => `Deleted the site ${name}`,
});
