import * as z from 'zod/mini';
import { waiverSchema } from '../rows/waiver.ts';
import { defineChange, done, refused } from './change.ts';

/** Somebody answers for a finding, by name and with a reason. */
export const findingWaived = defineChange({
  name: 'finding-waived',
  args: z.object({ waiver: waiverSchema }),
  roles: ['admin', 'coordinator'],
  apply: async (rows, { waiver }) => {
    if (waiver.lastDay < waiver.firstDay) {
      return refused('days-reversed', 'The last day is before the first.', 'waiver.lastDay');
    }
    const people = await rows.many('person', waiver.personIds);
    if (people.includes(undefined)) {
      return refused('person-missing', 'Somebody it is about does not exist any more.');
    }
    await rows.put('waiver', [waiver]);
    return done;
  },
  sentence: ({ waiver }) => `Waived a finding of “${waiver.ruleTitle}”`,
});
