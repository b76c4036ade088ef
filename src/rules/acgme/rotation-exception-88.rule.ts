import { averagingPeriods } from '../../domain/work/averaging-periods.ts';
import type { CallEncode } from '../rule.ts';
import { callDuties } from '../work/call-duties.ts';
import { commonRequirement } from '../work/cited.ts';
import { EXCEPTION_RULE_ID, exceptionParams } from '../work/hours-exception.ts';
import { HOURS_COMPARED, limitAveragedHours } from '../work/hours-limits.ts';
import { hasException, weeklyHours } from '../work/weekly-hours.ts';
import type { WorkExample } from '../work/work-example.ts';
import { defineWorkRule, rounded, seen, type WorkObservation } from '../work/work-rule.ts';

/** An approved exception raises the limit of a rotation to 88 hours, and no further. */
export const rule = defineWorkRule({
  id: EXCEPTION_RULE_ID,
  title: 'Rotations with an approved exception',
  statement: ({ hoursMax, usualHoursMax, rotations }) =>
    `On a rotation with an approved exception residents may work up to ${hoursMax} hours a week on average; where only some days of a period have one, the limit is in proportion, with ${usualHoursMax} hours for the others. An exception counts once its approval is noted. Rotations named: ${rotations.length === 0 ? 'none' : rotations.join(', ')}.`,
  citation: commonRequirement('6.24', 'VI.F.4.c'),
  force: 'must',
  params: exceptionParams,
  checkWork: (record, { usualHoursMax }) => [
    ...averagingPeriods(record).flatMap((period): WorkObservation[] => {
      if (period.days === 0 || !hasException(period)) return [];
      const { measured, limit, isOver, total } = weeklyHours(record, period, usualHoursMax);
      if (!isOver) return [];
      const because = `${rounded(total)} hours in ${period.days} days are more than even the exception of ${period.assignment.name} allows.`;
      const told = { measured: rounded(measured), limit: rounded(limit), unit: 'hours per week' };
      return [seen(period, because, told)];
    }),
    ...record.assignments.flatMap((assignment): WorkObservation[] => {
      const unproven = assignment.spans.find(({ exception }) => exception && !exception.isProven);
      if (!unproven) return [];
      const because = `The approval of the exception of ${assignment.name} is not noted; the usual limit stands.`;
      return [seen(assignment, because, { cannotTell: true })];
    }),
  ],
});

/** The calls that touch a period with an exception add no more hours to it than are left. */
export const encode: CallEncode<typeof exceptionParams> = {
  layer: 'call',
  compared: HOURS_COMPARED,
  limit(encoding, { usualHoursMax }, because) {
    for (const duties of callDuties(encoding)) {
      for (const period of averagingPeriods(duties.record).filter(hasException)) {
        const limits = because([duties.personId], `hours from ${period.firstDay} on`);
        limitAveragedHours(limits, duties, period, usualHoursMax);
      }
    }
  },
};

/** Dated cases. */
export const workExamples: readonly WorkExample[] = [
  {
    title: '84 hours under an approved exception',
    verdict: 'allowed',
    drawn: `rotation Wards 2026-07-06 2026-08-02 with exception
      clinical 2026-07-06 06:00-20:00 xxxxxx.xxxxxx.xxxxxx.xxxxxx.`,
  },
  {
    title: '88 hours under an approved exception',
    verdict: 'allowed',
    drawn: `rotation Wards 2026-07-06 2026-07-12 with exception
      clinical 2026-07-06 06:00-23:00 xxxx\nclinical 2026-07-10 02:00-22:00`,
  },
  {
    title: 'a quarter of an hour more',
    verdict: 'violation',
    drawn: `rotation Wards 2026-07-06 2026-07-12 with exception
      clinical 2026-07-06 06:00-23:00 xxxx\nclinical 2026-07-10 02:00-22:15`,
  },
  {
    title: 'an exception whose approval nobody noted',
    verdict: 'cannot-tell',
    drawn: `rotation Wards 2026-07-06 2026-07-12 with unproven exception
      clinical 2026-07-06 06:00-16:00 xxxxx`,
  },
];
