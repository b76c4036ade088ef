import * as z from 'zod/mini';
import { HOUR, type Stretch } from '../../domain/work/stretches.ts';
import type { WorkKind } from '../../domain/work/work-period.ts';
import { periodsOfKind } from '../../domain/work/work-record.ts';
import type { ZoneClock } from '../../domain/work/zone-clock.ts';
import type { CallEncode } from '../rule.ts';
import { callDuties } from '../work/call-duties.ts';
import { exclusionsOf } from '../work/exclusions.ts';
import { possibleOnSite } from '../work/possible-work.ts';
import type { WorkExample } from '../work/work-example.ts';
import {
  daysAround,
  defineWorkRule,
  rounded,
  seen,
  touchesUnknown,
  type WorkObservation,
} from '../work/work-rule.ts';

const params = z.object({ hoursMin: z._default(z.number().check(z.gte(0), z.lte(72)), 14) });

const NIGHT_KINDS: readonly WorkKind[] = ['night-float', 'in-house-call'];

/** A night on site is not followed by clinic. */
export const rule = defineWorkRule({
  id: 'no-clinic-after-nights',
  title: 'No clinic after a night',
  statement: ({ hoursMin }) =>
    `Between the end of a night on site (night float, or in-house call that ends on another day) and clinic there are at least ${hoursMin} hours.`,
  citation: null,
  force: 'must',
  isOnByDefault: false,
  params,
  nearMiss: {
    words: ({ hoursMin }) => `less than ${hoursMin + 1} hours between`,
    tighter: ({ hoursMin }) => ({ hoursMin: hoursMin + 1 }),
  },
  checkWork: (record, { hoursMin }) => {
    const { clock } = record;
    const nightEnds = NIGHT_KINDS.flatMap((kind) => periodsOfKind(record, kind))
      .filter((period) => isNight(period, clock))
      .map(({ end }) => end)
      .sort((one, other) => one - other);
    const found: WorkObservation[] = [];
    let place = 0;
    for (const { start } of periodsOfKind(record, 'clinic')) {
      while ((nightEnds[place] ?? Infinity) <= start) place++;
      const before = nightEnds[place - 1] ?? -Infinity;
      const rest = start - before;
      const earliest = start - hoursMin * HOUR;
      if (rest < hoursMin * HOUR) {
        const told = { measured: rounded(rest / HOUR), limit: hoursMin, unit: 'hours' };
        const because = `Clinic ${rounded(rest / HOUR)} hours after a night.`;
        found.push(seen(daysAround(record, before, start), because, told));
      } else if (touchesUnknown(record, earliest, start)) {
        const because = 'Whether a night came before this clinic is not known.';
        found.push(seen(daysAround(record, earliest, start), because, { cannotTell: true }));
      }
    }
    return found;
  },
});

function isNight(
  { kind, start, end }: Stretch & { readonly kind: WorkKind },
  clock: ZoneClock,
): boolean {
  const isCall = kind === 'in-house-call' && clock.epochDayAt(start) !== clock.epochDayAt(end);
  return kind === 'night-float' || isCall;
}

const WARDS = 'rotation Wards 2026-07-06 2026-08-02';

/** No night whose end is too near to a clinic that stands. */
export const encode: CallEncode<typeof params> = {
  layer: 'call',
  compared: { looser: 'Nights and clinics that both stand are no choice.' },
  limit(encoding, { hoursMin }, because) {
    for (const duties of callDuties(encoding)) {
      const { clock } = duties;
      const weeks = possibleOnSite(duties);
      const limits = because([duties.personId], 'clinic after a night');
      for (const night of weeks.work.filter((each) => isNight(each, clock))) {
        const after = weeks.startingWithin(night.end, night.end + hoursMin * HOUR);
        for (const clinic of after.filter(({ kind }) => kind === 'clinic')) {
          for (const { terms, max } of exclusionsOf([night, clinic], [])) limits.atMost(max, terms);
        }
      }
    }
  },
};

/** Dated cases. */
export const workExamples: readonly WorkExample[] = [
  {
    title: 'clinic in the afternoon after a night',
    verdict: 'violation',
    drawn: `${WARDS}\nnight-float 2026-07-06 19:00-07:00\nclinic 2026-07-07 13:00-17:00`,
  },
  {
    title: 'clinic on the day after that',
    verdict: 'allowed',
    drawn: `${WARDS}\nnight-float 2026-07-06 19:00-07:00\nclinic 2026-07-08 08:00-12:00`,
  },
  {
    title: 'clinic after in-house call through the night',
    verdict: 'violation',
    drawn: `${WARDS}\nin-house-call 2026-07-06 17:00-07:00\nclinic 2026-07-07 08:00-12:00`,
  },
  {
    title: 'clinic after a day of call in the house',
    verdict: 'allowed',
    drawn: `${WARDS}\nin-house-call 2026-07-06 07:00-19:00\nclinic 2026-07-07 08:00-12:00`,
  },
  {
    title: 'clinic exactly fourteen hours after a night',
    verdict: 'allowed',
    drawn: `${WARDS}\nnight-float 2026-07-06 12:00-00:00\nclinic 2026-07-07 14:00-17:00`,
  },
  {
    title: 'clinic after a day of which nothing is known',
    verdict: 'cannot-tell',
    drawn: `${WARDS}\nunknown 2026-07-06 2026-07-06\nclinic 2026-07-07 08:00-12:00`,
  },
];
