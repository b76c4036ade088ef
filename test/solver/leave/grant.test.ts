import { expect, test } from 'vitest';
import { personIdSchema, requestIdSchema } from '../../../src/domain/id.ts';
import type { LeaveQuestion } from '../../../src/domain/leave/leave-question.ts';
import { day } from '../../../src/domain/time/day.ts';
import { grantLeave } from '../../../src/solver/leave/grant.ts';
import { Dice } from '../../dice.ts';

const id = (text: string) => requestIdSchema.parse(text);
const ask = (person: string, rank: number) => ({
  requestId: id(`${person}${rank}`),
  personId: personIdSchema.parse(person),
  rank,
  days: 5,
  bar: null,
});
const cap = (most: number, ...requests: string[]): LeaveQuestion['caps'][number] => ({
  cap: { kind: 'away', limit: 0, day: day('2026-12-24') },
  most,
  of: requests.map((each) => ({ requestId: id(each), weight: 1 })),
});

async function granted(
  asked: LeaveQuestion['asked'],
  caps: LeaveQuestion['caps'],
  more: Partial<LeaveQuestion> = {},
): Promise<string[]> {
  const preferred = asked.filter(({ bar }) => bar === null).map(({ requestId }) => requestId);
  const answer = await grantLeave({ asked, caps, grantsMax: 1, preferred, ...more });
  if (answer.kind !== 'granted') throw new Error(answer.message);
  expect(answer.isProven).toBe(true);
  return answer.requestIds.toSorted();
}

const oneEach = (asked: LeaveQuestion['asked']): LeaveQuestion['caps'] =>
  [...new Set(asked.map(({ personId }) => personId))].map((person) =>
    cap(1, ...asked.filter((each) => each.personId === person).map(({ requestId }) => requestId)),
  );

test('everybody gets their first choice where all fit', async () => {
  const asked = [ask('a', 1), ask('a', 2), ask('b', 1), ask('b', 2)];
  expect(await granted(asked, oneEach(asked))).toEqual(['a1', 'b1']);
});

test('somebody’s first choice gives way where another would go without', async () => {
  const asked = [ask('a', 1), ask('a', 2), ask('b', 1)];
  expect(await granted(asked, [...oneEach(asked), cap(1, 'a1', 'b1')])).toEqual(['a2', 'b1']);
});

test('nobody goes without so that others have better', async () => {
  const asked = [ask('a', 1), ask('a', 3), ask('b', 1), ask('b', 3), ask('c', 3)];
  const caps = [...oneEach(asked), cap(2, 'a1', 'b1', 'c3'), cap(1, 'a1', 'b1')];
  const [first, ...others] = await granted(asked, caps);
  expect(['a1', 'a3']).toContain(first);
  expect(others).toContain('c3');
});

test('where all is equal whoever is preferred comes first', async () => {
  const asked = [ask('a', 1), ask('b', 1)];
  const caps = [cap(1, 'a1', 'b1')];
  expect(await granted(asked, caps, { preferred: [id('b1'), id('a1')] })).toEqual(['b1']);
  expect(await granted(asked, caps, { preferred: [id('a1'), id('b1')] })).toEqual(['a1']);
});

test('what is barred is not granted, and nothing asked is nothing granted', async () => {
  const barred = { ...ask('a', 1), bar: { kind: 'away-already' as const } };
  expect(await granted([barred, ask('a', 2)], [])).toEqual(['a2']);
  expect(await granted([], [])).toEqual([]);
});

test('a second grant waits until everybody has had a first', async () => {
  const asked = [ask('a', 1), ask('a', 2), ask('b', 1)];
  const caps = [cap(2, 'a1', 'a2', 'b1')];
  expect(await granted(asked, caps, { grantsMax: 2 })).toEqual(['a1', 'b1']);
});

/** How many people are worse off than each rank, the worst first: smaller in the order of its numbers is fairer. */
function unfairness(asked: LeaveQuestion['asked'], ids: readonly string[], rankMax: number) {
  const people = [...new Set(asked.map(({ personId }) => personId))];
  const best = people.map((person) =>
    Math.min(
      rankMax + 1,
      ...asked
        .filter((each) => each.personId === person && ids.includes(each.requestId))
        .map(({ rank }) => rank),
    ),
  );
  return Array.from(
    { length: rankMax },
    (_, place) => best.filter((rank) => rank > rankMax - place).length,
  ).join(' ');
}

test('no other choice is fairer: compared with every choice of small random rounds', async () => {
  for (let seed = 1; seed <= 25; seed++) {
    const dice = new Dice(seed);
    const people = ['a', 'b', 'c', 'd'].slice(0, dice.whole(2, 4));
    const asked = people.flatMap((person) =>
      Array.from({ length: dice.whole(1, 3) }, (_, place) => ask(person, place + 1)),
    );
    const caps = oneEach(asked);
    for (let count = dice.whole(1, 4); count > 0; count--) {
      const of = asked.filter(() => dice.chance(0.5)).map(({ requestId }) => requestId);
      caps.push(cap(dice.whole(0, 2), ...of));
    }
    const fits = (ids: readonly string[]): boolean =>
      caps.every(
        ({ most, of }) => of.filter((each) => ids.includes(each.requestId)).length <= most,
      );
    const all = Array.from({ length: 2 ** asked.length }, (_, bits) =>
      asked.filter((_each, place) => (bits >> place) % 2 === 1).map(({ requestId }) => requestId),
    );
    const fairest = all
      .filter(fits)
      .map((ids) => unfairness(asked, ids, 3))
      .toSorted()[0];
    const found = await granted(asked, caps);
    expect(fits(found), `seed ${seed}`).toBe(true);
    expect(unfairness(asked, found, 3), `seed ${seed}`).toBe(fairest);
  }
});
