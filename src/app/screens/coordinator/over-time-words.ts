import {
  type Standing,
  STANDINGS,
  type StandingCounts,
  sumOf,
} from '../../../rules/compliance-over-time.ts';

/** What standings are called, and the sign that stands for each where colour does not. */
export const STANDING_WORDS: Readonly<
  Record<Standing, { readonly sign: string; readonly title: string; readonly meaning: string }>
> = {
  kept: { sign: '✓', title: 'Kept', meaning: 'with room to spare' },
  'near-miss': { sign: '≈', title: 'Near misses', meaning: 'a must that is kept, but only just' },
  'cannot-tell': { sign: '?', title: 'Cannot tell', meaning: 'too little is known to judge' },
  broken: { sign: '✕', title: 'Broken', meaning: 'a violation, or a should that is not met' },
};

/** Counts as a sentence, such as "18 kept, 2 near misses, 0 cannot tell, 1 broken". */
export function countsWords(counts: StandingCounts): string {
  return [
    `${counts.kept} kept`,
    `${counts['near-miss']} ${counts['near-miss'] === 1 ? 'near miss' : 'near misses'}`,
    `${counts['cannot-tell']} cannot tell`,
    `${counts.broken} broken`,
  ].join(', ');
}

/** The share of cases that are kept, near misses among them, rounded down; empty without cases. */
export function keptShareWords(counts: StandingCounts): string {
  const total = casesIn(counts);
  if (total === 0) return '';
  return `${Math.floor(((counts.kept + counts['near-miss']) * 1000) / total) / 10} %`;
}

/** How many cases there are. */
export function casesIn(counts: StandingCounts): number {
  return STANDINGS.reduce((sum, standing) => sum + counts[standing], 0);
}

/** Whether nothing but plain keeping is counted. */
export function isAllKept(counts: StandingCounts): boolean {
  return casesIn(counts) === counts.kept;
}

/** The counts at a place; nothing counted where there is none. */
export function countsAt(counts: readonly StandingCounts[], place: number): StandingCounts {
  return counts[place] ?? sumOf([]);
}
