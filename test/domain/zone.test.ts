import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, day, dayFromEpoch } from '../../src/domain/time/day.ts';
import {
  clockTimeSchema,
  dutySpan,
  hoursIn,
  instantAt,
  instantSchema,
  localTimeAt,
  timeZoneSchema,
} from '../../src/domain/time/zone.ts';

const ZONES = [
  'America/New_York',
  'America/Los_Angeles',
  'America/Phoenix',
  'Australia/Sydney',
  'Asia/Kolkata',
  'UTC',
];

function utc(at: number): string {
  return new Date(at).toISOString().slice(0, 16);
}

test.each([
  ['America/New_York', '2026-07-01', '07:00', '2026-07-01T11:00'],
  ['America/New_York', '2026-12-01', '07:00', '2026-12-01T12:00'],
  ['America/Los_Angeles', '2027-03-14', '03:00', '2027-03-14T10:00'],
  ['America/Phoenix', '2026-07-01', '07:00', '2026-07-01T14:00'],
  ['America/Phoenix', '2026-12-01', '07:00', '2026-12-01T14:00'],
  ['Australia/Sydney', '2026-12-01', '07:00', '2026-11-30T20:00'],
  ['Australia/Sydney', '2026-07-01', '07:00', '2026-06-30T21:00'],
])('in %s, %s %s is %s in Greenwich', (zone, at, time, expected) => {
  expect(utc(instantAt({ day: day(at), time }, zone))).toBe(expected);
});

test.each([
  ['America/New_York', '2026-11-01', '01:30', '2026-11-01T05:30'],
  ['America/Los_Angeles', '2026-11-01', '01:30', '2026-11-01T08:30'],
  ['Australia/Sydney', '2027-04-04', '02:30', '2027-04-03T15:30'],
])('in %s the doubled %s %s is the first', (zone, at, time, expected) => {
  expect(utc(instantAt({ day: day(at), time }, zone))).toBe(expected);
});

test.each([
  ['America/New_York', '2027-03-14', '02:30', '03:30'],
  ['America/Los_Angeles', '2027-03-14', '02:00', '03:00'],
  ['Australia/Sydney', '2026-10-04', '02:30', '03:30'],
])('in %s the skipped %s %s is %s', (zone, at, skipped, shown) => {
  expect(localTimeAt(instantAt({ day: day(at), time: skipped }, zone), zone)).toEqual({
    day: at,
    time: shown,
  });
});

test.each(['America/Atlantis', '', 'New York'])('%j is no time zone', (name) => {
  expect(timeZoneSchema.safeParse(name).success).toBe(false);
});

test.each([['24:00'], ['7:00'], ['07:60'], ['0700']])('%s is no time of day', (text) => {
  expect(clockTimeSchema.safeParse(text).success).toBe(false);
});

describe('duties across the changes of the clocks', () => {
  const hours = (at: string, start: string, end: string, zone: string, days = 1): number =>
    hoursIn(dutySpan(day(at), start, end, addDays(day(at), days), zone));

  test.each(['America/New_York', 'America/Los_Angeles'])(
    '%s: Saturday 07:00 to Sunday 11:00 elapses',
    (zone) => {
      const elapsed = (saturday: string): number =>
        hoursIn({
          start: instantAt({ day: day(saturday), time: '07:00' }, zone),
          end: instantAt({ day: addDays(day(saturday), 1), time: '11:00' }, zone),
        });
      expect(elapsed('2027-03-13')).toBe(27);
      expect(elapsed('2026-10-31')).toBe(29);
      expect(elapsed('2026-10-24')).toBe(28);
    },
  );

  test('a call of a day and a night is an hour shorter in spring and longer in autumn', () => {
    expect(hours('2027-03-13', '07:00', '07:00', 'America/New_York')).toBe(23);
    expect(hours('2026-10-31', '07:00', '07:00', 'America/New_York')).toBe(25);
    expect(hours('2026-10-31', '07:00', '07:00', 'America/Phoenix')).toBe(24);
    expect(hours('2027-04-03', '07:00', '07:00', 'Australia/Sydney')).toBe(25);
    expect(hours('2026-10-03', '07:00', '07:00', 'Australia/Sydney')).toBe(23);
  });

  test('an end at or before the start belongs to the next day', () => {
    expect(hours('2026-07-01', '17:00', '07:00', 'America/New_York')).toBe(14);
    expect(hours('2026-07-01', '07:00', '17:00', 'America/New_York')).toBe(10);
    expect(hours('2026-07-01', '07:00', '07:00', 'America/New_York')).toBe(24);
  });
});

test('a moment and what the wall shows are two names of the same, except in the doubled hour', () => {
  const moment = fc.integer({
    min: Date.UTC(1990, 0, 1) / 60_000,
    max: Date.UTC(2040, 0, 1) / 60_000,
  });
  fc.assert(
    fc.property(moment, fc.constantFrom(...ZONES), (minutes, zone) => {
      const at = instantSchema.parse(minutes * 60_000);
      const local = localTimeAt(at, zone);
      const back = instantAt(local, zone);
      expect(localTimeAt(back, zone)).toEqual(local);
      expect([0, 3_600_000]).toContain(at - back);
    }),
  );
});

test('every time of day of every day is found, at most an hour off where it is skipped', () => {
  const someDay = fc.integer({ min: 20_000, max: 22_000 }).map(dayFromEpoch);
  const someTime = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
  fc.assert(
    fc.property(someDay, someTime, fc.constantFrom(...ZONES), (at, time, zone) => {
      const shown = localTimeAt(instantAt({ day: at, time }, zone), zone);
      const minutes = (text: string): number =>
        Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
      expect(shown.day).toBe(at);
      expect([0, 60]).toContain(minutes(shown.time) - minutes(time));
    }),
  );
});
