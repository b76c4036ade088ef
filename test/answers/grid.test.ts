import { expect, test } from 'vitest';
import { blockCells, blocksIn, dayCells, type GridBy, gridGroups } from '../../src/answers/grid.ts';
import { weekOf } from '../../src/answers/my-schedule.ts';
import { day } from '../../src/domain/time/day.ts';
import { publishedOf } from './published-of.ts';
import { people, smallPublished } from './small-program.ts';

const at = day('2026-11-24');
const week = weekOf(at);

async function november() {
  const { schedule } = await publishedOf(await smallPublished(), '2026-11-01', '2027-01-12');
  return schedule;
}

test.each([
  [
    'rotation',
    ['Faculty: Haddad', 'Inpatient service: Núñez', 'Outpatient clinic: Løvgren Okafor'],
  ],
  ['class', ['Faculty: Haddad', 'PGY-1: Núñez', 'PGY-2: Okafor', 'PGY-3: Løvgren']],
  ['site', ['Family Health Center: Haddad Løvgren Okafor', 'No site named: Núñez']],
] as const)('everybody by %s', async (by: GridBy, expected) => {
  const groups = gridGroups(await november(), by, week, at, false);
  expect(
    groups.map(
      (group) => `${group.title}: ${group.people.map(({ name }) => name.split(' ')[1]).join(' ')}`,
    ),
  ).toEqual(expected);
});

test('of blocks only those who are on rotations', async () => {
  const groups = gridGroups(await november(), 'class', week, at, true);
  expect(groups.map(({ title }) => title)).toEqual(['PGY-1', 'PGY-2', 'PGY-3']);
});

test('a week in cells, and in words for those who hear it', async () => {
  const cells = dayCells(await november(), people.ada, week);
  expect(cells.map(({ short, isOnCall }) => short + (isOnCall ? '*' : '')).join(' ')).toBe(
    'W W* Post-call W W* Post-call –',
  );
  expect(cells[1]?.words).toBe('Ward; Night call 17:00–07:00');
});

test('blocks in cells', async () => {
  const schedule = await november();
  const blocks = blocksIn(schedule, { firstDay: at, lastDay: day('2027-01-12') });
  expect(blocks.map(({ label }) => label)).toEqual(['6', '7']);
  const shorts = (who: keyof typeof people) =>
    blockCells(schedule, people[who], blocks).map(({ short }) => short);
  expect([shorts('ada'), shorts('ben')]).toEqual([
    ['FMS', '–'],
    ['FMC', 'FMS'],
  ]);
});
