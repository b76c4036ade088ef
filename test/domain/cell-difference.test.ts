import { describe, expect, test } from 'vitest';
import { cellDifferences, reversed, takingOf } from '../../src/domain/schedule/cell-difference.ts';
import {
  type Filled,
  parseSlotKey,
  plainFilledSchema,
  slotKey,
} from '../../src/domain/schedule/slot.ts';
import { tinyProgram } from './tiny-program.ts';

const blocks = new Map((tinyProgram.block ?? []).map((block) => [block.id, block]));

function filled(...lines: readonly (readonly [slot: string, personId: string])[]): Filled[] {
  return lines.map(([slot, personId]) => {
    const plain = plainFilledSchema.parse({ slot, personId, source: 'solved' });
    return { ...plain, slot: parseSlotKey(plain.slot) };
  });
}

function told(first: readonly Filled[], second: readonly Filled[]): string[] {
  const named = (list: readonly Filled[]) =>
    list.map(({ slot, personId }) => `${slot.demandId}:${personId}`).join('+');
  return cellDifferences(first, second, blocks).map(
    ({ key, gone, came }) => `${key} ${named(gone)} > ${named(came)}`,
  );
}

describe('two schedules', () => {
  const first = filled(['block/ward/b1/0', 'ada'], ['call/night/2026-07-08/0', 'ada']);
  test('that say the same do not differ, whoever has which of equal places', () => {
    expect(told(first, first.toReversed())).toEqual([]);
    const both = filled(['block/ward/b1/0', 'ada'], ['block/ward/b1/1', 'bo']);
    const swapped = filled(['block/ward/b1/1', 'ada'], ['block/ward/b1/0', 'bo']);
    expect(told(both, swapped)).toEqual([]);
  });

  test('differ by somebody’s block, by a call’s person and by somebody’s half-day, by day', () => {
    const second = filled(
      ['block/icu/b1/0', 'ada'],
      ['call/night/2026-07-08/0', 'bo'],
      ['half-day/clinic/2026-07-07am/0', 'bo'],
    );
    expect(told(first, second)).toEqual([
      'block/ada/b1 ward:ada > icu:ada',
      'half-day/bo/2026-07-07am  > clinic:bo',
      'call/night/2026-07-08 night:ada > night:bo',
    ]);
    expect(cellDifferences(first, second, blocks)[2]?.personIds).toEqual(['ada', 'bo']);
    expect(reversed(cellDifferences(first, second, blocks))).toEqual(
      cellDifferences(second, first, blocks),
    );
  });

  test('are not compared in blocks that do not exist any more', () => {
    expect(told(filled(['block/ward/old/0', 'ada']), [])).toEqual([]);
  });
});

describe('taking cells', () => {
  test('makes the first schedule as the second is there, and nowhere else', () => {
    const target = filled(['block/ward/b1/0', 'ada'], ['block/icu/b1/0', 'bo']);
    const other = filled(['block/icu/b1/0', 'ada'], ['block/ward/b1/0', 'bo']);
    const all = cellDifferences(target, other, blocks);
    const onlyAda = takingOf(
      all.filter(({ personIds }) => personIds.join() === 'ada'),
      target,
    );
    expect(onlyAda.gone.map(({ slot }) => slotKey(slot))).toEqual(['block/ward/b1/0']);
    // Bo stays where Ada’s place is in the other schedule.
    expect(onlyAda.came.map(({ slot }) => slotKey(slot))).toEqual(['block/icu/b1/1']);
    const after = (taking: typeof onlyAda): Filled[] => [
      ...target.filter((each) => !taking.gone.includes(each)),
      ...taking.came,
    ];
    expect(told(after(onlyAda), other)).toEqual(['block/bo/b1 icu:bo > ward:bo']);
    expect(told(after(takingOf(all, target)), other)).toEqual([]);
  });
});
