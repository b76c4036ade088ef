import * as z from 'zod/mini';
import { caseIdSchema } from '../id.ts';
import { followUpFields } from '../rows/compliance-case.ts';
import { defineChange, done, refused } from './change.ts';

/** Cause, corrective action, who sees to it or until when were written into a case that is not signed off. */
export const caseUpdated = defineChange({
  name: 'case-updated',
  args: z.object({
    caseId: caseIdSchema,
    ruleTitle: z.string(),
    followUp: z.object(followUpFields),
  }),
  roles: ['admin', 'coordinator'],
  apply: async (rows, { caseId, followUp }) => {
    const before = await rows.get('complianceCase', caseId);
    if (!before) return refused('case-missing', 'This case does not exist any more.');
    if (before.signedOffBy !== null)
      return refused('signed-off', 'This case is signed off: reopen it to change it.');
    await rows.put('complianceCase', [{ ...before, ...followUp }]);
    return done;
  },
  sentence: ({ ruleTitle }) => `Wrote down cause and action about “${ruleTitle}”`,
});
