import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type LoggedDay, loggedDaySchema } from '../../src/domain/rows/logged-day.ts';
import {
  addDays,
  type Day,
  day,
  dayFromEpoch,
  daysOf,
  epochDayOf,
} from '../../src/domain/time/day.ts';
import { instantAt } from '../../src/domain/time/zone.ts';
import { averagingPeriods, timeWorkedIn } from '../../src/domain/work/averaging-periods.ts';
import { HOUR } from '../../src/domain/work/stretches.ts';
import { LOGGED_HOURS_MAX, problemOfLoggedDay } from '../../src/domain/work/logged-day-problem.ts';
import { scheduledPeriods, workedRecordOf } from '../../src/domain/work/worked-work.ts';
import type { WorkRecord } from '../../src/domain/work/work-record.ts';
import { drawnRecord } from '../../src/rules/work/work-example.ts';

const ZONE = 'America/New_York';

function drawn(...lines: string[]): WorkRecord {
  return drawnRecord({ title: '', verdict: 'allowed', drawn: lines.join('\n') });
}

/** A log such as `2026-10-31 clinical 19:00-07:00`; a day alone was free. Left and reason after that. */
function log(line: string): LoggedDay {
  const [on = '', kind, times = '', left, ...reason] = line.split(' ');
  const [from = '', to = ''] = times.split('-');
  const endDay = addDays(day(on), to > from ? 0 : 1);
  const period = kind && {
    start: instantAt({ day: day(on), time: from }, ZONE),
    end: instantAt({ day: endDay, time: to }, ZONE),
    kind,
    leftAt: left === undefined ? null : instantAt({ day: endDay, time: left }, ZONE),
    reason: reason.join(' '),
  };
  return loggedDaySchema.parse({
    id: `Ada/${on}`,
    personId: 'Ada',
    day: on,
    periods: period ? [period] : [],
  });
}

const judged = (firstDay: string, lastDay: string) => ({
  firstDay: day(firstDay),
  lastDay: day(lastDay),
});
const daysIn = (epochDays: ReadonlySet<number>): Day[] =>
  [...epochDays].toSorted((one, other) => one - other).map(dayFromEpoch);
const hoursOf = (record: WorkRecord): number[] =>
  averagingPeriods(record).map((period) => timeWorkedIn(record, period) / HOUR);

const WARDS = 'rotation Wards 2026-07-06 2026-08-02';

describe('drawn', () => {
  test('a logged day stands in place of the scheduled one, and blanks are unknown', () => {
    const scheduled = drawn(WARDS, 'clinical 2026-07-06 07:00-17:00 xxxxx..xxxxx');
    const record = workedRecordOf(
      scheduled,
      [log('2026-07-06 clinical 07:00-20:00'), log('2026-07-08')],
      judged('2026-07-06', '2026-08-02'),
    );
    expect(record.stream).toBe('worked');
    expect(hoursOf(record)).toEqual([13]);
    const logged = [day('2026-07-06'), day('2026-07-08')];
    expect(daysIn(record.unknownDays)).toEqual(
      daysOf(judged('2026-07-06', '2026-08-02')).filter((each) => !logged.includes(each)),
    );
  });

  test('leave needs no log', () => {
    const scheduled = drawn(WARDS, 'leave 2026-07-20 2026-07-26');
    const record = workedRecordOf(scheduled, [], judged('2026-07-06', '2026-08-02'));
    expect(averagingPeriods(record)).toMatchObject([{ days: 21, unknownDays: 21 }]);
  });

  test('of a period that is going on the days to come are unknown, and later ones are left out', () => {
    const scheduled = drawn(
      WARDS,
      'rotation ICU 2026-08-03 2026-09-20',
      'rotation Clinic 2026-09-21 2026-10-18',
    );
    const all = daysOf(judged('2026-07-06', '2026-08-10')).map((each) => log(each));
    const record = workedRecordOf(scheduled, all, judged('2026-07-06', '2026-08-10'));
    expect(averagingPeriods(record)).toMatchObject([
      { firstDay: '2026-07-06', lastDay: '2026-08-02', unknownDays: 0 },
      { firstDay: '2026-08-03', lastDay: '2026-08-30', unknownDays: 20 },
    ]);
  });

  test('what is logged after the last judged day is not heard yet', () => {
    const logged = [log('2026-07-09 clinical 07:00-17:00'), log('2026-07-10 clinical 07:00-17:00')];
    const record = workedRecordOf(drawn(WARDS), logged, judged('2026-07-06', '2026-07-09'));
    expect(hoursOf(record)).toEqual([10]);
  });

  test('a night that starts on the last judged day counts whole', () => {
    const logged = [log('2026-08-01 night-float 19:00-07:00'), log('2026-08-02')];
    const whole = workedRecordOf(drawn(WARDS), logged, judged('2026-07-06', '2026-08-01'));
    expect(hoursOf(whole)).toEqual([12]);
    const last = [log('2026-08-02 night-float 19:00-07:00')];
    const cut = workedRecordOf(drawn(WARDS), last, judged('2026-07-06', '2026-08-02'));
    expect(cut.periods[0]?.end).toBe(instantAt({ day: day('2026-08-03'), time: '07:00' }, ZONE));
    expect(hoursOf(cut)).toEqual([5]);
  });

  test.each([
    ['2026-10-31', 13],
    ['2027-03-13', 11],
    ['2027-03-20', 12],
  ])('a night from 19:00 to 07:00 on %s lasts %d hours', (on, hours) => {
    const scheduled = drawn(`rotation Wards ${on} ${addDays(day(on), 6)}`);
    const logged = [log(`${on} night-float 19:00-07:00`)];
    const record = workedRecordOf(scheduled, logged, judged(on, addDays(day(on), 6)));
    expect(hoursOf(record)).toEqual([hours]);
  });

  test('who stayed stayed at work, with the reason', () => {
    const logged = [log('2026-07-06 in-house-call 07:00-07:00 11:00 A patient in labour')];
    const record = workedRecordOf(drawn(WARDS), logged, judged('2026-07-06', '2026-08-02'));
    expect(record.periods.map(({ kind, stay }) => [kind, stay?.reason])).toEqual([
      ['in-house-call', undefined],
      ['transition', 'A patient in labour'],
    ]);
  });

  test('nothing is judged of somebody who begins after the last day', () => {
    const record = workedRecordOf(drawn(WARDS), [], judged('2026-07-06', '2026-07-01'));
    expect([record.periods, record.assignments, record.unknownDays.size]).toEqual([[], [], 0]);
  });
});

