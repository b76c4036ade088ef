import * as z from 'zod/mini';
import { complianceCaseSchema } from '../rows/compliance-case.ts';
import { defineChange, done, refused } from './change.ts';

/** A finding is followed up from now on. What was found is kept as it was found. */
export const caseOpened = defineChange({
  name: 'case-opened',
  args: z.object({ opened: complianceCaseSchema }),
  roles: ['admin', 'coordinator'],
  apply: async (rows, { opened }) => {
    if (await rows.get('complianceCase', opened.id))
      return refused('case-exists', 'This case is open already.');
    if (opened.lastDay < opened.firstDay) {
      return refused('days-reversed', 'The last day is before the first.', 'opened.lastDay');
    }
    if (opened.signedOffBy !== null || opened.signedOffOn !== null)
      return refused('signed-off', 'A case is opened first and signed off later.');
    await rows.put('complianceCase', [opened]);
    return done;
  },
  sentence: ({ opened }) => `Opened a case about “${opened.ruleTitle}”`,
});
