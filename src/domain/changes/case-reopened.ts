import * as z from 'zod/mini';
import { caseIdSchema } from '../id.ts';
import { defineChange, done, refused } from './change.ts';

/** A case that was signed off is followed up again; who had signed it stays in the history. */
export const caseReopened = defineChange({
  name: 'case-reopened',
  args: z.object({ caseId: caseIdSchema, ruleTitle: z.string() }),
  roles: ['admin', 'coordinator'],
  apply: async (rows, { caseId }) => {
    const before = await rows.get('complianceCase', caseId);
    if (!before) return refused('case-missing', 'This case does not exist any more.');
    if (before.signedOffBy === null)
      return refused('not-signed-off', 'This case is not signed off.');
    await rows.put('complianceCase', [{ ...before, signedOffBy: null, signedOffOn: null }]);
    return done;
  },
  sentence: ({ ruleTitle }) => `Reopened the case about “${ruleTitle}”`,
});
