import * as z from 'zod/mini';
import { type ActivityId, activityIdSchema } from '../id.ts';
import { fullName } from '../schedule/plan.ts';
import { parseSlotKey } from '../schedule/slot.ts';
import type { Leeway } from '../rows/leeway.ts';
import type { WeekPattern } from '../rows/person.ts';
import { defineChange, done, refused } from './change.ts';
import type { Rows } from './rows-port.ts';

/** An activity was deleted, with its places in drafts. Refused while somebody’s or a rotation’s week holds it. */
export const activityRemoved = defineChange({
  name: 'activity-removed',
  args: z.object({ activityId: activityIdSchema, name: z.string() }),
  roles: ['admin', 'coordinator'],
  apply: async (rows, { activityId }) => {
    if (!(await rows.get('activity', activityId))) {
      return refused('activity-missing', 'This activity is already gone.');
    }
    const user = await userOf(rows, activityId);
    if (user !== null) {
      return refused(
        'activity-in-use',
        `It is in the week of ${user}: archive it, or repaint that.`,
      );
    }
    const places = (await rows.all('assignment')).filter(
      ({ layer, slot }) => layer === 'half-day' && parseSlotKey(slot).demandId === activityId,
    );
    await rows.remove(
      'assignment',
      places.map(({ id }) => id),
    );
    await rows.remove('activity', [activityId]);
    return done;
  },
  sentence: ({ name }) => `Deleted the activity ${name}`,
});

/** The first rotation or person whose week or leeway holds the activity; null where none does. */
async function userOf(rows: Rows, id: ActivityId): Promise<string | null> {
  const holds = (each: { pattern: WeekPattern | null; leeway: Leeway | null }): boolean =>
    each.pattern?.includes(id) === true ||
    [each.leeway, ...(each.leeway?.sessions ?? [])].some((part) => part?.activityIds.includes(id));
  const rotation = (await rows.all('rotation')).find(holds);
  if (rotation) return rotation.name;
  const year = (await rows.all('personYear')).find(holds);
  const person = year && (await rows.get('person', year.personId));
  return person ? fullName(person) : null;
}
