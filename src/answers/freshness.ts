import type { Edition } from '../domain/rows/schedule.ts';
import type { Instant } from '../domain/time/zone.ts';
import { say, sayCount } from './say.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A schedule that is changed every day or so and has not moved for this long may have been changed elsewhere. */
const STALE_AFTER = 45 * DAY;

/** Elapsed time in words: `20 min`, `3 h`, `5 days`, `7 weeks`; null below a minute. */
function ageInWords(since: Instant, now: Instant): string | null {
  const elapsed = now - since;
  if (elapsed < 60_000) return null;
  if (elapsed < HOUR) return say`${Math.floor(elapsed / 60_000)} min`;
  if (elapsed < 2 * DAY) return say`${Math.floor(elapsed / HOUR)} h`;
  if (elapsed < 21 * DAY) return sayCount(Math.floor(elapsed / DAY), '# day', '# days');
  return sayCount(Math.floor(elapsed / (7 * DAY)), '# week', '# weeks');
}

/** How long ago that was: `just now`, `3 h ago`. */
export function agoInWords(since: Instant, now: Instant): string {
  const age = ageInWords(since, now);
  return age === null ? say`just now` : say`${age} ago`;
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
    words: `${say`Edition ${edition.number}`} · ${age === null ? say`just now` : say`${age} old`}`,
    isStale: now - edition.publishedAt > STALE_AFTER,
  };
}
