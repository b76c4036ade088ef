import { useCallback, useEffect, useRef, useState } from 'react';
import type { Plan } from '../../../domain/schedule/plan.ts';
import type { ScheduleDifference } from '../../../domain/schedule/schedule-difference.ts';
import { type Filled, slotKey } from '../../../domain/schedule/slot.ts';
import type { ChoiceAnswer, ChoiceQuestion } from '../../../solver/explain-cell/question.ts';
import type { QuestionRun } from '../../solving.ts';
import { startCostOfChoice } from '../../solving.ts';
import { type WishInOrder } from './wish-words.ts';

const SECONDS_MAX = 30;

/** The state of a question about a choice. */
export type ChoiceCostState =
  | { readonly kind: 'not-asked' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'answered'; readonly answer: ChoiceAnswer };

/**
 * Why a choice does not stand in a place, and what it would cost if everything else of its layer could change: asked of
 * the solver in a thread of its own, once somebody wants to know. It ends when another choice is looked at.
 * @param wishes in the order that is honoured.
 */
export function useChoiceCost(
  plan: Plan,
  filled: readonly Filled[],
  difference: ScheduleDifference | null,
  wishes: readonly WishInOrder[],
): { readonly state: ChoiceCostState; readonly ask: () => void; readonly stop: () => void } {
  const [told, setTold] = useState<{
    readonly of: ScheduleDifference | null;
    readonly state: ChoiceCostState;
  }>({ of: null, state: { kind: 'not-asked' } });
  const running = useRef<QuestionRun<ChoiceAnswer> | null>(null);
  const stop = useCallback(() => {
    running.current?.stop();
    running.current = null;
  }, []);
  useEffect(() => stop, [difference, stop]);
  const ask = useCallback(() => {
    const question = difference && questionOf(plan, filled, difference, wishes);
    if (!question) return;
    stop();
    const run = startCostOfChoice(question);
    running.current = run;
    setTold({ of: difference, state: { kind: 'asking' } });
    void run.answer.then((answer) => {
      if (running.current === run) setTold({ of: difference, state: { kind: 'answered', answer } });
    });
  }, [plan, filled, difference, wishes, stop]);
  const state: ChoiceCostState = told.of === difference ? told.state : { kind: 'not-asked' };
  return { state, ask, stop };
}

/** The question about a difference that puts one thing into a place; null for any other. */
export function questionOf(
  { rows }: Plan,
  filled: readonly Filled[],
  { gone, came }: ScheduleDifference,
  wishes: readonly WishInOrder[],
): ChoiceQuestion | null {
  const [choice] = came;
  if (!choice || came.length > 1) return null;
  const { layer } = choice.slot;
  const left = new Set([...gone, choice].map(({ slot }) => slotKey(slot)));
  const plain = (each: Filled) => ({ ...each, slot: slotKey(each.slot) });
  const isFixed = (each: Filled) =>
    each.slot.layer !== layer || (each.source === 'pinned' && !left.has(slotKey(each.slot)));
  return {
    problem: {
      rows,
      layers: [layer],
      fixed: filled.filter(isFixed).map(plain),
      wishes: wishes.map((wish) => ({ ...wish })),
      seed: 1,
      workMax: null,
      secondsMax: SECONDS_MAX,
    },
    filled: filled.filter((each) => each.slot.layer === layer).map(plain),
    choice: { ...plain(choice), source: 'pinned' },
  };
}
