import { describe, expect, test } from 'vitest';
import { isSwapShape } from '../../../src/domain/asks/swap-shape.ts';
import { Schedule } from '../../../src/domain/schedule/schedule.ts';
import { isIn, slotKey } from '../../../src/domain/schedule/slot.ts';
import { day } from '../../../src/domain/time/day.ts';
import { checkWhole, recheck } from '../../../src/rules/recheck.ts';
import { newOrWorse } from '../../../src/solver/mend/matters.ts';
import { proposedRings } from '../../../src/solver/swap/propose-rings.ts';
import { loadChanges, swapDifference } from '../../../src/solver/swap/swap-effects.ts';
import { familyMedicineSmall } from '../../worlds/family-medicine-small.ts';
import { planOf } from '../../worlds/grow.ts';

const { rows, witness } = familyMedicineSmall.grow(1);
const before = checkWhole(new Schedule(planOf(rows), witness));
const calls = witness.filter(isIn('call'));
const asked = calls.filter((_, place) => place % Math.ceil(calls.length / 5) === 0);

function ringsFor({ slot, personId }: (typeof calls)[number]) {
  const question = { schedule: before.schedule, personId, slot: slotKey(slot), countMax: 5 };
  const all = [...proposedRings({ ...question, notBefore: day('2026-07-01') })];
  return all.filter((each) => each !== null);
}

describe.each(asked.map((call) => [slotKey(call.slot), call] as const))('%s', (key, call) => {
  const found = ringsFor(call);

  test('three people give each other one call each, and whoever asks gives the first', () => {
    for (const { moves } of found) {
      expect(moves).toHaveLength(3);
      expect(isSwapShape({ moves: [...moves], offeredById: call.personId })).toBe(true);
      expect(moves[0]?.slot).toBe(key);
    }
  });

  test('no ring breaks a must-rule, and what it changes is what the schedule after it says', () => {
    for (const { moves, loads } of found) {
      const difference = swapDifference(before.schedule, moves);
      if (!difference) throw new Error('Somebody does not hold what they give');
      const after = recheck(before, difference);
      const came = newOrWorse(before.findings, after.findings);
      expect(came.filter(({ verdict }) => verdict === 'violation')).toEqual([]);
      expect(new Map(loads)).toEqual(loadChanges(before.schedule, after.schedule, moves));
    }
  });

  test('the fairest come first', () => {
    const values = found.map(({ unfairness }) => unfairness);
    expect(values).toEqual(values.toSorted((one, other) => one - other));
  });
});

test('rings are found where there are some', () => {
  expect(asked.flatMap(ringsFor).length).toBeGreaterThan(5);
});

test('a call that the person does not have goes round with nobody', () => {
  const [first] = calls;
  const other = calls.find(({ personId }) => personId !== first?.personId);
  if (!first || !other) throw new Error('There are calls');
  expect(ringsFor({ ...first, personId: other.personId })).toEqual([]);
});
