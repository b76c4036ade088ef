import * as z from 'zod/mini';
import { leaveRoundSchema } from '../rows/leave.ts';
import { defineChange, done, refused } from './change.ts';

/** A leave round was opened, edited, closed or opened again. Once decided it stays as it is. */
export const leaveRoundSet = defineChange({
  name: 'leave-round-set',
  args: z.object({ round: leaveRoundSchema }),
  roles: ['admin', 'coordinator'],
  apply: async (rows, { round }) => {
    const year = await rows.get('academicYear', round.yearId);
    if (!year) return refused('year-missing', 'This academic year does not exist any more.');
    if (round.lastDay < round.firstDay) {
      return refused('days-reversed', 'The last day is before the first.', 'lastDay');
    }
    const reversed = round.blackouts.find(({ firstDay, lastDay }) => lastDay < firstDay);
    if (reversed) {
      return refused(
        'days-reversed',
        `${reversed.label}: the last day is before the first.`,
        'blackouts',
      );
    }
    const before = await rows.get('leaveRound', round.id);
    if (before && before.decidedAt !== null) {
      return refused('decided-already', 'This round is decided: undo that first.');
    }
    if (round.decidedAt !== null) {
      return refused('not-decided', 'A round is decided by deciding its requests.');
    }
    await rows.put('leaveRound', [round]);
    return done;
  },
  sentence: ({ round }) =>
    `${round.closedAt === null ? 'Opened' : 'Closed'} the leave round ${round.name}`,
});
