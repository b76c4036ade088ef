import { ModelBuilder, type Model, type Variable } from '../../../src/rules/encoding/model.ts';
import { randomNumbers } from './random-models.ts';

/**
 * A year of 13 blocks on 8 rotations for some people, four of the rotations heavy: coverage,
 * variety, no two heavy rotations of one kind in a row, costs at random.
 */
export function yearModel(peopleCount: number, seed: number): Model {
  const random = randomNumbers(seed);
  const [blockCount, rotationCount] = [13, 8];
  const blocks = [...Array(blockCount).keys()];
  const rotations = [...Array(rotationCount).keys()];
  const people = [...Array(peopleCount).keys()];
  const model = new ModelBuilder();
  const works = people.map(() => blocks.map(() => rotations.map(() => model.yesNo())));
  const choice = (person: number, block: number, rotation: number): Variable =>
    works[person]?.[block]?.[rotation] ?? -1;

  for (const rotation of rotations)
    for (const block of blocks) {
      const subject = `rotation ${rotation}, block ${block}`;
      const coverage = model.because({ ruleId: 'coverage', people: [], subject });
      const share = peopleCount / rotationCount;
      const there = people.map((person) => choice(person, block, rotation));
      coverage.between(Math.max(0, Math.floor(share) - 1), Math.ceil(share) + 1, there);
    }
  for (const person of people) {
    const named = { people: [`person-${person}`], subject: 'the year' };
    const place = model.because({ ruleId: 'one-place', ...named });
    const variety = model.because({ ruleId: 'variety', ...named });
    const rest = model.because({ ruleId: 'rest', ...named });
    for (const block of blocks) {
      place.exactlyOne(rotations.map((rotation) => choice(person, block, rotation)));
      for (const rotation of rotations) model.penalty(random(10), choice(person, block, rotation));
      if (block === 0) continue;
      const heavy = [block - 1, block].flatMap((at) =>
        [0, 1, 2, 3].map((r) => choice(person, at, r)),
      );
      for (const rotation of [0, 1, 2])
        rest.atMostOne([choice(person, block - 1, rotation), choice(person, block, rotation)]);
      model.penalty(3, rest.excess(1, heavy));
    }
    for (const rotation of rotations)
      variety.between(
        1,
        3,
        blocks.map((block) => choice(person, block, rotation)),
      );
  }
  return model.build();
}
