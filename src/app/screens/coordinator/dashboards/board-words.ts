import { READERS_ENGLISH } from '../../../../answers/time-words.ts';
import type { Member } from '../../../../domain/schedule/plan.ts';
import type { Measure } from '../../../../rules/burdens.ts';
import type { CoverageStanding } from '../../../../rules/demand-coverage.ts';
import { ROLE_WORDS } from '../words.ts';

const NUMBER = new Intl.NumberFormat(READERS_ENGLISH, { maximumFractionDigits: 1 });

/** An amount with at most one decimal. */
export function amountWords(amount: number): string {
  return NUMBER.format(amount);
}

/** What measures are called, what they count, and what one of each is. */
export const MEASURE_WORDS: Readonly<
  Record<Measure, { readonly title: string; readonly counts: string; readonly unit: string }>
> = {
  nights: {
    title: 'Nights',
    counts: 'Calls and shifts that last into the next morning, and nights of rotations.',
    unit: 'nights',
  },
  weekends: {
    title: 'Weekend calls',
    counts: 'Calls and shifts that begin on a Saturday or Sunday.',
    unit: 'weekend calls',
  },
  holidays: {
    title: 'Holiday calls',
    counts: 'Calls and shifts on the day of a holiday itself.',
    unit: 'holiday calls',
  },
  hours: {
    title: 'Hours',
    counts: 'Scheduled hours of residents, week by week.',
    unit: 'hours',
  },
  heavy: {
    title: 'Heavy rotations',
    counts: 'Blocks of rotations that are marked as heavy.',
    unit: 'blocks',
  },
};

/** What standings are called, with the sign that tells them apart without colour. */
export const COVERAGE_WORDS: Readonly<
  Record<CoverageStanding, { readonly title: string; readonly sign: string }>
> = {
  short: { title: 'Short', sign: '▼' },
  met: { title: 'Met', sign: '✓' },
  over: { title: 'Over', sign: '▲' },
};

/** What a class is called, such as `PGY-2` or `Faculty`. */
export function classWords({ role, pgy }: Pick<Member['year'], 'role' | 'pgy'>): string {
  return pgy === null ? ROLE_WORDS[role] : `PGY-${pgy}`;
}
