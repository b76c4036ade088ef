import * as z from 'zod/mini';
import { waiverIdSchema } from '../id.ts';
import { defineChange, done, refused } from './change.ts';

/** A waiver was withdrawn: what it was about is a finding like any other again. */
export const waiverWithdrawn = defineChange({
  name: 'waiver-withdrawn',
  args: z.object({ waiverId: waiverIdSchema, ruleTitle: z.string() }),
  roles: ['admin', 'coordinator'],
  apply: async (rows, { waiverId }) => {
    if (!(await rows.get('waiver', waiverId)))
      return refused('waiver-missing', 'This waiver is already withdrawn.');
    await rows.remove('waiver', [waiverId]);
    return done;
  },
  sentence: ({ ruleTitle }) => `Withdrew a waiver of “${ruleTitle}”`,
});
