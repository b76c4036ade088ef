import { describe, expect, test } from 'vitest';
import { agoInWords, freshnessOf } from '../../src/answers/freshness.ts';
import { rotationAnswer } from '../../src/answers/rotation.ts';
import { findable, search } from '../../src/answers/search.ts';
import {
  clockSpan,
  dayFrom,
  dayLong,
  dayShort,
  momentFrom,
  zoneName,
} from '../../src/answers/time-words.ts';
import { rotationIdSchema } from '../../src/domain/id.ts';
import { day } from '../../src/domain/time/day.ts';
import { instantSchema } from '../../src/domain/time/zone.ts';
import { publishedOf } from './published-of.ts';
import { at, rotations, smallPublished, ZONE } from './small-program.ts';

const later = (from: string, milliseconds: number) => instantSchema.parse(at(from) + milliseconds);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('freshness', () => {
  test.each([
    [30_000, 'just now'],
    [20 * MINUTE, '20 min ago'],
    [3 * HOUR + 5, '3 h ago'],
    [47 * HOUR, '47 h ago'],
    [5 * DAY, '5 days ago'],
    [50 * DAY, '7 weeks ago'],
    [-HOUR, 'just now'],
  ])('%i ms ago is worded %s', (elapsed, words) => {
    expect(agoInWords(at('2026-11-23 08:00'), later('2026-11-23 08:00', elapsed))).toBe(words);
  });

  test('says the edition and warns when it is old', () => {
    const edition = { number: 12, publishedAt: at('2026-11-23 08:00') };
    expect(freshnessOf(edition, later('2026-11-23 08:00', 3 * HOUR))).toEqual({
      words: 'Edition 12 · 3 h old',
      isStale: false,
    });
    expect(freshnessOf(edition, later('2026-11-23 08:00', 46 * DAY)).isStale).toBe(true);
  });
});

describe('times in words', () => {
  test('days are named from today', () => {
    const today = day('2026-11-23');
    expect(
      ['2026-11-22', '2026-11-23', '2026-11-24', '2026-11-25'].map((each) =>
        dayFrom(day(each), today),
      ),
    ).toEqual(['yesterday', 'today', 'tomorrow', 'Wed, Nov 25']);
    expect([dayShort(today), dayLong(today)]).toEqual(['Mon, Nov 23', 'Monday, November 23']);
  });

  test('a night across the autumn change reads by the clock on the wall', () => {
    const span = { start: at('2026-10-31 17:00'), end: at('2026-11-01 07:00') };
    expect(clockSpan(span, ZONE)).toBe('17:00–07:00');
    expect(momentFrom(span.end, day('2026-10-31'), ZONE)).toBe('tomorrow 07:00');
    expect([zoneName(ZONE, span.start), zoneName(ZONE, span.end)]).toEqual(['EDT', 'EST']);
  });
});

describe('search', () => {
  async function found(text: string): Promise<string[]> {
    const { schedule } = await publishedOf(await smallPublished(), '2026-11-23', '2026-11-24');
    return search(findable(schedule.plan), text).map(({ kind, name }) => `${kind} ${name}`);
  }

  test.each([
    ['nunez', ['person Ada Núñez']],
    ['LOVG', ['person Chi Løvgren']],
    ['okfr', ['person Ben Okafor']],
    ['pgy 2', ['person Ben Okafor']],
    ['dora haddad', ['person Dora Haddad']],
    ['fms', ['rotation Inpatient service']],
    ['family', ['service Family medicine']],
    ['zzz', []],
    ['  ', []],
  ])('%j finds %j', async (text, expected) => {
    expect(await found(text)).toEqual(expected);
  });

  test('the start of a word comes before its middle', async () => {
    expect((await found('a')).slice(0, 1)).toEqual(['person Ada Núñez']);
  });
});

describe('a rotation', () => {
  test('who is on it now and who comes next', async () => {
    const { schedule } = await publishedOf(await smallPublished(), '2026-11-23', '2027-02-28');
    const answer = rotationAnswer(schedule, rotations.ward, day('2026-11-23'));
    const drawn = (teams: NonNullable<typeof answer>['current']) =>
      teams.map(({ block, people }) => `${block.label}: ${people.map(({ name }) => name).join()}`);
    expect(answer && drawn(answer.current)).toEqual(['6: Ada Núñez']);
    expect(answer && drawn(answer.later)).toEqual(['7: Ben Okafor']);
    expect(rotationAnswer(schedule, rotationIdSchema.parse('gone'), day('2026-11-23'))).toBeNull();
  });
});
