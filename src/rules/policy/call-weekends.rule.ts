import * as z from 'zod/mini';
import { dayFromEpoch, type DaySpan, overlapOf } from '../../domain/time/day.ts';
import { groupBy } from '../../domain/group-by.ts';
import type { WorkKind } from '../../domain/work/work-period.ts';
import { periodsOfKind } from '../../domain/work/work-record.ts';
import { type Variable, yes } from '../encoding/model.ts';
import type { CallEncode } from '../rule.ts';
import { callDuties } from '../work/call-duties.ts';
import { possibleWork } from '../work/possible-work.ts';
import type { WorkExample } from '../work/work-example.ts';
import { defineWorkRule, seen } from '../work/work-rule.ts';

const params = z.object({ weekendsMax: z._default(z.int().check(z.gte(1), z.lte(12)), 2) });

const CALLS: readonly WorkKind[] = ['in-house-call', 'home-call'];

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
  nearMiss: {
    words: () => 'as many weekends in a row as are allowed, and more than one',
    tighter: ({ weekendsMax }) => ({ weekendsMax: Math.max(1, weekendsMax - 1) }),
  },
  checkWork: (record, { weekendsMax }) => {
    const known = new Set(
      CALLS.flatMap((kind) => periodsOfKind(record, kind)).flatMap(({ start }) =>
        weekendOf(record.clock.epochDayAt(start)),
      ),
    );
    const told = ({ length }: Run) => ({ measured: length, limit: weekendsMax, unit: 'weekends' });
    const found = runsOf(known)
      .filter(({ length }) => length > weekendsMax)
      .map((run) => seen(daysOfRun(run), `Call on ${run.length} weekends in a row.`, told(run)));
    const possible = new Set([...known, ...[...record.unknownDays].flatMap(weekendOf)]);
    const unclear = runsOf(possible).filter(
      (run) =>
        run.length > weekendsMax &&
        [...known].some((weekend) => run.first <= weekend && weekend < run.first + run.length) &&
        !found.some((each) => overlapOf(each, daysOfRun(run))),
    );
    const because = 'The weekends with call may have gone on where nothing is known.';
    return [
      ...found,
      ...unclear.map((run) => seen(daysOfRun(run), because, { ...told(run), cannotTell: true })),
    ];
  },
});

/** Weekends in a row, counted from the one after Monday 1969-12-29. */
interface Run {
  readonly first: number;
  readonly length: number;
}

/** The weekend of a Saturday or Sunday, in weeks since Monday 1969-12-29; none for other days. */
function weekendOf(epochDay: number): number[] {
  const day = epochDay + 3;
  return day % 7 >= 5 ? [Math.floor(day / 7)] : [];
}

function runsOf(weekends: ReadonlySet<number>): Run[] {
  const runs: { first: number; length: number }[] = [];
  for (const weekend of [...weekends].toSorted((one, other) => one - other)) {
    const run = runs.at(-1);
    if (run && run.first + run.length === weekend) run.length++;
    else runs.push({ first: weekend, length: 1 });
  }
  return runs;
}

function daysOfRun({ first, length }: Run): DaySpan {
  const last = first + length - 1;
  return { firstDay: dayFromEpoch(first * 7 + 2), lastDay: dayFromEpoch(last * 7 + 3) };
}

const WARDS = 'rotation Wards 2026-07-06 2026-08-02';

/** Of so many weekends and one more in a row, one is without call. */
export const encode: CallEncode<typeof params> = {
  layer: 'call',
  compared: { looser: 'Calls decided before may be on too many weekends.' },
  limit(encoding, { weekendsMax }, because) {
    for (const duties of callDuties(encoding)) {
      const limits = because([duties.personId], 'weekends with call');
      const calls = possibleWork(duties).work.filter(
        ({ kind, day }) => CALLS.includes(kind) && weekendOf(day).length > 0,
      );
      const withCall = new Map<number, Variable>();
      const decided = new Set<number>();
      for (const [weekend, own] of groupBy(calls, ({ day }) => weekendOf(day)[0] ?? 0)) {
        const isDecided = own.some(({ choice }) => choice === null);
        if (isDecided) decided.add(weekend);
        const isServed = encoding.model.number(isDecided ? 1 : 0, 1);
        withCall.set(weekend, isServed);
        for (const { choice } of own) {
          if (choice !== null) limits.implies(yes(choice), yes(isServed));
        }
      }
      for (const weekend of withCall.keys()) {
        const run = Array.from({ length: weekendsMax + 1 }, (_, place) => weekend + place);
        const served = run.flatMap((each) => withCall.get(each) ?? []);
        const most = Math.max(weekendsMax, run.filter((each) => decided.has(each)).length);
        if (served.length > most) limits.atMost(most, served);
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
  {
    title: 'two weekends with call and one of which nothing is known',
    verdict: 'cannot-tell',
    drawn: `${WARDS}\nunknown 2026-07-25 2026-07-26\nin-house-call 2026-07-11 17:00-07:00 x.......x`,
  },
  {
    title: 'a weekend of which nothing is known, apart from those with call',
    verdict: 'allowed',
    drawn: `${WARDS}\nunknown 2026-08-01 2026-08-02\nin-house-call 2026-07-11 17:00-07:00 x.......x`,
  },
];
