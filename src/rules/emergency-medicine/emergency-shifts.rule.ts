import * as z from 'zod/mini';
import { dutiesOf } from '../../domain/work/duties.ts';
import { HOUR } from '../../domain/work/stretches.ts';
import { instantsOf } from '../../domain/work/work-record.ts';
import type { CallEncode } from '../rule.ts';
import { callDuties } from '../work/call-duties.ts';
import {
  type Chain,
  chainsUpTo,
  conditionsOf,
  exclusionsOf,
  shortRestAfter,
} from '../work/exclusions.ts';
import { possibleOnSite } from '../work/possible-work.ts';
import { emergencyAssignments, emergencyRotations, holdsDay } from '../work/emergency-rotations.ts';
import type { WorkExample } from '../work/work-example.ts';
import {
  daysAround,
  defineWorkRule,
  rounded,
  seen,
  touchesUnknown,
  type WorkObservation,
} from '../work/work-rule.ts';

const params = z.object({
  rotations: emergencyRotations,
  hoursMax: z._default(z.number().check(z.gt(0), z.lte(24)), 12),
  /** Work with a shorter gap between is one shift. */
  gapHoursMax: z._default(z.number().check(z.gte(0), z.lte(8)), 2),
});

/** Shifts in the emergency department are at most twelve hours, and the rest after one is as long as it was. */
export const rule = defineWorkRule({
  id: 'emergency-shifts',
  title: 'Emergency shifts and the rest after them',
  statement: ({ hoursMax, rotations }) =>
    `On rotations in the emergency department (${rotations.join(', ')}) a shift lasts at most ${hoursMax} hours, and before the next one there is as much time off as it lasted.`,
  citation: null,
  force: 'must',
  isOnByDefault: false,
  params,
  checkWork: (record, { rotations, hoursMax, gapHoursMax }) => {
    const emergency = emergencyAssignments(record, rotations);
    if (emergency.length === 0) return [];
    const { starts, ends } = dutiesOf(record, gapHoursMax);
    const within = emergency.map((assignment) => instantsOf(assignment, record.clock));
    const found: WorkObservation[] = [];
    for (let place = 0; place < starts.length; place++) {
      const start = starts[place] ?? Infinity;
      if (!within.some((each) => each.start <= start && start < each.end)) continue;
      const end = ends[place] ?? start;
      const length = end - start;
      if (length > hoursMax * HOUR) {
        const told = { measured: rounded(length / HOUR), limit: hoursMax, unit: 'hours' };
        found.push(seen(daysAround(record, start, end), 'A shift too long.', told));
      }
      const next = starts[place + 1] ?? Infinity;
      const owed = end + length;
      if (next < owed) {
        const measured = rounded((next - end) / HOUR);
        const told = { measured, limit: rounded(length / HOUR), unit: 'hours' };
        const because = 'Less time off than the shift before lasted.';
        found.push(seen(daysAround(record, end, next), because, told));
      } else if (touchesUnknown(record, end, owed)) {
        const because = 'Nothing is known of the time after this shift.';
        found.push(seen(daysAround(record, end, owed), because, { cannotTell: true }));
      }
    }
    return found;
  },
});

const EMERGENCY = 'rotation ED 2026-07-06 2026-08-02';

/** No shift is too long, and after each that may be there is as much time off as it lasts. */
export const encode: CallEncode<typeof params> = {
  layer: 'call',
  compared: {
    stricter:
      'A shift that work before the rotation makes part of a longer duty counts from the rotation on, and where a third call fills the rest between two it is excluded too.',
    looser: 'Work that stands may be too long whatever calls are chosen.',
  },
  limit(encoding, { rotations, hoursMax, gapHoursMax }, because) {
    const gap = gapHoursMax * HOUR;
    for (const duties of callDuties(encoding)) {
      const emergency = emergencyAssignments(duties.record, rotations);
      if (emergency.length === 0) continue;
      const weeks = possibleOnSite(duties);
      const limits = because([duties.personId], 'emergency shifts');
      for (const last of weeks.work) {
        const goesOn = ({ start }: Chain) => last.end - start <= hoursMax * HOUR;
        for (const chain of chainsUpTo(weeks, last, gap, goesOn)) {
          if (!holdsDay(emergency, duties.clock.epochDayAt(chain.start))) continue;
          const tooLong = goesOn(chain) ? [] : exclusionsOf(chain.work, []);
          for (const { terms, max } of tooLong) limits.atMost(max, terms);
          if (!goesOn(chain)) continue;
          const until = last.end + last.end - chain.start;
          const { calls, others } = shortRestAfter(weeks, chain, last.end + gap + 1, until);
          if (calls.length > 0) limits.onlyIf(...conditionsOf(chain)).atMost(0, calls);
          for (const { terms, max } of others) limits.atMost(max, terms);
        }
      }
    }
  },
};

/** Dated cases. */
export const workExamples: readonly WorkExample[] = [
  {
    title: 'twelve hours on, twelve off',
    verdict: 'allowed',
    drawn: `${EMERGENCY}\nclinical 2026-07-06 07:00-19:00 xxx`,
  },
  {
    title: 'a shift of 12.5 hours',
    verdict: 'violation',
    drawn: `${EMERGENCY}\nclinical 2026-07-06 07:00-19:30`,
  },
  {
    title: 'ten hours on, nine off',
    verdict: 'violation',
    drawn: `${EMERGENCY}\nclinical 2026-07-06 07:00-17:00\nclinical 2026-07-07 02:00-10:00`,
  },
  {
    title: 'another rotation has no such rule',
    verdict: 'allowed',
    drawn: `rotation Wards 2026-07-06 2026-08-02\nclinical 2026-07-06 07:00-21:00 xxx`,
  },
  {
    title: 'the day after the shift was not logged',
    verdict: 'cannot-tell',
    stream: 'worked',
    drawn: `${EMERGENCY}\nunknown 2026-07-07 2026-07-07\nclinical 2026-07-06 12:00-22:00`,
  },
];
