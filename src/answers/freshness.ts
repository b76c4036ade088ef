import type { Edition } from '../domain/rows/schedule.ts';
import type { Instant } from '../domain/time/zone.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A schedule that is changed every day or so and has not moved for this long may have been changed elsewhere. */
const STALE_AFTER = 45 * DAY;

/** Elapsed time in words: `just now`, `20 min`, `3 h`, `5 days`, `7 weeks`. */
export function ageInWords(since: Instant, now: Instant): string {
  const elapsed = Math.max(0, now - since);
  if (elapsed < 60_000) return 'just now';
  if (elapsed < HOUR) return `${Math.floor(elapsed / 60_000)} min`;
  if (elapsed < 2 * DAY) return `${Math.floor(elapsed / HOUR)} h`;
  if (elapsed < 21 * DAY) return `${Math.floor(elapsed / DAY)} days`;
  return `${Math.floor(elapsed / (7 * DAY))} weeks`;
}

/** How long ago that was: `just now`, `3 h ago`. */
export function agoInWords(since: Instant, now: Instant): string {
  const age = ageInWords(since, now);
  return age === 'just now' ? age : `${age} ago`;
}

/** Which edition is shown, how old it is, and whether that is a reason to ask for a newer one. */
export interface Freshness {
  /** Such as `Edition 12 · 3 h old`. */
  readonly words: string;
  readonly isStale: boolean;
}

/** Words the newest of the editions shown. */
export function freshnessOf(
  edition: Pick<Edition, 'number' | 'publishedAt'>,
  now: Instant,
): Freshness {
  const age = ageInWords(edition.publishedAt, now);
  return {
    words: `Edition ${edition.number} · ${age === 'just now' ? age : `${age} old`}`,
    isStale: now - edition.publishedAt > STALE_AFTER,
  };
}
