import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type LoggedDay, loggedDayId, loggedDaySchema } from '../../src/domain/rows/logged-day.ts';
import { Schedule } from '../../src/domain/schedule/schedule.ts';
import { addDays, day } from '../../src/domain/time/day.ts';
import { instantAt } from '../../src/domain/time/zone.ts';
import { problemOfLoggedDay } from '../../src/domain/work/logged-day-problem.ts';
import { workKindSchema } from '../../src/domain/work/work-period.ts';
import { hoursFiles } from '../../src/formats/hours-export.ts';
import { type HoursFile, readHours } from '../../src/formats/hours-csv.ts';
import { readLoggedHours } from '../../src/formats/logged-hours-csv.ts';
import { periodsCsv } from '../../src/formats/periods-csv.ts';
import { scheduledRecords } from '../../src/rules/work/scheduled-records.ts';
import { row, smallRows } from '../answers/small-program.ts';
import { familyMedicineSmall } from '../worlds/family-medicine-small.ts';
import { planOf } from '../worlds/grow.ts';

const timeZone = 'America/New_York';
const { personYear: personYears = [], person: smallPeople = [] } = smallRows();
const people = smallPeople.map((each) =>
  each.id === 'ben' ? { ...each, email: 'ben@example.org' } : each,
);
const HEADER = 'resident,start,end,kind,left_at\n';

function read(lines: string, logged: readonly LoggedDay[] = [], gapsAreFree = false) {
  const file = { name: 'periods.csv', text: HEADER + lines };
  const done = readLoggedHours([file], { timeZone, people, personYears, logged }, gapsAreFree);
  if (!done.ok) throw new Error(done.fault.reason);
  return done.dryRun;
}

function daysIn({ logs }: ReturnType<typeof read>): string[] {
  return logs.flatMap(({ personId, days }) =>
    days.map((each) => `${personId} ${each.day} ${each.periods.length}`),
  );
}

function asRows({ logs }: ReturnType<typeof read>): LoggedDay[] {
  return logs.flatMap(({ personId, days }) =>
    days.map((each) => ({ ...each, personId, id: loggedDayId(personId, each.day) })),
  );
}

describe('the dry run', () => {
  test('finds people by id, e-mail and full name in any order', () => {
    const lines = ['ada', 'BEN@example.org', 'Chi Lovgren', '"Haddad, Dora"'].map(
      (who) => `${who},2026-11-20T07:00,2026-11-20T17:00,clinical,\n`,
    );
    expect(daysIn(read(lines.join('')))).toEqual([
      'ada 2026-11-20 1',
      'ben 2026-11-20 1',
      'chi 2026-11-20 1',
      'dora 2026-11-20 1',
    ]);
  });

  test('puts the periods of a day together, a night on the day it starts, and days off', () => {
    const dryRun = read(
      `ada,2026-11-20T07:00,2026-11-20T12:00,clinical,
ada,2026-11-20T19:00,2026-11-21T07:00,night-float,2026-11-21T08:00
ada,2026-11-22T00:00,2026-11-23T00:00,off,\n`,
    );
    expect(daysIn(dryRun)).toEqual(['ada 2026-11-20 2', 'ada 2026-11-22 0']);
    expect(dryRun.refused).toEqual([]);
  });

  test('takes days without a row as days off where it is told to', () => {
    const lines = `ada,2026-11-20T07:00,2026-11-20T12:00,clinical,
ada,2026-11-21T25:00,2026-11-21T12:00,clinical,
ada,2026-11-23T07:00,2026-11-23T12:00,clinical,\n`;
    expect(daysIn(read(lines))).toEqual(['ada 2026-11-20 1', 'ada 2026-11-23 1']);
    // The 21st has a row, though one that is refused.
    expect(daysIn(read(lines, [], true))).toEqual([
      'ada 2026-11-20 1',
      'ada 2026-11-22 0',
      'ada 2026-11-23 1',
    ]);
  });

  test('says what is replaced and what stands already', () => {
    const before = asRows(
      read(
        `ada,2026-11-20T07:00,2026-11-20T12:00,clinical,\nada,2026-11-21T07:00,2026-11-21T12:00,clinical,\n`,
      ),
    );
    const after = read(
      `ada,2026-11-20T07:00,2026-11-20T12:00,clinical,
ada,2026-11-21T07:00,2026-11-21T13:00,clinical,
ada,2026-11-22T07:00,2026-11-22T13:00,clinical,\n`,
      before,
    );
    expect(daysIn(after)).toEqual(['ada 2026-11-21 1', 'ada 2026-11-22 1']);
    expect(after.replaced.map(({ id }) => id)).toEqual(['ada/2026-11-21']);
    expect(after.sameCount).toBe(1);
  });

  test('names times that the clocks show twice or never', () => {
    const { notes } = read('ada,2026-10-31T19:00,2026-11-01T01:30,clinical,\n');
    expect(notes).toEqual([
      'periods.csv, row 2, column end: 2026-11-01T01:30 happens twice that night; the first is meant.',
    ]);
  });
});

