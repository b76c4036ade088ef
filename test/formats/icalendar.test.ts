import { describe, expect, test } from 'vitest';
import { givenOutOf, goneSince, myEvents } from '../../src/answers/my-calendar.ts';
import { day } from '../../src/domain/time/day.ts';
import { localTimeAt } from '../../src/domain/time/zone.ts';
import { type CalendarEvent, writeCalendar } from '../../src/formats/icalendar.ts';
import { publishedOf } from '../answers/published-of.ts';
import {
  at,
  people,
  publish,
  publishedRowsOf,
  smallAssignments,
  smallProgram,
  smallPublished,
  ZONE,
} from '../answers/small-program.ts';

const NIGHT: CalendarEvent = {
  uid: 'night',
  summary: 'Night call',
  when: { start: at('2026-10-31 17:00'), end: at('2026-11-01 07:00') },
  isBusy: true,
};

function written(...events: CalendarEvent[]): string {
  return writeCalendar({
    name: 'Ada Núñez',
    timeZone: ZONE,
    sequence: 12,
    publishedAt: at('2026-10-01 09:00'),
    events,
  });
}

/** The value of a property after its line was unfolded. */
function valuesOf(text: string, property: string): string[] {
  const lines = text.replaceAll('\r\n ', '').split('\r\n');
  return lines
    .filter((line) => line.startsWith(property))
    .map((line) => line.slice(property.length));
}

describe('a calendar file', () => {
  test('holds each event with its name, its edition and its times on the program’s clock', () => {
    const text = written(NIGHT);
    expect(text.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:')).toBe(true);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(valuesOf(text, 'UID:')).toEqual(['night']);
    expect(valuesOf(text, 'SEQUENCE:')).toEqual(['12']);
    expect(valuesOf(text, 'DTSTAMP:')).toEqual(['20261001T130000Z']);
    expect(valuesOf(text, 'DTSTART;TZID=America/New_York:')).toEqual(['20261031T170000']);
    expect(valuesOf(text, 'DTEND;TZID=America/New_York:')).toEqual(['20261101T070000']);
    expect(valuesOf(text, 'STATUS:')).toEqual(['CONFIRMED']);
  });

  test('says when the zone’s clocks change, from the last change before the first event on', () => {
    const text = written(NIGHT);
    expect(valuesOf(text, 'TZID:')).toEqual([ZONE]);
    const zone = text.slice(text.indexOf('BEGIN:VTIMEZONE'), text.indexOf('END:VTIMEZONE'));
    expect(zone).toContain(
      'BEGIN:DAYLIGHT\r\nDTSTART:20260308T020000\r\nTZOFFSETFROM:-0500\r\nTZOFFSETTO:-0400\r\n',
    );
    expect(zone).toContain(
      'BEGIN:STANDARD\r\nDTSTART:20261101T020000\r\nTZOFFSETFROM:-0400\r\nTZOFFSETTO:-0500\r\n',
    );
  });

  test('knows zones whose clocks never change, and offsets that are no whole hours', () => {
    const text = writeCalendar({
      name: 'x',
      timeZone: 'Asia/Kolkata',
      sequence: 1,
      publishedAt: at('2026-10-01 09:00'),
      events: [NIGHT],
    });
    expect(valuesOf(text, 'TZOFFSETTO:')).toEqual(['+0530']);
  });

  test('ends all-day events on the day after their last', () => {
    const when = { firstDay: day('2026-11-18'), lastDay: day('2026-12-15') };
    const text = written({ uid: 'block', summary: 'ICU', when, isBusy: false });
    expect(valuesOf(text, 'DTSTART;VALUE=DATE:')).toEqual(['20261118']);
    expect(valuesOf(text, 'DTEND;VALUE=DATE:')).toEqual(['20261216']);
    expect(valuesOf(text, 'TRANSP:')).toEqual(['TRANSPARENT']);
    expect(text).not.toContain('VTIMEZONE');
  });

  test('has no line above 75 octets and splits no character', () => {
    const summary = `${'ø'.repeat(60)}, ${'日'.repeat(40)}; \\ end`;
    const text = written({ ...NIGHT, summary });
    const octets = text.split('\r\n').map((line) => new TextEncoder().encode(line).length);
    expect(Math.max(...octets)).toBeLessThanOrEqual(75);
    expect(text).not.toContain('\uFFFD');
    expect(valuesOf(text, 'SUMMARY:')).toEqual([
      `${'ø'.repeat(60)}\\, ${'日'.repeat(40)}\\; \\\\ end`,
    ]);
  });

  test('cannot be broken out of by a name', () => {
    const text = written({ ...NIGHT, summary: 'x\r\nEND:VEVENT\nATTENDEE:evil' });
    expect(text.split('\r\n').filter((line) => line === 'END:VEVENT')).toHaveLength(1);
    expect(valuesOf(text, 'SUMMARY:')).toEqual(['x\\nEND:VEVENT\\nATTENDEE:evil']);
  });

  test('takes back what is no more', () => {
    expect(valuesOf(written({ ...NIGHT, isCancelled: true }), 'STATUS:')).toEqual(['CANCELLED']);
  });
});

describe('somebody’s events', () => {
  const span = { firstDay: day('2026-11-18'), lastDay: day('2026-11-30') };

  async function eventsOf(changed: Record<string, string> = {}) {
    const program = smallProgram({ ...smallAssignments(), ...changed });
    await publish(program, ['block'], '2026-07-01', '2027-06-30');
    await publish(program, ['call'], '2026-11-01', '2026-11-30');
    const { schedule } = await publishedOf(
      await publishedRowsOf(program),
      '2026-11-17',
      '2026-11-30',
    );
    return myEvents(schedule, people.chi, span);
  }

  test('are rotations, absences, calls and clinics', async () => {
    const { schedule } = await publishedOf(await smallPublished(), '2026-11-17', '2026-11-30');
    const events = myEvents(schedule, people.chi, span);
    const counts = new Map<string, number>();
    for (const { summary } of events) counts.set(summary, (counts.get(summary) ?? 0) + 1);
    expect(Object.fromEntries(counts)).toEqual({
      'Outpatient clinic': 1,
      Away: 1,
      'Night call': 4,
      Jeopardy: 4,
      Clinic: 6,
    });
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
    expect(events.every(({ uid }) => /^[\w.-]+@program$/.test(uid))).toBe(true);
  });

  test('keep their names when published again, and what went is known', async () => {
    const before = await eventsOf();
    const after = await eventsOf({ 'call/night/2026-11-26/0': 'ben' });
    const names = new Set(before.map(({ uid }) => uid));
    expect(after.every(({ uid }) => names.has(uid))).toBe(true);
    const given = givenOutOf(before, (moment) => localTimeAt(moment, ZONE).day);
    expect(goneSince(given, after, day('2026-11-20')).map(({ uid }) => uid)).toEqual([
      'call.Night.call.2026-11-26.chi@program',
    ]);
    expect(goneSince(given, after, day('2026-11-27'))).toEqual([]);
  });
});
