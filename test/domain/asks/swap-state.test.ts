import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSwapShape } from '../../../src/domain/asks/swap-shape.ts';
import { partnersOf, swapAfter, type SwapEvent } from '../../../src/domain/asks/swap-state.ts';
import { personIdSchema } from '../../../src/domain/id.ts';
import {
  type Swap,
  swapSchema,
  type SwapState,
  swapStateSchema,
} from '../../../src/domain/rows/swap.ts';

const [ada, bo, cy] = [id('ada'), id('bo'), id('cy')];
const decision = { at: 4, by: 'Cy', reason: '', editionNumber: null };
const move = (slot: string, fromId: string, toId: string) => ({ slot, fromId, toId });
const night = (date: number) => `call/night/2026-07-${String(date).padStart(2, '0')}/0`;

function swap(state: SwapState, more: object = {}): Swap {
  const isAccepted = !['offered', 'declined', 'withdrawn'].includes(state);
  return swapSchema.parse({
    id: 's',
    offeredById: 'ada',
    moves: [move(night(8), 'ada', 'bo'), move(night(9), 'bo', 'ada')],
    state,
    madeAt: 1,
    acceptedBy: isAccepted ? ['bo'] : [],
    decision: ['approved', 'done', 'refused'].includes(state) ? decision : null,
    ...more,
  });
}

function id(text: string) {
  return personIdSchema.parse(text);
}

const some = swap('offered');
const events: Readonly<Record<string, SwapEvent>> = {
  'Bo accepts': { kind: 'accepted', by: bo },
  'Bo declines': { kind: 'declined', by: bo },
  'Ada withdraws': { kind: 'withdrawn', by: ada },
  'Bo withdraws': { kind: 'withdrawn', by: bo },
  'Cy accepts': { kind: 'accepted', by: cy },
  'it is approved': {
    kind: 'approved',
    decision: swapSchema.shape.decision.parse(decision) ?? never(),
    moves: some.moves,
  },
  'it is refused': {
    kind: 'refused',
    decision: swapSchema.shape.decision.parse(decision) ?? never(),
  },
  'it is published': { kind: 'published', editionNumber: 12 },
  'its day comes': { kind: 'day-came' },
  'its place moves': {
    kind: 'overtaken',
    overtaken: { slot: some.moves[0]?.slot ?? '', holderId: cy },
  },
};

function never(): never {
  throw new Error('There is a decision');
}

// Every state against every event: what it becomes, or the problem in brackets.
const table: readonly (readonly [SwapState, Readonly<Record<string, string>>])[] = [
  [
    'offered',
    {
      'Bo accepts': 'accepted',
      'Bo declines': 'declined',
      'Ada withdraws': 'withdrawn',
      'Bo withdraws': '(not-the-owner)',
      'Cy accepts': '(not-a-partner)',
      'it is approved': '(not-accepted)',
      'it is refused': 'refused',
      'it is published': '(not-approved)',
      'its day comes': 'expired',
      'its place moves': 'overtaken',
    },
  ],
  [
    'accepted',
    {
      'Bo accepts': '(accepted-already)',
      'Bo declines': 'declined',
      'Ada withdraws': 'withdrawn',
      'Bo withdraws': '(not-the-owner)',
      'Cy accepts': '(not-a-partner)',
      'it is approved': 'approved',
      'it is refused': 'refused',
      'it is published': '(not-approved)',
      'its day comes': 'expired',
      'its place moves': 'overtaken',
    },
  ],
  [
    'approved',
    {
      'it is published': 'done',
      'its day comes': 'expired',
      'its place moves': 'overtaken',
    },
  ],
  ...(['done', 'declined', 'refused', 'withdrawn', 'expired', 'overtaken'] as const).map(
    (state) => [state, { 'it is published': '(not-approved)' }] as const,
  ),
];

describe('every state and every event', () => {
  test('the table speaks of every state', () => {
    expect(table.map(([state]) => state).toSorted()).toEqual(
      [...swapStateSchema.options].toSorted(),
    );
  });

  const cases = table.flatMap(([state, after]) =>
    Object.keys(events).map(
      (event) => [state, event, after[event] ?? '(decided-already)'] as const,
    ),
  );
  test.each(cases)('%s, and %s: %s', (state, name, expected) => {
    const event = events[name];
    const outcome = event ? swapAfter(swap(state), event) : never();
    const said = outcome.ok ? outcome.value.state : `(${outcome.problem.kind})`;
    expect(said).toBe(expected);
  });
});

test('a ring of three is accepted when both others said yes', () => {
  const ring = swap('offered', {
    moves: [move(night(8), 'ada', 'bo'), move(night(9), 'bo', 'cy'), move(night(10), 'cy', 'ada')],
  });
  expect(isSwapShape(ring)).toBe(true);
  const first = swapAfter(ring, { kind: 'accepted', by: cy });
  expect(first.ok && first.value.state).toBe('offered');
  const second = first.ok ? swapAfter(first.value, { kind: 'accepted', by: bo }) : first;
  expect(second.ok && [second.value.state, second.value.acceptedBy]).toEqual([
    'accepted',
    ['cy', 'bo'],
  ]);
});

test.each([
  ['nobody gives back', [move(night(8), 'ada', 'bo'), move(night(9), 'bo', 'cy')]],
  ['another gives first', [move(night(8), 'bo', 'ada')]],
  ['to oneself', [move(night(8), 'ada', 'ada')]],
  ['one place twice', [move(night(8), 'ada', 'bo'), move(night(8), 'bo', 'ada')]],
])('not a swap: %s', (_, moves) => {
  expect(isSwapShape(swap('offered', { moves }))).toBe(false);
});

test('whatever happens, in whatever order, a swap stays whole and never leaves an end', () => {
  const ends: readonly SwapState[] = [
    'done',
    'declined',
    'refused',
    'withdrawn',
    'expired',
    'overtaken',
  ];
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...Object.values(events)), { maxLength: 30 }),
      (happened) => {
        let now = swap('offered');
        for (const event of happened) {
          const outcome = swapAfter(now, event);
          if (!outcome.ok) continue;
          expect(ends).not.toContain(now.state);
          now = outcome.value;
          swapSchema.parse(now);
          const isByAll = partnersOf(now).every((id) => now.acceptedBy.includes(id));
          if (['accepted', 'approved', 'done'].includes(now.state)) expect(isByAll).toBe(true);
          expect(['approved', 'done', 'refused'].includes(now.state)).toBe(
            now.decision !== null && !['expired', 'overtaken'].includes(now.state),
          );
          expect(now.state === 'overtaken').toBe(now.overtaken !== null);
          expect(now.moves.map(({ fromId }) => fromId)).toEqual(some.moves.map((m) => m.fromId));
        }
      },
    ),
  );
});
