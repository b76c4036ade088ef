import { describe, expect, test } from 'vitest';
import { Schedule } from '../../../src/domain/schedule/schedule.ts';
import { isIn, slotKey } from '../../../src/domain/schedule/slot.ts';
import { day } from '../../../src/domain/time/day.ts';
import { type CheckedSchedule, checkWhole, recheck } from '../../../src/rules/recheck.ts';
import { newOrWorse } from '../../../src/solver/mend/matters.ts';
import { type SwapProposal, proposedSwaps } from '../../../src/solver/swap/propose.ts';
import { callLoad, loadDifference } from '../../../src/solver/swap/call-load.ts';
import { loadChanges, swapDifference } from '../../../src/solver/swap/swap-effects.ts';
import { familyMedicineSmall } from '../../worlds/family-medicine-small.ts';
import { planOf } from '../../worlds/grow.ts';

const { rows, witness } = familyMedicineSmall.grow(1);
const plan = planOf(rows);
const before = checkWhole(new Schedule(plan, witness));
const calls = witness.filter(isIn('call'));
const asked = calls.filter((_, place) => place % Math.ceil(calls.length / 6) === 0);

function violationsAfter(of: CheckedSchedule, moves: SwapProposal['moves']): number {
  const difference = swapDifference(of.schedule, moves);
  if (!difference) throw new Error('Somebody does not hold what they give');
  const after = recheck(of, difference);
  const came = newOrWorse(of.findings, after.findings);
  return came.filter(({ verdict }) => verdict === 'violation').length;
}

function proposalsFor({ slot, personId }: (typeof calls)[number], countMax: number) {
  const question = { schedule: before.schedule, personId, slot: slotKey(slot) };
  const all = [...proposedSwaps({ ...question, notBefore: day('2026-07-01'), countMax })];
  return all.filter((each) => each !== null);
}

describe.each(asked.map((call) => [slotKey(call.slot), call] as const))('%s', (key, call) => {
  const proposals = proposalsFor(call, 1_000);

  test('nothing that is proposed breaks a must-rule, by the rules asked about everything', () => {
    for (const { moves } of proposals) expect(violationsAfter(before, moves)).toBe(0);
  });

  test('everybody to whom it could be given is proposed', () => {
    const takers = plan.members.filter(({ person }) => {
      if (person.id === call.personId) return false;
      const isThere = before.schedule
        .callsOf(person.id)
        .some(({ day: at }) => at === call.slot.day);
      const moves = [{ slot: key, fromId: call.personId, toId: person.id }];
      return !isThere && violationsAfter(before, moves) === 0;
    });
    const told = proposals.filter(({ kind }) => kind === 'give-away');
    const idsOf = (ids: readonly string[]): string[] => ids.toSorted();
    const eligible = takers.filter(({ year }) => year.takesCall).map(({ person }) => person.id);
    expect(idsOf(told.map(({ partnerId }) => partnerId))).toEqual(idsOf(eligible));
  });

  test('what it changes for both is what the schedule after it says, the fairest first', () => {
    for (const { moves, mine, theirs, partnerId } of proposals.slice(0, 20)) {
      const difference = swapDifference(before.schedule, moves);
      const after = difference ? before.schedule.after(difference) : before.schedule;
      const changes = loadChanges(before.schedule, after, moves);
      expect(changes.get(call.personId)).toEqual(mine);
      expect(changes.get(partnerId)).toEqual(theirs);
      const own = loadDifference(
        callLoad(after.of(call.personId)),
        callLoad(before.schedule.of(call.personId)),
      );
      expect(own).toEqual(mine);
    }
    const ranks = proposals.map(({ unfairness }) => unfairness);
    expect(ranks).toEqual(ranks.toSorted((one, other) => one - other));
  });

  test('the first ones of each kind are the same however many are asked for', () => {
    for (const kind of ['give-away', 'one-for-one'] as const) {
      const of = (all: readonly SwapProposal[]) => all.filter((each) => each.kind === kind);
      expect(of(proposalsFor(call, 3))).toEqual(of(proposals).slice(0, 3));
    }
  });
});

test('nobody is proposed for a call that somebody else has', () => {
  const [call] = calls;
  const other = plan.members.find(({ person }) => person.id !== call?.personId);
  if (!call || !other) throw new Error('There are calls and people');
  expect(proposalsFor({ ...call, personId: other.person.id }, 5)).toEqual([]);
});
