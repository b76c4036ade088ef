import { expect, test } from 'vitest';
import { firstDayOfSwap, swapStanding } from '../../../src/domain/asks/swap-standing.ts';
import { personIdSchema } from '../../../src/domain/id.ts';
import { swapMoveSchema } from '../../../src/domain/rows/swap.ts';

const moves = [
  ['call/night/2026-07-08/0', 'ada', 'bo'],
  ['call/night/2026-07-09/0', 'bo', 'ada'],
].map(([slot, fromId, toId]) => swapMoveSchema.parse({ slot, fromId, toId }));
const held = (...places: [string, string][]) =>
  places.map(([slot, id]) => ({ slot, personId: personIdSchema.parse(id) }));

test('it stands while everybody holds what they give', () => {
  const holdings = held(['call/night/2026-07-08/0', 'ada'], ['call/night/2026-07-09/0', 'bo']);
  expect(swapStanding(moves, holdings)).toEqual({ kind: 'stands', moves });
});

test('it follows whoever was put into another place of the same call on the same day', () => {
  const holdings = held(
    ['call/night/2026-07-08/0', 'cy'],
    ['call/night/2026-07-08/1', 'ada'],
    ['call/night/2026-07-09/0', 'bo'],
  );
  expect(swapStanding(moves, holdings)).toEqual({
    kind: 'stands',
    moves: [{ ...moves[0], slot: 'call/night/2026-07-08/1' }, moves[1]],
  });
});

test('it is overtaken when a place went to somebody else, and says to whom', () => {
  const holdings = held(['call/night/2026-07-08/0', 'ada'], ['call/night/2026-07-09/0', 'cy']);
  const overtaken = { slot: 'call/night/2026-07-09/0', holderId: 'cy' };
  expect(swapStanding(moves, holdings)).toEqual({ kind: 'overtaken', overtaken });
  expect(swapStanding(moves, holdings.slice(0, 1))).toEqual({
    kind: 'overtaken',
    overtaken: { ...overtaken, holderId: null },
  });
});

test('another day or another call is not followed, nor one place for two', () => {
  const holdings = held(
    ['call/night/2026-07-10/0', 'ada'],
    ['call/home/2026-07-08/0', 'ada'],
    ['call/night/2026-07-09/0', 'bo'],
  );
  expect(swapStanding(moves, holdings).kind).toBe('overtaken');
  const twice = ['call/night/2026-07-08/0', 'call/night/2026-07-08/2'].map((slot) =>
    swapMoveSchema.parse({ slot, fromId: 'ada', toId: 'bo' }),
  );
  expect(swapStanding(twice, held(['call/night/2026-07-08/1', 'ada'])).kind).toBe('overtaken');
});

test('its first day is the earliest of its places', () => {
  expect(firstDayOfSwap(moves.toReversed(), new Map())).toBe('2026-07-08');
  const block = swapMoveSchema.parse({ slot: 'block/ward/gone/0', fromId: 'ada', toId: 'bo' });
  expect(firstDayOfSwap([block], new Map())).toBeNull();
});
