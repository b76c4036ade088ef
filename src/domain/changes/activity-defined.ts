import * as z from 'zod/mini';
import { activitySchema } from '../rows/rotation.ts';
import { defineChange, done, refused } from './change.ts';

/** An activity was added or edited. */
export const activityDefined = defineChange({
  name: 'activity-defined',
  args: z.object({ activity: activitySchema }),
  roles: ['admin', 'coordinator'],
  apply: async (rows, { activity }) => {
    const sameCode = (await rows.all('activity')).find(
      (other) => other.id !== activity.id && other.code === activity.code,
    );
    if (sameCode)
      return refused('code-taken', `${sameCode.name} has the code ${activity.code}.`, 'code');
    const { demand } = activity;
    if (demand && demand.max !== null && demand.max < demand.min) {
      return refused('demand-reversed', 'At most must not be less than at least.', 'demand');
    }
    await rows.put('activity', [activity]);
    return done;
  },
  sentence: ({ activity }) => `Defined the activity ${activity.name}`,
});
