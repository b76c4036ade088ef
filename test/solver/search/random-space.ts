import { ModelBuilder, no, type Variable, yes } from '../../../src/rules/encoding/model.ts';
import type { PlacedChoice, SearchSpace } from '../../../src/solver/search/space.ts';
import type { Dice } from '../../dice.ts';

/**
 * A small program with every kind of measure there is: exact sums, indicators, chains, the greatest of several, prices
 * for too few and too many, rewards, conditions, and yes/no measures that nothing defines. It can be kept by nobody
 * doing anything, but that costs.
 */
export function randomSpace(dice: Dice): SearchSpace {
  const model = new ModelBuilder();
  const choices: PlacedChoice[] = [];
  const people = dice.whole(2, 4);
  const periods = dice.whole(3, 6);
  const demands = ['day', 'night', 'float'].slice(0, dice.whole(1, 3));
  const there = new Map<string, Variable[]>();
  const most = model.number(0, periods);
  for (let person = 0; person < people; person++) {
    const limits = model.because({ ruleId: 'own', people: [`person-${person}`], subject: '' });
    const works: Variable[] = [];
    for (let period = 0; period < periods; period++) {
      const own = demands.map((demand) => {
        const variable = dice.chance(0.05) ? model.number(0, 0) : model.yesNo();
        const place = { personId: `person-${person}`, period: `p-${period}` };
        choices.push({ variable, ...place, demand });
        const key = `${period}/${demand}`;
        there.set(key, [...(there.get(key) ?? []), variable]);
        if (dice.chance(0.3)) model.penalty(dice.whole(-4, 6), variable);
        return variable;
      });
      const working = model.yesNo();
      limits.exactly(0, [...own, [-1, working]]);
      works.push(working);
    }
    measurePerson(model, dice, works, most);
  }
  model.penalty(dice.whole(1, 5), most);
  for (const takers of there.values()) {
    const limits = model.because({ ruleId: 'cover', people: [], subject: '' });
    model.penalty(dice.whole(1, 20), limits.shortfall(dice.whole(0, people), takers));
    if (dice.chance(0.5)) model.penalty(dice.whole(1, 4), limits.excess(1, takers));
    else limits.atMost(people - 1, takers);
  }
  return { model: model.build(), choices };
}

function measurePerson(
  model: ModelBuilder,
  dice: Dice,
  works: readonly Variable[],
  most: Variable,
): void {
  const limits = model.because({ ruleId: 'measured', people: [], subject: '' });
  limits.atLeast(0, [most, ...works.map((each) => [-1, each] as const)]);
  const pairs = works.slice(1).map((now, place) => {
    const pair = model.yesNo();
    for (const each of [now, works[place] ?? 0]) limits.atLeast(0, [pair, [-1, each]]);
    return pair;
  });
  limits.atMost(Math.max(1, pairs.length - dice.whole(0, 2)), pairs);
  let goesOn: Variable | null = null;
  for (const now of works) {
    const next = model.yesNo();
    limits.atLeast(0, [next, [-1, now]]);
    if (goesOn !== null) limits.atLeast(0, [next, [-1, goesOn]]);
    if (dice.chance(0.5)) model.penalty(dice.whole(1, 3), next);
    goesOn = next;
  }
  const rested = model.yesNo();
  limits.atMost(works.length, [[works.length, rested], ...works]);
  if (dice.chance(0.7)) model.penalty(-dice.whole(1, 6), rested);
  const praised = model.number(0, 2);
  limits.atLeast(0, [...works, [-1, praised]]);
  model.penalty(-dice.whole(1, 4), praised);
  const [first = 0, second = 0] = works;
  limits.onlyIf(yes(first), no(second)).atMost(Math.max(1, works.length - 2), works);
  const helper = model.yesNo();
  limits.atLeast(0, [helper, second, [-1, first]]);
  limits.atMost(1, [helper, works.at(-1) ?? 0]);
}