test.each([
  ['zoe,2026-11-20T07:00,2026-11-20T12:00,clinical,', 'resident', /Nobody in the program/],
  ['ada,20.11.2026,2026-11-20T12:00,clinical,', 'start', /local time/],
  ['ada,2026-11-20T07:00,2026-11-20T07:00,clinical,', 'end', /not after the start/],
  ['ada,2026-11-20T07:00,2026-11-22T00:00,clinical,', 'end', /longer than 40 hours/],
  ['ada,2026-11-20T07:00,2026-11-20T12:00,resting,', 'kind', /none of clinical.*off/],
  ['ada,2026-11-20T07:00,2026-11-21T07:00,off,', 'kind', /midnight to midnight/],
  ['ada,2026-11-20T07:00,2026-11-20T12:00,clinical,11', 'left_at', /local time/],
  ['ada,2026-11-20T07:00,2026-11-20T12:00,clinical,2026-11-20T11:00', 'left_at', /ends earlier/],
  ['ada,2026-06-30T07:00,2026-06-30T12:00,clinical,', 'start', /outside/],
])('the row %s is refused at %s', (line, column, reason) => {
  const good = 'ada,2026-11-19T07:00,2026-11-19T12:00,clinical,';
  const sameDay = 'ada,2026-11-20T14:00,2026-11-20T15:00,clinic,';
  const dryRun = read([good, sameDay, line, ''].join('\n'));
  expect(dryRun.refused).toMatchObject([{ file: 'periods.csv', row: 4, column }]);
  expect(dryRun.refused[0]?.reason).toMatch(reason);
  // What can be told to belong to the same day stays out with it.
  const spoils = line.startsWith('ada,2026-11-20');
  expect(daysIn(dryRun)).toEqual(['ada 2026-11-19 1', ...(spoils ? [] : ['ada 2026-11-20 1'])]);
});

test('of two rows of one kind that overlap the later is refused, and a day off beside work', () => {
  const overlapping = read(
    'ada,2026-11-20T07:00,2026-11-20T12:00,clinical,\nada,2026-11-20T11:00,2026-11-20T13:00,clinical,\n',
  );
  expect(overlapping.refused).toMatchObject([{ row: 3, column: 'start' }]);
  const offAtWork = read(
    'ada,2026-11-20T07:00,2026-11-20T12:00,clinical,\nada,2026-11-20T00:00,2026-11-21T00:00,off,\n',
  );
  expect(offAtWork.refused).toMatchObject([{ row: 3, column: 'kind' }]);
  expect([...overlapping.logs, ...offAtWork.logs]).toEqual([]);
});

test('several people of one name need an e-mail address', () => {
  const twice = [...people, row('person', { id: 'ada2', givenName: 'Ada', familyName: 'Núñez' })];
  const file = {
    name: 'p.csv',
    text: `${HEADER}Ada Núñez,2026-11-20T07:00,2026-11-20T12:00,clinical,\n`,
  };
  const context = { timeZone, people: twice, personYears, logged: [] };
  const done = readLoggedHours([file], context, false);
  expect(done.ok && done.dryRun.refused[0]?.reason).toMatch(/Several people/);
});

test('several files are read as one, and each row is named by its own', () => {
  const files = ['ada', 'zoe'].map((who) => ({
    name: `${who}.csv`,
    text: `${HEADER}${who},2026-11-20T07:00,2026-11-20T12:00,clinical,\n`,
  }));
  const done = readLoggedHours(files, { timeZone, people, personYears, logged: [] }, false);
  expect(done.ok && done.dryRun.logs.map(({ personId }) => personId)).toEqual(['ada']);
  expect(done.ok && done.dryRun.refused).toMatchObject([{ file: 'zoe.csv', row: 2 }]);
});

test('a file that is no such table is refused whole', () => {
  const file = { name: 'people.csv', text: 'name,email\nAda,a@example.org\n' };
  const done = readLoggedHours([file], { timeZone, people, personYears, logged: [] }, false);
  expect(done).toMatchObject({ ok: false, fault: { row: 1, column: 'resident' } });
});

