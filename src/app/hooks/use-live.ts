import { type DependencyList, useEffect, useState } from 'react';
import { onChange } from '../../store/announce.ts';

/** What the last look found, or why it failed. */
type Found<Answer> =
  | { readonly kind: 'nothing-yet' }
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'failure'; readonly error: unknown };

/**
 * Reads, and reads again whenever that database is said to have changed, here or in another tab.
 * @param database its name; null where there is none. @param dependencies what else the answer depends on.
 * @returns undefined while there is no answer yet, and the answer before while there is no newer one. Errors reach the
 * error boundary.
 */
export function useLive<Answer>(
  database: string | null,
  read: () => Promise<Answer>,
  dependencies: DependencyList,
): Answer | undefined {
  const [found, setFound] = useState<Found<Answer>>({ kind: 'nothing-yet' });
  useEffect(() => {
    let latest = 0;
    const look = async (): Promise<void> => {
      const own = ++latest;
      const next: Found<Answer> = await read().then(
        (answer) => ({ kind: 'answer', answer }),
        (error: unknown) => ({ kind: 'failure', error }),
      );
      if (own === latest) setFound(next);
    };
    void look();
    const stop = database === null ? undefined : onChange(database, () => void look());
    return () => {
      latest = -1;
      stop?.();
    };
    // What `read` closes over is named by whoever calls.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [database, ...dependencies]);
  if (found.kind === 'failure') throw found.error;
  return found.kind === 'answer' ? found.answer : undefined;
}
