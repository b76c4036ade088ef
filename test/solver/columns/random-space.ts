import {
  type Limits,
  ModelBuilder,
  no,
  type Term,
  yes,
} from '../../../src/rules/encoding/model.ts';
import { randomNumbers } from '../../../src/solver/search/random-numbers.ts';
import type { PlacedChoice, SearchSpace } from '../../../src/solver/search/space.ts';

const TASKS = 2;

/** A small random problem of people, periods and tasks, with limits and wishes of many shapes; some have no solution. */
export function randomSpace(seed: number): SearchSpace {
  const random = randomNumbers(seed);
  const upTo = (count: number) => Math.floor(random() * count);
  const happens = (chance: number) => random() < chance;
  const model = new ModelBuilder();
  const choices: PlacedChoice[] = [];
  const people = 2 + upTo(3);
  const periods = 3 + upTo(3);
  const cells = Array.from({ length: people }, (_, person) =>
    Array.from({ length: periods }, (__, period) =>
      Array.from({ length: TASKS }, (___, task) => {
        const variable = model.yesNo();
        const place = { personId: `p${person}`, period: String(period), demand: String(task) };
        choices.push({ variable, ...place });
        if (happens(0.4)) model.penalty(upTo(9) - 4, variable);
        return variable;
      }),
    ),
  );
  const worst = happens(0.4) ? model.number(-40, 40) : null;
  if (worst !== null) model.penalty(-2, worst);
  for (const own of cells) limitPerson(own, model, { upTo, happens }, worst);
  const linked = model.because({ ruleId: 'linked', people: [], subject: '' });
  for (let period = 0; period < periods; period++)
    for (let task = 0; task < TASKS; task++) {
      const there = cells.flatMap((own) => own[period]?.[task] ?? []);
      const kind = upTo(4);
      if (kind === 0) linked.atMost(upTo(people), there);
      if (kind === 1) model.penalty(1 + upTo(6), linked.shortfall(1 + upTo(people), there));
      if (kind === 2) {
        const [under, over] = [model.number(0, people), model.number(0, people)];
        linked.exactly(1, [...there, under, [-1, over]]);
        model.penalty(7, under);
        model.penalty(1, over);
      }
      if (kind === 3 && happens(0.3)) linked.atLeast(1, there);
    }
  const [one, other] = [cells[0]?.[0]?.[0], cells[1]?.[1]?.[1]];
  if (one !== undefined && other !== undefined && happens(0.3)) linked.implies(yes(one), no(other));
  return { model: model.build(), choices };
}

interface Dice {
  readonly upTo: (count: number) => number;
  readonly happens: (chance: number) => boolean;
}

function limitPerson(
  own: readonly (readonly number[])[],
  model: ModelBuilder,
  { upTo, happens }: Dice,
  worst: number | null,
): void {
  const limits = model.because({ ruleId: 'own', people: [], subject: '' });
  for (const cell of own) {
    if (happens(0.2)) limits.exactlyOne(cell);
    else if (happens(0.8)) limits.atMostOne(cell);
  }
  if (happens(0.6)) limitWork(own, model, limits, { upTo, happens });
  const firstTask = own.flatMap((cell) => cell[0] ?? []);
  if (happens(0.4)) limits.between(upTo(2), 2 + upTo(2), firstTask);
  if (happens(0.4)) model.penalty(1 + upTo(4), limits.excess(1, own.flat()));
  if (happens(0.3)) model.penalty(1 + upTo(4), limits.shortfall(3, own.flat()));
  const [start, end] = [own[0]?.[0], own.at(-1)?.[1]];
  if (start !== undefined && end !== undefined && happens(0.3))
    limits.onlyIf(yes(start)).atLeast(
      1,
      own.slice(1).flatMap((cell) => cell[1] ?? []),
    );
  if (happens(0.3)) {
    const any = model.yesNo();
    for (const each of own.flat()) limits.implies(yes(each), yes(any));
    model.penalty(upTo(7) - 3, any);
  }
  if (worst === null) return;
  const satisfaction = model.number(-40, 40);
  const liked = own.flat().map((each): Term => [upTo(11) - 5, each]);
  limits.exactly(0, [...liked, [-1, satisfaction]]);
  limits.atLeast(0, [satisfaction, [-1, worst]]);
  if (happens(0.5)) model.penalty(-1, satisfaction);
}

/** Runs of work, and days that count as worked. */
function limitWork(
  own: readonly (readonly number[])[],
  model: ModelBuilder,
  limits: Limits,
  { upTo, happens }: Dice,
): void {
  const works = own.map((cell) => {
    const working = model.yesNo();
    limits.exactly(0, [...cell, [-1, working]]);
    return working;
  });
  works.forEach((now, period) => {
    const [before, after] = [works[period - 1], works[period + 1]];
    if (before === undefined || after === undefined) return;
    limits.atLeast(0, [before, after, [-1, now]]);
  });
  const window = 2 + upTo(2);
  for (let first = 0; first + window < works.length; first++)
    limits.atMost(window, works.slice(first, first + window + 1));
  if (!happens(0.5)) return;
  const pairs = works.slice(1).map((now, at) => {
    const either = model.yesNo();
    for (const each of [now, works[at] ?? now]) limits.atLeast(0, [either, [-1, each]]);
    return either;
  });
  limits.atMost(1 + upTo(pairs.length), pairs);
}
