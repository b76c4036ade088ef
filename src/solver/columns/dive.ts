import { MISSED_MIN, reducedCost } from './column-generation.ts';
import type { ColumnsSearch } from './columns-search.ts';
import type { MasterAnswer } from './master.ts';

const NEARLY_WHOLE = 0.95;
const LINES_OF_ONE = 3;
const EPSILON = 1e-6;

/** How a dive goes. */
export interface DiveOptions {
  readonly random: () => number;
  /** Chances of a line are its weight with this much blur, so that dives differ. */
  readonly blur: number;
  /** How often at most the others answer with new lines before the next are taken. */
  readonly roundsMax: number;
  /** Of those without a line, the part that is given one at a time. */
  readonly partTaken: number;
  /** [person] -> the line the person keeps from the outset; none for people who are free. */
  readonly kept: ReadonlyMap<number, number>;
}

/**
 * Goes from a mix of lines to one whole line for each person: takes the lines that the mix takes nearly whole, or else
 * the one it takes most of, lets the others answer with new lines, and mixes again, until everybody has one.
 * @returns whether a better solution was found.
 */
export async function dive(
  search: ColumnsSearch,
  from: MasterAnswer,
  options: DiveOptions,
): Promise<boolean> {
  const taken = new Map(options.kept);
  const { master } = search;
  for (const column of taken.values()) master.setTaken(column, true);
  try {
    for (let answer = taken.size > 0 ? await answered(search, taken, options) : from; answer;) {
      if (taken.size === search.lines.length) return offered(search, taken, answer);
      const next = linesToTake(search, answer, taken, options);
      if (next.length === 0) return false;
      for (const [person, column] of next) {
        taken.set(person, column);
        master.setTaken(column, true);
      }
      answer = await answered(search, taken, options);
    }
    return false;
  } finally {
    for (const column of taken.values()) master.setTaken(column, false);
  }
}

/** For some of the people without one, the line to take. */
function linesToTake(
  search: ColumnsSearch,
  { weights }: MasterAnswer,
  taken: ReadonlyMap<number, number>,
  { random, blur, partTaken }: DiveOptions,
): [person: number, column: number][] {
  const most = new Map<number, { column: number; weight: number; appeal: number }>();
  search.master.columns.forEach(({ person, isWhole }, column) => {
    const weight = weights[column] ?? 0;
    if (weight <= EPSILON || taken.has(person) || !isWhole) return;
    const appeal = weight + blur * (random() - 0.5);
    if (appeal > (most.get(person)?.appeal ?? -Infinity))
      most.set(person, { column, weight, appeal });
  });
  const found = [...most].toSorted(([, one], [, other]) => other.appeal - one.appeal);
  const count = Math.max(1, Math.ceil(partTaken * (search.lines.length - taken.size)));
  return found
    .filter(([, { weight }], place) => place < count || weight >= NEARLY_WHOLE)
    .map(([person, { column }]) => [person, column]);
}

/** The mix once the others have offered lines for what is taken; null where it cannot lead to anything better. */
async function answered(
  search: ColumnsSearch,
  taken: ReadonlyMap<number, number>,
  { roundsMax }: DiveOptions,
): Promise<MasterAnswer | null> {
  for (let round = 0; ; round++) {
    await search.pause();
    if (search.isOver()) return null;
    const answer = search.mix();
    if (!answer.isSolved) return null;
    if (round >= roundsMax || taken.size === search.lines.length)
      return search.canBeat(answer.objective) ? answer : null;
    const columns = search.lines.flatMap((lines, person) => {
      if (taken.has(person)) return [];
      search.spendSweep(person);
      lines.leastCost(answer.duals);
      return lines.cheapColumns(LINES_OF_ONE);
    });
    const helping = columns.filter((column) => reducedCost(column, answer) < -EPSILON);
    if (search.addColumns(helping) === 0) return search.canBeat(answer.objective) ? answer : null;
  }
}

function offered(
  search: ColumnsSearch,
  taken: ReadonlyMap<number, number>,
  { missed, sharedValues }: MasterAnswer,
): boolean {
  if (missed > MISSED_MIN) return false;
  return search.offerLines([...taken.values()], sharedValues);
}
