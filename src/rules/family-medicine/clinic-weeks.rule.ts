import * as z from 'zod/mini';
import { groupBy } from '../../domain/group-by.ts';
import { periodsOfKind } from '../../domain/work/work-record.ts';
import type { Limits, ModelBuilder, Variable } from '../encoding/model.ts';
import type { BlockEncode, CallEncode } from '../rule.ts';
import { callDuties } from '../work/call-duties.ts';
import { chosenClinics, lackingOf, weekOf, weeksTaken } from '../work/clinic-choices.ts';
import type { WorkExample } from '../work/work-example.ts';
import { defineWorkRule } from '../work/work-rule.ts';
import { judgedOverYear } from '../work/year-target.ts';

const params = z.object({ weeksMin: z._default(z.int().check(z.gte(1), z.lte(52)), 40) });

/** A family physician in training sees their own patients through most of the year. */
export const rule = defineWorkRule({
  id: 'clinic-weeks',
  title: 'Weeks with clinic in the year (family medicine)',
  statement: ({ weeksMin }) =>
    `A resident should have clinic in at least ${weeksMin} weeks of the year. Years of which not every day has a rotation cannot be judged unless they have so many already.`,
  citation: null,
  force: 'should',
  isOnByDefault: false,
  params,
  checkWork: (record, { weeksMin }) => {
    const { size: measured } = new Set(
      periodsOfKind(record, 'clinic').map(({ start }) => weekOf(record.clock.epochDayAt(start))),
    );
    const because = `Clinic in ${measured} weeks of the year.`;
    return judgedOverYear(record, { measured, limit: weeksMin, unit: 'weeks', because });
  },
});

const YEAR = 'rotation Clinic 2026-07-06 2027-07-04';
const week = (count: number) => 'x......'.repeat(count);

/** What each lacking week costs, beside the weights of the wishes. */
const PENALTY = 2;

/** A penalty for each week that the rotations chosen lack, and for each that nights of call then take away. */
export const encode: [BlockEncode<typeof params>, CallEncode<typeof params>] = [
  {
    layer: 'block',
    compared: {
      stricter: 'A year that is not whole costs too, of which the check cannot tell.',
    },
    limit(encoding, { weeksMin }, because) {
      for (const member of encoding.residents) {
        const limits = because([member.person.id], 'weeks with clinic in the year');
        const weeks = groupBy(chosenClinics(encoding, member), ({ day }) => weekOf(day));
        const terms: Variable[] = [];
        let certain = 0;
        for (const clinics of weeks.values()) {
          const choices = [...new Set(clinics.flatMap(({ choice }) => choice ?? []))];
          if (clinics.some(({ choice }) => choice === null)) certain++;
          else terms.push(anyOf(encoding.model, limits, choices));
        }
        encoding.model.penalty(PENALTY, limits.shortfall(weeksMin - certain, terms));
      }
    },
  },
  {
    layer: 'call',
    compared: {
      stricter: 'A year that is not whole costs too, of which the check cannot tell.',
      looser: 'The rotations may have too few weeks with clinic without any call.',
    },
    limit(encoding, { weeksMin }, because) {
      for (const duties of callDuties(encoding)) {
        const limits = because([duties.personId], 'weeks with clinic in the year');
        const lacking = lackingOf(limits, weeksTaken(duties, limits), weeksMin);
        if (lacking !== null) encoding.model.penalty(PENALTY, lacking);
      }
    },
  },
];

/** A choice that may be yes only where one of these is. */
function anyOf(model: ModelBuilder, limits: Limits, choices: readonly Variable[]): Variable {
  const [only] = choices;
  if (only !== undefined && choices.length === 1) return only;
  const isAny = model.yesNo();
  limits.atLeast(0, [...choices, [-1, isAny]]);
  return isAny;
}

/** Dated cases. */
export const workExamples: readonly WorkExample[] = [
  {
    title: 'forty weeks with clinic',
    verdict: 'allowed',
    drawn: `${YEAR}\nclinic 2026-07-06 08:00-12:00 ${week(40)}`,
  },
  {
    title: 'thirty-nine weeks with clinic',
    verdict: 'advisory',
    drawn: `${YEAR}\nclinic 2026-07-06 08:00-12:00 ${week(39)}`,
  },
  {
    title: 'half a year',
    verdict: 'cannot-tell',
    drawn: `rotation Clinic 2026-07-06 2027-01-03\nclinic 2026-07-06 08:00-12:00 ${week(20)}`,
  },
];