test('a day of the schedule is proposed as one period of a kind where they overlap', () => {
  const scheduled = drawn(
    WARDS,
    'clinical 2026-07-06 07:00-17:00',
    'clinical 2026-07-06 12:00-20:00',
    'education 2026-07-06 12:00-13:00',
    'clinical 2026-07-05 22:00-06:00',
  );
  const proposed = scheduledPeriods(scheduled, epochDayOf(day('2026-07-06')));
  expect(proposed.map(({ kind, start, end }) => [kind, (end - start) / HOUR])).toEqual([
    ['clinical', 13],
    ['education', 1],
  ]);
});

const drawnSchedule = fc
  .array(
    fc.record({
      place: fc.integer({ min: 0, max: 60 }),
      hour: fc.integer({ min: 0, max: 23 }),
      hours: fc.integer({ min: 1, max: 23 }),
      kind: fc.constantFrom('clinical', 'education', 'home-call', 'in-house-call'),
    }),
    { maxLength: 40 },
  )
  .map((works) => {
    const clock = (hour: number): string => `${String(hour % 24).padStart(2, '0')}:00`;
    return drawn(
      // Over the autumn change, in two rotations of which one is cut into pieces.
      'rotation Wards 2026-10-05 2026-10-18',
      'rotation ICU 2026-10-19 2026-12-04',
      'leave 2026-11-10 2026-11-12',
      ...works.map(({ place, hour, hours, kind }) => {
        const on = addDays(day('2026-10-05'), place);
        return `${kind} ${on} ${clock(hour)}-${clock(hour + hours)}`;
      }),
    );
  });

test('who confirms every day as scheduled has worked what was scheduled', () => {
  fc.assert(
    fc.property(drawnSchedule, (scheduled) => {
      const span = judged('2026-10-05', '2026-12-04');
      const logged = daysOf(span).map((on) => ({
        ...log(on),
        periods: scheduledPeriods(scheduled, epochDayOf(on)),
      }));
      // Two calls on one day may overlap into more than anybody works: that day is refused as it stands.
      const spans = logged.flatMap(({ periods }) => periods);
      fc.pre(spans.every(({ start, end }) => end - start <= LOGGED_HOURS_MAX * HOUR));
      for (const each of logged) {
        const limits = { timeZone: ZONE, contracts: [span] };
        expect(problemOfLoggedDay(each, limits)).toBeNull();
      }
      const record = workedRecordOf(scheduled, logged, span);
      expect(record.unknownDays.size).toBe(0);
      expect(hoursOf(record)).toEqual(hoursOf(scheduled));
    }),
    { numRuns: 150 },
  );
});

test('every day up to the last judged one is logged, leave or unknown', () => {
  const span = judged('2026-10-05', '2026-12-04');
  fc.assert(
    fc.property(
      fc.subarray(daysOf(span)),
      fc.integer({ min: 0, max: 60 }),
      (loggedDays, through) => {
        const scheduled = drawn(
          'rotation Wards 2026-10-05 2026-12-04',
          'leave 2026-11-10 2026-11-12',
        );
        const last = addDays(span.firstDay, through);
        const record = workedRecordOf(
          scheduled,
          loggedDays.map((on) => log(on)),
          {
            ...span,
            lastDay: last,
          },
        );
        for (const on of daysOf({ ...span, lastDay: last })) {
          const isBlank = !loggedDays.includes(on) && !record.leaveDays.has(epochDayOf(on));
          expect(record.unknownDays.has(epochDayOf(on)), on).toBe(isBlank);
        }
      },
    ),
    { numRuns: 100 },
  );
});
