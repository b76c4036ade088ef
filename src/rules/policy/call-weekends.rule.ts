import * as z from 'zod/mini';
import { groupBy } from '../../domain/group-by.ts';
import type { CallMode } from '../../domain/rows/rotation.ts';
import { dayFromEpoch, epochDayOf, isWeekend } from '../../domain/time/day.ts';
import { type Variable, yes } from '../encoding/model.ts';
import type { CallEncode } from '../rule.ts';
import type { WorkExample } from '../work/work-example.ts';
import { defineWorkRule, seen, type WorkObservation } from '../work/work-rule.ts';

const params = z.object({ weekendsMax: z._default(z.int().check(z.gte(1), z.lte(12)), 2) });

/** Nobody has call on many weekends in a row. */
export const rule = defineWorkRule({
  id: 'call-weekends',
  title: 'Weekends with call in a row',
  statement: ({ weekendsMax }) =>
    `A resident has in-house or home call, beginning on a Saturday or Sunday, on at most ${weekendsMax} weekends in a row.`,
  citation: null,
  force: 'must',
  isOnByDefault: false,
  params,
  checkWork: (record, { weekendsMax }) => {
    const weekends = new Set<number>();
    for (const { kind, start } of record.periods) {
      if (kind !== 'in-house-call' && kind !== 'home-call') continue;
      const day = record.clock.epochDayAt(start);
      if ((day + 3) % 7 >= 5) weekends.add(weekOf(day));
    }
    const found: WorkObservation[] = [];
    for (const last of weekends) {
      if (weekends.has(last + 1)) continue;
      let first = last;
      while (weekends.has(first - 1)) first--;
      const measured = last - first + 1;
      if (measured <= weekendsMax) continue;
      const span = { firstDay: dayFromEpoch(first * 7 + 2), lastDay: dayFromEpoch(last * 7 + 3) };
      const told = { measured, limit: weekendsMax, unit: 'weekends' };
      found.push(seen(span, `Call on ${measured} weekends in a row.`, told));
    }
    return found;
  },
});

const CALL_MODES: ReadonlySet<CallMode> = new Set(['in-house', 'home']);

/** Weeks since Monday 1969-12-29. @param day since 1970-01-01. */
function weekOf(day: number): number {
  return Math.floor((day + 3) / 7);
}

const WARDS = 'rotation Wards 2026-07-06 2026-08-02';

/** Of so many weekends and one more in a row, one is without call. */
export const encode: CallEncode<typeof params> = {
  layer: 'call',
  compared: { looser: 'Calls decided before may be on too many weekends.' },
  limit(encoding, { weekendsMax }, because) {
    const weeks = groupBy(encoding.days.filter(isWeekend), (day) => weekOf(epochDayOf(day)));
    const first = weekOf(epochDayOf(encoding.span.firstDay));
    for (const { person } of encoding.plan.residents) {
      const limits = because([person.id], 'weekends with call');
      const withCall = new Map<number, Variable>();
      const decided = new Set<number>();
      for (const [week, days] of weeks) {
        const calls = encoding.callsOf(person.id, days, ({ mode }) => CALL_MODES.has(mode));
        if (calls.length === 0) continue;
        const isServed = encoding.model.yesNo();
        withCall.set(week, isServed);
        if (calls.some((call) => encoding.model.range(call).min === 1)) decided.add(week);
        for (const call of calls) limits.implies(yes(call), yes(isServed));
      }
      for (const week of withCall.keys()) {
        const run = Array.from({ length: weekendsMax + 1 }, (_, place) => week + place);
        const served = run.flatMap((each) => withCall.get(each) ?? []);
        const most = Math.max(weekendsMax, run.filter((each) => decided.has(each)).length);
        if (week + weekendsMax >= first && served.length > most) limits.atMost(most, served);
      }
    }
  },
};

/** Dated cases. */
export const workExamples: readonly WorkExample[] = [
  {
    title: 'call on two weekends in a row and on the fourth',
    verdict: 'allowed',
    drawn: `${WARDS}\nin-house-call 2026-07-11 17:00-07:00 x......x.............x`,
  },
  {
    title: 'call on three weekends in a row',
    verdict: 'violation',
    drawn: `${WARDS}\nin-house-call 2026-07-11 17:00-07:00 x.......x\nhome-call 2026-07-26 07:00-07:00`,
  },
  {
    title: 'Friday nights are no weekend call',
    verdict: 'allowed',
    drawn: `${WARDS}\nin-house-call 2026-07-10 17:00-07:00 x......x......x`,
  },
];
