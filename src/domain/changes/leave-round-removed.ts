import * as z from 'zod/mini';
import { leaveRoundIdSchema } from '../id.ts';
import { defineChange, done, refused } from './change.ts';

/** A leave round was deleted; what was asked and decided in it stays. */
export const leaveRoundRemoved = defineChange({
  name: 'leave-round-removed',
  args: z.object({ roundId: leaveRoundIdSchema, name: z.string() }),
  roles: ['admin', 'coordinator'],
  apply: async (rows, { roundId }) => {
    if (!(await rows.get('leaveRound', roundId))) {
      return refused('round-missing', 'This round is already gone.');
    }
    await rows.remove('leaveRound', [roundId]);
    return done;
  },
  sentence: ({ name }) => `Deleted the leave round ${name}`,
});
