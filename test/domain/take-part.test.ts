import { expect, test } from 'vitest';
import { type Filled, slotKey } from '../../src/domain/schedule/slot.ts';
import { partTaken, type SchedulePart } from '../../src/domain/schedule/take-part.ts';
import { drawnSchedule } from '../../src/rules/example.ts';

const ROTATIONS = { W: {}, N: {} };
const drawn = (blocks: string, calls = '') =>
  drawnSchedule({
    title: '',
    isAllowed: true,
    rotations: ROTATIONS,
    drawn: `blocks\n${blocks}\ncalls\n${calls === '' ? 'Ada 1 n...\nBen 1 .n..' : calls}`,
  });

const words = (filled: readonly Filled[]) =>
  filled.map(({ slot, personId }) => `${personId} ${slotKey(slot)}`).toSorted();

/** The first schedule with a part of the second. */
function taken(part: Partial<SchedulePart>, pinned: (each: Filled) => boolean = () => false) {
  const { plan, filled } = drawn('Ada 1 WNI\nBen 1 NWI', 'Ada 1 n...\nBen 1 .n..');
  const into = filled.map((each): Filled => (pinned(each) ? { ...each, source: 'pinned' } : each));
  const from = drawn('Ada 1 NWI\nBen 1 WNI', 'Ada 1 .n..\nBen 1 n...').filled;
  const whole: SchedulePart = {
    layers: ['block', 'call', 'half-day'],
    span: { firstDay: plan.rows.year.firstDay, lastDay: plan.rows.year.lastDay },
    personId: null,
  };
  const { gone, came } = partTaken(plan, into, from, { ...whole, ...part });
  const left = new Set(gone);
  return {
    plan,
    into,
    from,
    gone,
    came,
    after: [...into.filter((each) => !left.has(each)), ...came],
  };
}

test('all of it makes the other schedule', () => {
  const { after, from } = taken({});
  expect(words(after)).toEqual(words(from));
});

test('one layer leaves the others as they are', () => {
  const { after, into, from } = taken({ layers: ['call'] });
  expect(words(after.filter(({ slot }) => slot.layer === 'block'))).toEqual(
    words(into.filter(({ slot }) => slot.layer === 'block')),
  );
  expect(words(after.filter(({ slot }) => slot.layer === 'call'))).toEqual(
    words(from.filter(({ slot }) => slot.layer === 'call')),
  );
});

test('one block brings only what begins or lasts in it', () => {
  const { plan } = taken({});
  const [block] = plan.rows.blocks;
  if (!block) throw new Error('There is no block');
  const { gone, came } = taken({ layers: ['block'], span: block });
  expect(gone).toHaveLength(2);
  expect(came).toHaveLength(2);
  for (const { slot } of [...gone, ...came]) {
    expect(slot.layer === 'block' && slot.blockId).toBe(block.id);
  }
});

test('one person’s part finds free places beside those of others', () => {
  const { plan } = taken({});
  const ada = plan.residents[0]?.person.id ?? null;
  const { gone, came, after } = taken({ layers: ['block'], personId: ada });
  expect(new Set([...gone, ...came].map(({ personId }) => personId))).toEqual(new Set([ada]));
  const keys = after.map(({ slot }) => slotKey(slot));
  expect(new Set(keys).size).toBe(keys.length);
});

test('what is pinned stays, and nobody is put beside it', () => {
  const isPinned = ({ slot }: Filled) => slot.layer === 'block' && slot.ordinal === 0;
  const { plan, after, into } = taken({ layers: ['block'] }, isPinned);
  for (const each of into.filter(({ source }) => source === 'pinned'))
    expect(after).toContainEqual(each);
  for (const { person } of plan.residents) {
    const blocks = after.flatMap(({ slot, personId }) =>
      personId === person.id && slot.layer === 'block' ? [slot.blockId] : [],
    );
    expect(new Set(blocks).size).toBe(blocks.length);
  }
});

test('what is the same in both is not touched', () => {
  const { plan, filled } = drawn('Ada 1 WNI\nBen 1 NWI');
  const part = { layers: ['block', 'call'] as const, span: plan.rows.year, personId: null };
  expect(partTaken(plan, filled, filled, part)).toEqual({ gone: [], came: [] });
});
