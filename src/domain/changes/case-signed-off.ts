import * as z from 'zod/mini';
import { caseIdSchema } from '../id.ts';
import { missingForSignOff } from '../rows/compliance-case.ts';
import { nameSchema } from '../rows/row.ts';
import { daySchema } from '../time/day.ts';
import { defineChange, done, refused } from './change.ts';

const NEEDED = {
  cause: { kind: 'cause-missing', message: 'Write down the cause first.' },
  causeNote: { kind: 'cause-missing', message: 'Say first which other cause it was.' },
  correctiveAction: { kind: 'action-missing', message: 'Write down the corrective action first.' },
} as const;

/** A case was signed off by somebody, by name; only with a cause and a corrective action. */
export const caseSignedOff = defineChange({
  name: 'case-signed-off',
  args: z.object({
    caseId: caseIdSchema,
    ruleTitle: z.string(),
    signedOffBy: nameSchema,
    signedOffOn: daySchema,
  }),
  roles: ['admin', 'coordinator'],
  apply: async (rows, { caseId, signedOffBy, signedOffOn }) => {
    const before = await rows.get('complianceCase', caseId);
    if (!before) return refused('case-missing', 'This case does not exist any more.');
    if (before.signedOffBy !== null)
      return refused('signed-off', `${before.signedOffBy} has signed this case off already.`);
    const missing = missingForSignOff(before);
    if (missing) return refused(NEEDED[missing].kind, NEEDED[missing].message);
    await rows.put('complianceCase', [{ ...before, signedOffBy, signedOffOn }]);
    return done;
  },
  sentence: ({ ruleTitle }) => `Signed off the case about “${ruleTitle}”`,
});
