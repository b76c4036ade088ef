import { describe, expect, test } from 'vitest';
import { askedMoment } from '../../src/answers/asked-moment.ts';
import { findAnswers } from '../../src/answers/find.ts';
import { day } from '../../src/domain/time/day.ts';
import { databaseWith } from './published-of.ts';
import { at, smallPublished, ZONE } from './small-program.ts';

// A Monday evening.
const NOW = { day: day('2026-11-23'), time: '21:00' };

describe('the moment in a typed question', () => {
  test.each([
    ['icu tue', 'icu', '2026-11-24', null],
    ['mon', '', '2026-11-23', null],
    ['chen tomorrow 3am', 'chen', '2026-11-24', '03:00'],
    ['peds attending 12/24', 'peds attending', '2026-12-24', null],
    ['ward 24 dec', 'ward', '2026-12-24', null],
    ['ward dec 24', 'ward', '2026-12-24', null],
    ['1/5', '', '2027-01-05', null],
    ['10/31', '', '2026-10-31', null],
    ['12/24/27 15:30', '', '2027-12-24', '15:30'],
    ['2026-12-24, night', 'night', '2026-12-24', null],
    ['tonight', '', '2026-11-23', '21:00'],
    ['call 12pm', 'call', null, '12:00'],
    ['call 12am', 'call', null, '00:00'],
    ['may', 'may', null, null],
    ['pgy 2', 'pgy 2', null, null],
    ['13/45', '13/45', null, null],
  ])('%j', (typed, words, on, time) => {
    const asked = askedMoment(typed, NOW);
    expect([asked.words.join(' '), asked.day, asked.time]).toEqual([words, on, time]);
  });
});

describe('a typed question is answered with the fact', () => {
  async function facts(typed: string): Promise<string[]> {
    const database = await databaseWith(await smallPublished());
    const found = await findAnswers(database, at('2026-11-23 21:00'), typed, ZONE);
    return (found?.facts ?? []).map(({ title, lines }) => {
      const said = lines.map(({ words, person }) =>
        [words, person?.name].filter(Boolean).join(' '),
      );
      return `${title}: ${said.join(' | ')}`;
    });
  }

  test.each([
    [
      'nunez next call',
      [
        'Ada Núñez: Backup now: Jeopardy, today 07:00–07:00 | Next call: Night call, tomorrow 17:00–07:00',
      ],
    ],
    [
      'nunes',
      [
        'Ada Núñez: Now: Off | Backup now: Jeopardy, today 07:00–07:00 | Next call: Night call, tomorrow 17:00–07:00',
      ],
    ],
    ['okafro off', ['Ben Okafor: Next day off: Sat, Dec 5']],
    ['ben wed', ['Ben Okafor: Wed, Nov 25: Clinic; Night call 17:00–07:00']],
    ['when is ben in clinic', ['Ben Okafor: Next clinic: tomorrow 08:00–12:00']],
    ['lovgren leave', ['Chi Løvgren: Next leave: Wed, Nov 25 to Fri, Nov 27']],
    ['fms tue', ['Inpatient service: Ada Núñez']],
    ['inpatient attending 12/20', ['Inpatient service: Ben Okafor']],
    ['attending 11/26', ['Attending: Attending, Thu, Nov 26 07:00–07:00 Dora Haddad']],
    ['family medicine jeopardy', ['Jeopardy: Jeopardy, today 07:00–07:00 Ada Núñez']],
    ['night call 11/25 2am', ['Night call: Night call, tomorrow 17:00–07:00 Ada Núñez']],
    ['zzz', []],
  ])('%j', async (typed, expected) => {
    expect(await facts(typed)).toEqual(expected);
  });

  test('a service names all its roles, with how to reach them', async () => {
    const database = await databaseWith(await smallPublished());
    const found = await findAnswers(database, at('2026-11-23 21:00'), 'family', ZONE);
    const lines = found?.facts[0]?.lines ?? [];
    expect(lines.map(({ person }) => person?.name)).toEqual([
      'Chi Løvgren',
      'Ada Núñez',
      'Dora Haddad',
    ]);
    expect(lines[0]?.reaches[0]?.number).toBe('555-010-0199');
  });

  test('where nothing is published there is no answer', async () => {
    const database = await databaseWith(await smallPublished());
    expect(await findAnswers(database, at('2031-11-23 21:00'), 'ada', ZONE)).toBeNull();
  });
});