const anyDay = fc
  .record({
    personId: fc.constantFrom('ada', 'ben', 'chi'),
    place: fc.integer({ min: 0, max: 200 }),
    periods: fc.array(
      fc.record({
        hour: fc.integer({ min: 0, max: 23 }),
        minutes: fc.integer({ min: 15, max: 28 * 60 }),
        kind: fc.constantFrom(...workKindSchema.options),
        stay: fc.option(fc.integer({ min: 0, max: 300 })),
        reason: fc.constantFrom('', 'A birth', '=SUM(A1)', 'He said "stay", so', 'Ünfall, spät'),
      }),
      { maxLength: 3 },
    ),
  })
  .map(({ personId, place, periods }) => {
    // From October on, over both changes of the clocks.
    const on = addDays(day('2026-10-01'), place);
    return loggedDaySchema.parse({
      id: `${personId}/${on}`,
      personId,
      day: on,
      periods: periods.map(({ hour, minutes, kind, stay, reason }) => {
        const start = instantAt({ day: on, time: `${String(hour).padStart(2, '0')}:30` }, timeZone);
        const end = start + minutes * 60_000;
        return { start, end, kind, leftAt: stay === null ? null : end + stay * 60_000, reason };
      }),
    });
  })
  .filter((each) => {
    const contracts = [{ firstDay: day('2026-07-01'), lastDay: day('2027-06-30') }];
    return problemOfLoggedDay(each, { timeZone, contracts }) === null && !isInTheHourTwice(each);
  });

/** A time in the hour that the autumn change shows twice is read as the first, and cannot be told apart in a file. */
function isInTheHourTwice({ periods }: LoggedDay): boolean {
  const second = { from: Date.parse('2026-11-01T06:00Z'), to: Date.parse('2026-11-01T07:00Z') };
  return periods
    .flatMap(({ start, end, leftAt }) => [start, end, leftAt ?? end])
    .some((at) => second.from <= at && at < second.to);
}

test('what is written is read back the same, byte for byte', () => {
  fc.assert(
    fc.property(fc.uniqueArray(anyDay, { selector: ({ id }) => id, maxLength: 30 }), (days) => {
      const text = periodsCsv(days, timeZone);
      const context = { timeZone, people, personYears, logged: [] };
      const done = readLoggedHours([{ name: 'periods.csv', text }], context, false);
      if (!done.ok) throw new Error(done.fault.reason);
      expect(done.dryRun.refused).toEqual([]);
      const back = asRows(done.dryRun);
      expect(back).toHaveLength(days.length);
      expect(periodsCsv(back, timeZone)).toBe(text);
      const again = readLoggedHours(
        [{ name: 'periods.csv', text }],
        { ...context, logged: days },
        true,
      );
      expect(again.ok && again.dryRun.replaced).toEqual([]);
      expect(again.ok && again.dryRun.sameCount).toBe(days.length);
    }),
    { numRuns: 150 },
  );
});

test('the header is that of the hours command, with reasons only where there are some', () => {
  expect(periodsCsv([], timeZone)).toBe('\uFEFFresident,start,end,kind,left_at\r\n');
  const free = loggedDaySchema.parse({ id: 'a/2', personId: 'a', day: '2026-11-20', periods: [] });
  expect(periodsCsv([free], timeZone).split('\r\n')[1]).toBe(
    'a,2026-11-20T00:00,2026-11-21T00:00,off,',
  );
});

test('the four files are read by the hours command, with what was logged', () => {
  const { rows, witness } = familyMedicineSmall.grow(1);
  const schedule = new Schedule(planOf(rows), witness);
  const records = scheduledRecords(schedule);
  const [resident] = schedule.plan.residents;
  if (!resident) throw new Error('The program has residents');
  const on = addDays(resident.year.firstDay, 3);
  const start = instantAt({ day: on, time: '07:00' }, timeZone);
  const period = { start, end: start + 36_000_000, kind: 'clinical', leftAt: start + 40_000_000 };
  const logged = [
    loggedDaySchema.parse({
      id: loggedDayId(resident.person.id, on),
      personId: resident.person.id,
      day: on,
      periods: [period],
    }),
  ];
  const texts = Object.fromEntries(
    hoursFiles(schedule, records, logged).map(({ name, text }) => [name, text]),
  ) as Record<HoursFile, string>;
  const done = readHours(texts, timeZone, 88);
  if (!done.ok) throw new Error(JSON.stringify(done.fault));
  expect(done.residents).toHaveLength(schedule.plan.residents.length);
  const record = done.residents.find(({ record: each }) => each.personId === resident.person.id);
  expect(record?.record.periods.map(({ kind }) => kind)).toEqual(['clinical', 'transition']);
  const scheduled = records.find(({ personId }) => personId === resident.person.id);
  expect(record?.record.assignments.map(({ firstDay, lastDay }) => [firstDay, lastDay])).toEqual(
    scheduled?.assignments.map(({ firstDay, lastDay }) => [firstDay, lastDay]),
  );
  expect(record?.record.leaveDays).toEqual(scheduled?.leaveDays);
});
