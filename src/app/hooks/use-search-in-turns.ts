import { useEffect, useState } from 'react';

/** What a search has found so far. */
export interface Searched<Found> {
  readonly found: readonly Found[];
  /** How many were looked at and passed over. */
  readonly passedOver: number;
  readonly isDone: boolean;
}

/** As long as the page can wait without anybody noticing. */
const TURN_MILLISECONDS = 8;

/**
 * Searches on this thread a little at a time until all is found or something else is asked.
 * @param start begins the search; null for none. It is begun anew when the function is another one.
 */
export function useSearchInTurns<Found>(
  start: (() => Generator<Found | null, void>) | null,
): Searched<Found> {
  const [searched, setSearched] = useState<(Searched<Found> & { of: typeof start }) | null>(null);
  useEffect(() => {
    if (start === null) return undefined;
    let isWanted = true;
    const search = start();
    const found: Found[] = [];
    let passedOver = 0;
    const goOn = (): void => {
      const begun = performance.now();
      let isDone = false;
      while (!isDone && performance.now() - begun < TURN_MILLISECONDS) {
        const next = search.next();
        if (next.done) isDone = true;
        else if (next.value) found.push(next.value);
        else passedOver++;
      }
      setSearched({ of: start, found: [...found], passedOver, isDone });
      if (!isDone) setTimeout(() => isWanted && goOn());
    };
    const first = setTimeout(goOn);
    return () => {
      isWanted = false;
      clearTimeout(first);
    };
  }, [start]);
  return searched?.of === start && searched
    ? searched
    : { found: [], passedOver: 0, isDone: false };
}
