import { type DependencyList, useEffect, useState } from 'react';
import { onChange } from '../../store/announce.ts';
import type { KeptAnswers } from './kept-answers.ts';

/** What the last look found, or why it failed. */
type Found<Answer> =
  | { readonly kind: 'nothing-yet' }
  | { readonly kind: 'answer'; readonly answer: Answer; readonly question: string }
  | { readonly kind: 'failure'; readonly error: unknown };

/**
 * Reads, and reads again whenever that database is said to have changed, here or in another tab.
 * @param database its name; null where there is none. @param dependencies what else the answer depends on, as text.
 * @param kept where answers are kept for the next time the same is asked.
 * @returns undefined while there is no answer yet, and the answer before while there is no newer one. Errors reach the
 * error boundary.
 */
export function useLive<Answer>(
  database: string | null,
  read: () => Promise<Answer>,
  dependencies: DependencyList,
  kept?: KeptAnswers<Answer>,
): Answer | undefined {
  const question = dependencies.join(' ');
  const [found, setFound] = useState<Found<Answer>>({ kind: 'nothing-yet' });
  useEffect(() => {
    let latest = 0;
    const look = async (): Promise<void> => {
      const own = ++latest;
      const next: Found<Answer> = await read().then(
        (answer) => ({ kind: 'answer', answer, question }),
        (error: unknown) => ({ kind: 'failure', error }),
      );
      if (own !== latest) return;
      if (next.kind === 'answer' && database !== null) kept?.set(database, question, next.answer);
      setFound(next);
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
  if (found.kind === 'answer' && found.question === question) return found.answer;
  const before = database === null ? undefined : kept?.get(database, question);
  return before ?? (found.kind === 'answer' ? found.answer : undefined);
}
