import { useCallback, useEffect, useRef, useState } from 'react';
import type { Plan } from '../../../domain/schedule/plan.ts';
import { type Filled, parseSlotKey, slotKey } from '../../../domain/schedule/slot.ts';
import type { ChoiceAnswer, ChoiceQuestion } from '../../../solver/explain-cell/question.ts';
import type { QuestionRun } from '../../solving.ts';
import { startCostOfChoice } from '../../solving.ts';
import type { Decision } from './draft-places.ts';
import { type WishInOrder } from './wish-words.ts';

const SECONDS_MAX = 30;

/** The state of a question about a choice. */
export type ChoiceCostState =
  | { readonly kind: 'not-asked' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'answered'; readonly answer: ChoiceAnswer };

/**
 * Why a choice does not stand in a place, and what it would cost if everything else of its layer could change: asked of
 * the solver in a thread of its own, once somebody wants to know. It ends when another decision is looked at.
 * @param wishes in the order that is honoured.
 */
export function useChoiceCost(
  plan: Plan,
  filled: readonly Filled[],
  decision: Decision | null,
  wishes: readonly WishInOrder[],
): { readonly state: ChoiceCostState; readonly ask: () => void; readonly stop: () => void } {
  const [told, setTold] = useState<{
    readonly of: Decision | null;
    readonly state: ChoiceCostState;
  }>({ of: null, state: { kind: 'not-asked' } });
  const running = useRef<QuestionRun<ChoiceAnswer> | null>(null);
  const stop = useCallback(() => {
    running.current?.stop();
    running.current = null;
  }, []);
  useEffect(() => stop, [decision, stop]);
  const ask = useCallback(() => {
    const question = decision && questionOf(plan, filled, decision, wishes);
    if (!question) return;
    stop();
    const run = startCostOfChoice(question);
    running.current = run;
    setTold({ of: decision, state: { kind: 'asking' } });
    void run.answer.then((answer) => {
      if (running.current === run) setTold({ of: decision, state: { kind: 'answered', answer } });
    });
  }, [plan, filled, decision, wishes, stop]);
  const state: ChoiceCostState = told.of === decision ? told.state : { kind: 'not-asked' };
  return { state, ask, stop };
}

/** The question about a decision; null for one that empties its place. */
export function questionOf(
  { rows }: Plan,
  filled: readonly Filled[],
  { slot, personId, vacated }: Decision,
  wishes: readonly WishInOrder[],
): ChoiceQuestion | null {
  if (personId === null) return null;
  const { layer } = parseSlotKey(slot);
  const left = new Set([slot, ...vacated]);
  const plain = (some: readonly Filled[]) =>
    some.map((each) => ({ ...each, slot: slotKey(each.slot) }));
  const isFixed = (each: Filled) =>
    each.slot.layer !== layer || (each.source === 'pinned' && !left.has(slotKey(each.slot)));
  return {
    problem: {
      rows,
      layers: [layer],
      fixed: plain(filled.filter(isFixed)),
      wishes: wishes.map((wish) => ({ ...wish })),
      seed: 1,
      workMax: null,
      secondsMax: SECONDS_MAX,
    },
    filled: plain(filled.filter((each) => each.slot.layer === layer)),
    choice: { slot, personId, source: 'pinned' },
  };
}
