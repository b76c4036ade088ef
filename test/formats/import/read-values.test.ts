import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayFromEpoch } from '../../../src/domain/time/day.ts';
import { likeness, plainText } from '../../../src/formats/import/plain-text.ts';
import {
  provenDateOrder,
  readClass,
  readDay,
  readName,
  readTime,
  readWeekdays,
  readYesNo,
} from '../../../src/formats/import/read-values.ts';
import { proposeColumns, recogniseTable } from '../../../src/formats/import/recognise-table.ts';

describe('days', () => {
  test.each([
    ['2026-07-01', '2026-07-01'],
    ['2026-7-1', '2026-07-01'],
    ['2026-07-01 00:00:00', '2026-07-01'],
    ['7/1/2026', '2026-07-01'],
    ['07/01/26', '2026-07-01'],
    ['7-1-26', '2026-07-01'],
    ['1.7.2026', '2026-07-01'],
    ['1-Jul-26', '2026-07-01'],
    ['1 July 2026', '2026-07-01'],
    ['July 1, 2026', '2026-07-01'],
    ['2/29/2027', null],
    ['13/1/2026', null],
    ['yesterday', null],
    ['', null],
    ['7/2026', null],
  ])('%s is %s, month first', (text, expected) => {
    expect(readDay(text, 'month-first')).toBe(expected);
  });

  test('every day is read back however it is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 11_000, max: 40_000 }), (epochDay) => {
        const day = dayFromEpoch(epochDay);
        const [year, month, date] = day.split('-').map(Number);
        expect(readDay(`${month}/${date}/${year}`, 'month-first')).toBe(day);
        expect(readDay(`${date}/${month}/${year}`, 'day-first')).toBe(day);
        expect(readDay(`${date}.${month}.${year}`, 'month-first')).toBe(day);
      }),
      { seed: 5 },
    );
  });

  test.each([
    [['3/4/2026', '5/6/2026'], null],
    [['3/4/2026', '5/16/2026'], 'month-first'],
    [['3/4/2026', '16/5/2026'], 'day-first'],
    [['16/5/2026', '5/16/2026'], 'both'],
    [['2026-05-16'], null],
  ])('%s prove %s', (values, expected) => {
    expect(provenDateOrder(values)).toBe(expected);
  });
});

describe('other values', () => {
  test.each([
    ['1700', '17:00'],
    ['0700', '07:00'],
    ['7:00', '07:00'],
    ['5p', '17:00'],
    ['12am', '00:00'],
    ['12 pm', '12:00'],
    ['7:30 a.m.', '07:30'],
    ['2400', null],
    ['7', null],
    ['13p', null],
    ['soon', null],
  ])('time %s is %s', (text, expected) => {
    expect(readTime(text)).toBe(expected);
  });

  test.each([
    ['PGY1', 1],
    ['pgy-2', 2],
    ['R3', 3],
    ['4', 4],
    ['chief', null],
  ])('class %s is %s', (text, expected) => {
    expect(readClass(text)).toBe(expected);
  });

  test.each([
    ['no call on Wednesdays', [2]],
    ['clinic Mon/Thu only', [0, 3]],
    ['Saturday, Sun and Tues', [1, 5, 6]],
    ['monthly', []],
  ])('weekdays of %s', (text, expected) => {
    expect(readWeekdays(text)).toEqual(expected);
  });

  test.each([
    ["O'Rourke, Oskar", { familyName: "O'Rourke", givenName: 'Oskar' }],
    ['Ada van Example', { familyName: 'Example', givenName: 'Ada van' }],
    ['Example', { familyName: 'Example', givenName: '' }],
  ])('name %s', (text, expected) => {
    expect(readName(text)).toEqual(expected);
  });

  test('yes, no and neither', () => {
    expect(['Yes', 'n', 'TRUE', '0', 'maybe'].map(readYesNo)).toEqual([
      true,
      false,
      true,
      false,
      null,
    ]);
  });

  test('accents and signs do not matter in names', () => {
    expect(plainText('  Sørensen-Łuć, D’Alia ')).toBe('sorensen luc dalia');
    expect(likeness('pgy1 blocks', 'pgy2 blocks')).toBe(0);
    expect(likeness('prerequisite', 'prerequisites')).toBeGreaterThan(0.9);
  });
});

describe('tables are known by their headers', () => {
  test.each([
    ['people', ['Last name', 'First name', 'Position', 'PGY level', 'Email address']],
    ['absences', ['Resident ID', 'Full Name', 'Leave type', 'Start date', 'End date']],
    ['rotations', ['Abbreviation', 'Rotation name', 'PGY-1 blocks', 'Prerequisites']],
    ['blocks', ['Period', 'Start', 'End']],
    ['holidays', ['Holiday name', 'Date']],
    ['unknown', ['Dish', 'Price']],
  ])('%s', (table, headers) => {
    expect(recogniseTable(headers)).toBe(table);
  });

  test('each column is used once, the most alike first', () => {
    const columns = proposeColumns('rotations', [
      'Code',
      'Rotation',
      'PGY2 blocks',
      'Minimum residents',
    ]);
    expect(columns).toMatchObject({
      code: 0,
      name: 1,
      pgy1: null,
      pgy2: 2,
      residentsMin: 3,
      residentsMax: null,
    });
  });
});
