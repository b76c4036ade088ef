import * as z from 'zod/mini';
import { holidaySchema } from '../rows/academic-year.ts';
import { defineChange, done, refused } from './change.ts';

/** A holiday was added or edited. */
export const holidayDefined = defineChange({
  name: 'holiday-defined',
  args: z.object({ holiday: holidaySchema }),
  roles: ['admin', 'coordinator'],
  apply: async (rows, { holiday }) => {
    const sites = new Set<string>((await rows.all('site')).map(({ id }) => id));
    if (holiday.siteIds?.some((id) => !sites.has(id))) {
      return refused('site-missing', 'A site does not exist any more.', 'siteIds');
    }
    const same = (await rows.all('holiday')).find(
      ({ id, name, actualDay }) =>
        id !== holiday.id && name === holiday.name && actualDay === holiday.actualDay,
    );
    if (same) return refused('holiday-twice', `${same.name} is there already.`, 'name');
    await rows.put('holiday', [holiday]);
    return done;
  },
  sentence: ({ holiday }) => `Defined the holiday ${holiday.name}`,
});
