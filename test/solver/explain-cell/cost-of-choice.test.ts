import { expect, test } from 'vitest';
import { type Filled, slotKey } from '../../../src/domain/schedule/slot.ts';
import { drawnSchedule } from '../../../src/rules/example.ts';
import { costOfChoice } from '../../../src/solver/explain-cell/cost-of-choice.ts';
import type { ChoiceQuestion } from '../../../src/solver/explain-cell/question.ts';
import { findingsOf } from '../../../src/solver/findings.ts';
import type { Problem } from '../../../src/solver/problem.ts';
import { tinyBlocks } from '../wishes/tiny-wishes.ts';

const PROGRAMS = 8;

const plain = (filled: readonly Filled[]): ChoiceQuestion['filled'] =>
  filled.map((each) => ({ ...each, slot: slotKey(each.slot) }));

test(
  'what a choice costs is the best in order with it, as trying every schedule finds',
  { timeout: 200_000 },
  async () => {
    let costly = 0;
    for (let seed = 1; seed <= PROGRAMS; seed++) {
      const { problem, plan, schedules, lacks } = tinyBlocks(seed);
      const kept = schedules.filter((filled) =>
        findingsOf(problem, plan, filled).every(({ verdict }) => verdict !== 'violation'),
      );
      const [present] = kept;
      const choice = kept.at(-1)?.[seed];
      if (!present || !choice) continue;
      const lacksOf = (filled: readonly Filled[]) =>
        (problem.wishes ?? []).flatMap(({ ruleId }) => lacks(ruleId, filled));
      const has = (filled: readonly Filled[]) =>
        filled.some(
          ({ slot, personId }) =>
            personId === choice.personId &&
            slot.demandId === choice.slot.demandId &&
            slot.layer === 'block' &&
            choice.slot.layer === 'block' &&
            slot.blockId === choice.slot.blockId,
        );
      const least = kept
        .filter(has)
        .map(lacksOf)
        .toSorted((one, other) => {
          const place = one.findIndex((value, at) => value !== other[at]);
          return place === -1 ? 0 : (one[place] ?? 0) - (other[place] ?? 0);
        })[0];
      const question = {
        problem,
        filled: plain(present),
        choice: { ...choice, slot: slotKey(choice.slot) },
      };
      const answer = await costOfChoice(question, null);
      if (answer.kind !== 'possible') throw new Error(`Seed ${seed}: ${answer.kind}`);
      expect(answer.costs.map(({ withChoice }) => withChoice)).toEqual(least);
      expect(answer.costs.map(({ now }) => now)).toEqual(lacksOf(present));
      expect(answer.isProven).toBe(true);
      if (answer.costs.some(({ now, withChoice }) => now !== withChoice)) costly++;
    }
    expect(costly).toBeGreaterThan(3);
  },
);

test('what forbids a choice is named: the rule, and the choice itself as a pin', async () => {
  const { plan, filled } = drawnSchedule({
    title: '',
    isAllowed: true,
    rotations: {
      W: { demand: [{ classes: [], min: 1, max: 1 }], leaveAllowed: false, takesCall: false },
    },
    leave: [{ person: 'Ada', firstDay: '2026-06-29', lastDay: '2026-06-29' }],
    drawn: 'blocks\nAda 1 WIII\nBen 1 IWII\nCem 2 IIWI\nDua 2 IIIW',
  });
  const problem: Problem = {
    rows: plan.rows,
    layers: ['block'],
    fixed: [],
    seed: 1,
    workMax: 20,
    secondsMax: null,
  };
  const [choice] = plain(filled);
  if (!choice) throw new Error('Nothing is drawn');
  const answer = await costOfChoice({ problem, filled: plain(filled.slice(1)), choice }, null);
  if (answer.kind !== 'impossible') throw new Error(`It is ${answer.kind}`);
  expect(answer.conflict.map(({ ruleId }) => ruleId).toSorted()).toEqual([
    'leave-on-leave-rotations',
    'pinned',
  ]);
  expect(answer.isMinimal).toBe(true);
});
