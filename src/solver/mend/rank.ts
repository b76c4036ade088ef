import type { Schedule } from '../../domain/schedule/schedule.ts';
import { daysDecided, peopleOf } from './cell-change.ts';
import type { Candidate, Judge } from './judge.ts';

/** So many of those that disturb least are compared by what the rules say of them. */
const COMPARED_MAX = 120;

/** Compares by the first number, then by the second, and so on. */
export function compareNumbers(one: readonly number[], other: readonly number[]): number {
  for (const [place, value] of one.entries()) {
    // Infinity less itself is no number.
    const difference = value === other[place] ? 0 : value - (other[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/**
 * Mendings of equal size, the best first: of the fewest days, disturbing the fewest people, bringing the fewest findings
 * for those that go, giving calls to those who have few of them; then in the order of their text.
 */
export function ranked(
  mendings: readonly Candidate[],
  schedule: Schedule,
  judge: Judge,
): Candidate[] {
  const rough = (each: Candidate): number[] => [
    daysDecided(each.changes),
    peopleOf(each.changes).length,
  ];
  return inOrder(inOrder(mendings, rough).slice(0, COMPARED_MAX), (each) => [
    ...rough(each),
    judge.balance(each),
    callsOfReceivers(each, schedule),
  ]);
}

function inOrder(
  mendings: readonly Candidate[],
  rankOf: (each: Candidate) => readonly number[],
): Candidate[] {
  return mendings
    .map((each) => ({ each, rank: rankOf(each) }))
    .toSorted(
      (one, other) =>
        compareNumbers(one.rank, other.rank) || (one.each.key < other.each.key ? -1 : 1),
    )
    .map(({ each }) => each);
}

/** The calls that those who get one more have already, as if all worked full time. */
function callsOfReceivers({ changes }: Candidate, schedule: Schedule): number {
  return changes
    .filter(({ layer }) => layer === 'call')
    .flatMap(({ came }) => came)
    .reduce((sum, { personId }) => {
      const { calls, member } = schedule.of(personId);
      return sum + calls.length / (member?.year.fte ?? 1);
    }, 0);
}

/** The best, then the best of those that change other cells, then the rest. @param countMax so many. */
export function varied(mendings: readonly Candidate[], countMax: number): Candidate[] {
  const cellsOf = ({ changes }: Candidate): string =>
    changes
      .map(({ cell }) => cell)
      .toSorted()
      .join();
  const seen = new Set<string>();
  const isFirst = new Set(
    mendings.filter((each) => !seen.has(cellsOf(each)) && seen.add(cellsOf(each))),
  );
  const rest = mendings.filter((each) => !isFirst.has(each));
  return [...isFirst, ...rest].slice(0, countMax);
}
