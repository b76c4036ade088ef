import { expect, test } from 'vitest';
import { draftIdSchema } from '../../src/domain/id.ts';
import type { Scope } from '../../src/domain/rows/schedule.ts';
import {
  type Filled,
  filledOf,
  parseSlotKey,
  plainFilledSchema,
} from '../../src/domain/schedule/slot.ts';
import { day } from '../../src/domain/time/day.ts';
import { newFindings, publicationOf } from '../../src/rules/publication.ts';
import { checkWhole, recheck } from '../../src/rules/recheck.ts';
import { tinyProgram } from '../domain/tiny-program.ts';
import { planOf } from '../worlds/grow.ts';

const plan = planOf(tinyProgram);
const inForce = (tinyProgram.assignment ?? [])
  .filter(({ draftId }) => draftId === draftIdSchema.parse('draft'))
  .map(filledOf);

function filled(slot: string, personId: string): Filled {
  const plain = plainFilledSchema.parse({ slot, personId, source: 'solved' });
  return { ...plain, slot: parseSlotKey(plain.slot) };
}

const everything: Scope = {
  layers: ['block', 'call', 'half-day'],
  firstDay: day('2026-07-01'),
  lastDay: day('2027-06-30'),
};
// Bo gets the ward that he asked for; Ada is on call on the night she asked to be spared.
const next = [
  ...inForce,
  filled('block/ward/b1/1', 'bo'),
  filled('call/night/2026-07-20/0', 'ada'),
];

test('whoever has something changed is told with the notice and what becomes of requests', () => {
  const { affected } = publicationOf(plan, inForce, next, everything, day('2026-07-05'));
  expect(
    affected.map(({ personId, noticeDays, differences, broken, met }) => [
      personId,
      noticeDays,
      differences.map(({ key }) => key),
      broken.map(({ id }) => id),
      met.map(({ id }) => id),
    ]),
  ).toEqual([
    ['bo', -4, ['block/bo/b1'], [], ['wish-ward']],
    ['ada', 15, ['call/night/2026-07-20'], ['wish-night'], []],
  ]);
});

test('only what the scope holds is published', () => {
  const calls: Scope = { ...everything, layers: ['call'], lastDay: day('2026-07-19') };
  const { affected, after } = publicationOf(plan, inForce, next, calls, day('2026-07-05'));
  expect(affected).toEqual([]);
  expect(after.filled).toHaveLength(inForce.length);
});

test('new findings are those that the schedule in force does not have', () => {
  const { before, after, differences } = publicationOf(
    plan,
    inForce,
    next,
    everything,
    day('2026-07-05'),
  );
  const [then, now] = [checkWhole(before), checkWhole(after)];
  const came = newFindings(then.findings, now.findings);
  expect(came.length).toBeGreaterThan(0);
  const difference = {
    gone: differences.flatMap(({ gone }) => gone),
    came: differences.flatMap((each) => each.came),
  };
  expect(came).toEqual(recheck(then, difference).came);
  expect(newFindings(now.findings, now.findings)).toEqual([]);
});
