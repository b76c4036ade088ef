import { describe, expect, test } from 'vitest';
import {
  blocksAround,
  halfDayWords,
  monthFrom,
  monthWeeksOf,
  nextDayOff,
  nextDuty,
  personDays,
  weekOf,
} from '../../src/answers/my-schedule.ts';
import { personAnswer } from '../../src/answers/person.ts';
import { sharedDays, sharedText } from '../../src/answers/share.ts';
import { personIdSchema } from '../../src/domain/id.ts';
import { day } from '../../src/domain/time/day.ts';
import { publishedOf } from './published-of.ts';
import { at, people, smallPublished } from './small-program.ts';

async function november() {
  return publishedOf(await smallPublished(), '2026-11-01', '2026-12-31');
}

describe('days of a person', () => {
  test('a week, drawn: * starts a duty, P post-call, A away, H holiday, . off, letters an activity', async () => {
    const { schedule } = await november();
    const drawn = (personId: keyof typeof people) =>
      personDays(schedule, people[personId], weekOf(day('2026-11-26')))
        .map(({ am, duties, isOff }) => {
          const words = halfDayWords(am);
          const letter = { Off: '.', 'Post-call': 'P', Away: 'A', Holiday: 'H' }[words] ?? words[0];
          return `${letter}${duties.length > 0 ? '*' : ''}${isOff ? '' : '!'}`;
        })
        .join(' ');
    expect(drawn('ada')).toBe('W*! W*! P! W*! W*! P! .*');
    expect(drawn('ben')).toBe('P! C*! C*! P! C*! .*! P!');
    expect(drawn('chi')).toBe('C*! P! A* A*! A! .* .*!');
    expect(drawn('dora')).toBe('P*! P*! P*! H*! P*! .*! .*!');
  });

  test('the next duty is the one that runs, else the one that comes', async () => {
    const { schedule } = await november();
    const dutyAt = (when: string) => {
      const duty = nextDuty(schedule, people.ben, at(when));
      return duty && `${duty.role.name} ${duty.day}`;
    };
    expect(dutyAt('2026-11-25 18:00')).toBe('Night call 2026-11-25');
    expect(dutyAt('2026-11-26 06:59')).toBe('Night call 2026-11-25');
    expect(dutyAt('2026-11-26 07:00')).toBe('Jeopardy 2026-11-27');
    expect(dutyAt('2026-12-20 07:00')).toBeNull();
  });

  test('a day with jeopardy alone is off, the morning after a night is not', async () => {
    const { schedule } = await november();
    const span = { firstDay: day('2026-11-23'), lastDay: day('2026-11-30') };
    expect(nextDayOff(schedule, people.ada, span)).toBe('2026-11-29');
    expect(nextDayOff(schedule, people.dora, span)).toBeNull();
    expect(nextDayOff(schedule, personIdSchema.parse('nobody'), span)).toBeNull();
  });

  test('the current rotation and the next, also on the first and last day of a block', async () => {
    const { schedule } = await publishedOf(await smallPublished(), '2026-11-01', '2027-01-31');
    const around = (on: string) => {
      const { current, next } = blocksAround(schedule, people.ada, day(on));
      return [
        current?.block.label,
        current?.rotation?.name,
        next?.block.label,
        next?.rotation?.name,
      ];
    };
    expect(around('2026-11-18')).toEqual(['6', 'Inpatient service', '7', undefined]);
    expect(around('2026-12-15')).toEqual(['6', 'Inpatient service', '7', undefined]);
    expect(around('2026-07-05')).toEqual([undefined, undefined, undefined, undefined]);
  });
});

test('days as text for a message', async () => {
  const { schedule } = await november();
  const span = { firstDay: day('2026-11-24'), lastDay: day('2026-11-25') };
  const days = sharedDays(schedule, { kind: 'person', personId: people.ada, span });
  expect(sharedText(days)).toBe(
    ['Ada Núñez', 'Tue, Nov 24: Ward; Night call 17:00–07:00', 'Wed, Nov 25: Post-call'].join('\n'),
  );
});

test('who is on call on a day as text for a message', async () => {
  const { schedule } = await november();
  expect(sharedText(sharedDays(schedule, { kind: 'day', day: day('2026-11-24') })))
    .toMatchInlineSnapshot(`
    "On call, Tuesday, November 24
    Family medicine, Night call: Ada Núñez 17:00–07:00
    Family medicine, Jeopardy: Ben Okafor 07:00–07:00
    Family medicine, Attending: Dora Haddad 07:00–07:00"
  `);
});

describe('a person', () => {
  test('is told with class, ways, what they do now and their call', async () => {
    const published = await november();
    const answer = personAnswer(published, people.ada, at('2026-11-24 10:00'));
    expect(answer).toMatchObject({ standing: 'PGY-1', isOnCallNow: false });
    expect(answer?.ways.map(({ number }) => number)).toEqual(['(555) 010-0101']);
    expect(answer && halfDayWords(answer.now)).toBe('Ward');
    const wordsAt = (time: string): string | null => {
      const then = personAnswer(published, people.ada, at(`2026-11-24 ${time}`));
      return then && halfDayWords(then.now);
    };
    expect(wordsAt('05:59')).toBe('Off');
    expect(wordsAt('06:00')).toBe(wordsAt('11:59'));
    expect(wordsAt('11:59')).not.toBe('Off');
    expect(wordsAt('21:30')).toBe('Off');
    expect(personAnswer(published, people.dora, at('2026-11-24 10:00'))).toMatchObject({
      standing: 'Core faculty',
      isOnCallNow: true,
      current: { rotation: null },
    });
  });

  test('is nobody when no edition names them', async () => {
    expect(
      personAnswer(await november(), personIdSchema.parse('nobody'), at('2026-11-24 10:00')),
    ).toBeNull();
  });
});

describe('months', () => {
  test.each([
    ['2026-11-23', '2026-10-26', '2026-12-06'],
    ['2027-02-28', '2027-02-01', '2027-02-28'],
    ['2024-02-29', '2024-01-29', '2024-03-03'],
  ])('the weeks that hold the month of %s', (of, firstDay, lastDay) => {
    expect(monthWeeksOf(day(of))).toEqual({ firstDay, lastDay });
  });

  test('the month before and after start on their first day', () => {
    expect(monthFrom(day('2026-01-31'), 1)).toBe('2026-02-01');
    expect(monthFrom(day('2026-01-31'), -1)).toBe('2025-12-01');
    expect(monthFrom(day('2026-12-01'), 1)).toBe('2027-01-01');
  });
});
