import { describe, expect, test } from 'vitest';
import { type HoursFile, readHours } from '../../src/formats/hours-csv.ts';

const GOOD: Readonly<Record<HoursFile, string>> = {
  'residents.csv': 'id,name,pgy\nb 2,Bo Example,2\na1,"Example, Ada",1\n',
  'rotations.csv':
    'resident,rotation,first_day,last_day,exception88\na1,Wards,2026-10-26,2026-11-08,no\na1,Wards,2026-11-09,2026-11-22,yes\nb 2,ICU,2026-10-26,2026-11-22,no\n',
  'leave.csv': 'resident,first_day,last_day\na1,2026-11-20,2026-11-22\n',
  'periods.csv':
    'resident,start,end,kind,left_at\na1,2026-10-31T07:00,2026-11-01T07:00,in-house-call,2026-11-01T09:30\n',
};

test('a whole folder is read, people by id', () => {
  const read = readHours(GOOD, 'America/New_York', 88);
  if (!read.ok) throw new Error(read.fault.reason);
  expect(read.residents.map(({ name }) => name)).toEqual(['Example, Ada', 'Bo Example']);
  const [ada, bo] = read.residents.map(({ record }) => record);
  expect(ada?.periods.map(({ kind, start, end }) => [kind, (end - start) / 3_600_000])).toEqual([
    ['in-house-call', 25],
    ['transition', 2.5],
  ]);
  expect(
    ada?.assignments.map(({ spans }) => spans.map((span) => span.exception?.hoursMax)),
  ).toEqual([[undefined, 88]]);
  expect(ada?.leaveDays.size).toBe(3);
  expect(ada?.unknownDays.size).toBe(0);
  expect(bo?.unknownDays.size).toBe(28);
});

test('a byte-order mark, other columns, their order and Windows line ends do not matter', () => {
  const residents = '\uFEFFpgy,id,note,name\r\n1,a1,x,Ada\r\n2,b 2,,Bo\r\n\r\n';
  expect(readHours({ ...GOOD, 'residents.csv': residents }, 'UTC', 88).ok).toBe(true);
});

test('times that the clocks show twice or never are named', () => {
  const periods = `${GOOD['periods.csv']}a1,2026-11-01T01:30,2026-11-01T05:00,clinical,\na1,2027-03-14T02:30,2027-03-14T05:00,clinical,\n`;
  const read = readHours({ ...GOOD, 'periods.csv': periods }, 'America/New_York', 88);
  expect(read.ok && read.notes).toEqual([
    'periods.csv, row 3, column start: 2026-11-01T01:30 happens twice that night; the first is meant.',
    'periods.csv, row 4, column start: 2027-03-14T02:30 is skipped by the clocks that night; it is taken as Sun 2027-03-14 03:30.',
  ]);
});

describe('a bad file is refused with row, column and reason', () => {
  test.each<[HoursFile, string, number, string | null, RegExp]>([
    ['residents.csv', 'id,name\na1,Ada\n', 1, 'pgy', /missing/],
    ['residents.csv', 'id,name,pgy\na1,Ada,one\n', 2, 'pgy', /“one”/],
    ['residents.csv', 'id,name,pgy\na1,Ada,9\n', 2, 'pgy', /1 to 8/],
    ['residents.csv', 'id,name,pgy\n,Ada,1\n', 2, 'id', /needed/],
    ['residents.csv', 'id,name,pgy\na1,,1\n', 2, 'name', /needed/],
    ['residents.csv', 'id,name,pgy\na1,Ada,1\na1,Bo,2\n', 3, 'id', /twice/],
    ['residents.csv', 'id,name,pgy\na1,Ada\n', 2, null, /2 cells/],
    ['residents.csv', 'id,name,pgy\na1,"Ada,1\n', 2, null, /quote/i],
    [
      'rotations.csv',
      row('rotations.csv', 'zz,Wards,2026-10-26,2026-11-22,no'),
      2,
      'resident',
      /residents.csv/,
    ],
    [
      'rotations.csv',
      row('rotations.csv', 'a1,,2026-10-26,2026-11-22,no'),
      2,
      'rotation',
      /needed/,
    ],
    [
      'rotations.csv',
      row('rotations.csv', 'a1,Wards,2026-02-30,2026-11-22,no'),
      2,
      'first_day',
      /2026-02-30/,
    ],
    [
      'rotations.csv',
      row('rotations.csv', 'a1,Wards,2026-10-26,2026-10-25,no'),
      2,
      'last_day',
      /before/,
    ],
    [
      'rotations.csv',
      row('rotations.csv', 'a1,Wards,2026-10-26,2026-11-22,maybe'),
      2,
      'exception88',
      /yes nor no/,
    ],
    [
      'rotations.csv',
      row('rotations.csv', 'a1,A,2026-10-26,2026-11-22,no\na1,B,2026-11-22,2026-12-01,no'),
      3,
      'first_day',
      /Overlaps A/,
    ],
    ['leave.csv', row('leave.csv', 'a1,2026-11-20,soon'), 2, 'last_day', /“soon”/],
    [
      'periods.csv',
      row('periods.csv', 'a1,2026-10-31 07:00,2026-11-01T07:00,clinical,'),
      2,
      'start',
      /YYYY-MM-DDTHH:MM/,
    ],
    [
      'periods.csv',
      row('periods.csv', 'a1,2026-10-31T07:00,,clinical,'),
      2,
      'end',
      /YYYY-MM-DDTHH:MM/,
    ],
    [
      'periods.csv',
      row('periods.csv', 'a1,2026-10-31T07:00,2026-10-31T24:00,clinical,'),
      2,
      'end',
      /24:00/,
    ],
    [
      'periods.csv',
      row('periods.csv', 'a1,2026-10-31T07:00,2026-10-31T07:00,clinical,'),
      2,
      'end',
      /not after/,
    ],
    [
      'periods.csv',
      row('periods.csv', 'a1,2026-10-31T07:00,2026-10-31T17:00,ward,'),
      2,
      'kind',
      /none of clinical/,
    ],
    [
      'periods.csv',
      row('periods.csv', 'a1,2026-10-31T07:00,2026-10-31T17:00,clinical,2026-10-30T17:00'),
      2,
      'left_at',
      /before the start/,
    ],
    [
      'periods.csv',
      row('periods.csv', 'zz,2026-10-31T07:00,2026-10-31T17:00,clinical,'),
      2,
      'resident',
      /residents.csv/,
    ],
  ])('%s: %j', (file, text, wantedRow, column, reason) => {
    const read = readHours({ ...GOOD, [file]: text }, 'America/New_York', 88);
    if (read.ok) throw new Error('It was read');
    expect(read.fault).toMatchObject({ file, row: wantedRow, column });
    expect(read.fault.reason).toMatch(reason);
  });
});

function row(file: HoursFile, lines: string): string {
  return `${GOOD[file].split('\n')[0]}\n${lines}\n`;
}
