import * as z from 'zod/mini';
import { siteSchema } from '../rows/academic-year.ts';
import { defineChange, done, refused } from './change.ts';

/** A place of work was added or edited. */
export const siteDefined = defineChange({
  name: 'site-defined',
  args: z.object({ site: siteSchema }),
  roles: ['admin', 'coordinator'],
  apply: async (rows, { site }) => {
    const sameName = (await rows.all('site')).some(
      (other) => other.id !== site.id && other.name === site.name,
    );
    if (sameName) return refused('name-taken', `There is a site ${site.name} already.`, 'name');
    await rows.put('site', [site]);
    return done;
  },
  sentence: ({ site }) => `Defined the site ${site.name}`,
});
