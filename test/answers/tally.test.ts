import { expect, test } from 'vitest';
import { medianOf, talliesOf } from '../../src/answers/tally.ts';
import { personIdSchema } from '../../src/domain/id.ts';
import { publishedOf } from './published-of.ts';
import {
  people,
  publish,
  publishedRowsOf,
  row,
  smallProgram,
  smallRows,
  smallAssignments,
} from './small-program.ts';

/** The small program in which all three residents are of one class. */
async function oneClass() {
  const rows = smallRows();
  const personYear = (rows.personYear ?? []).map((each) =>
    each.role === 'resident' ? row('personYear', { ...each, pgy: 2 }) : each,
  );
  const program = smallProgram(smallAssignments(), { ...rows, personYear });
  await publish(program, ['block'], '2026-07-01', '2027-06-30');
  await publish(program, ['call'], '2026-11-01', '2026-11-30');
  return publishedOf(await publishedRowsOf(program), '2026-11-01', '2026-11-30');
}

test('nights, weekends and holidays beside the class, with what they are made of', async () => {
  const { schedule } = await oneClass();
  const tallies = talliesOf(schedule, people.ben);
  expect(tallies).toMatchObject({ className: 'PGY-2', classSize: 3 });
  expect(tallies?.counts.map(({ name, duties, median }) => [name, duties.length, median])).toEqual([
    ['calls', 10, 10],
    ['nights', 10, 10],
    ['weekends', 4, 3],
    ['holidays', 0, 0],
  ]);
  const weekends = tallies?.counts.find(({ name }) => name === 'weekends');
  expect(weekends?.duties.map(({ day }) => day)).toEqual([
    '2026-11-01',
    '2026-11-07',
    '2026-11-22',
    '2026-11-28',
  ]);
});

test('the holiday counts for whoever serves it, and jeopardy for nobody', async () => {
  const { schedule } = await oneClass();
  const served = Object.values(people).map(
    (id) => talliesOf(schedule, id)?.counts.find(({ name }) => name === 'holidays')?.duties.length,
  );
  expect(served).toEqual([0, 0, 1, 1]);
  const roles = talliesOf(schedule, people.ada)?.counts.flatMap(({ duties }) => duties);
  expect(roles?.some(({ role }) => role.mode === 'jeopardy')).toBe(false);
});

test('nobody who is not in the year has a tally', async () => {
  const { schedule } = await oneClass();
  expect(talliesOf(schedule, personIdSchema.parse('nobody'))).toBeNull();
});

test.each([
  [[], 0],
  [[3], 3],
  [[4, 1, 2], 2],
  [[1, 2, 4, 9], 3],
])('the median of %j is %d', (numbers, median) => {
  expect(medianOf(numbers)).toBe(median);
});
