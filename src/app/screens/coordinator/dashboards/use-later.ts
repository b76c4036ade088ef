import { type DependencyList, useEffect, useState } from 'react';
import { nextTask } from '../use-findings.ts';

/** What takes a moment to compute, after the screen is drawn; undefined until then. Errors reach the error boundary. */
export function useLater<Answer>(
  compute: () => Answer,
  dependencies: DependencyList,
): Answer | undefined {
  const [found, setFound] = useState<{
    readonly answer: Answer;
    readonly of: DependencyList;
  } | null>(null);
  const [failure, setFailure] = useState<{ readonly error: unknown } | null>(null);
  if (failure) throw failure.error;
  useEffect(() => {
    let isStale = false;
    nextTask()
      .then(() => {
        if (!isStale) setFound({ answer: compute(), of: dependencies });
      })
      .catch((error: unknown) => setFailure({ error }));
    return () => {
      isStale = true;
    };
    // What `compute` closes over is named by whoever calls.
    // oxlint-disable-next-line react/exhaustive-deps
  }, dependencies);
  const isOfThese = found?.of.every((each, place) => Object.is(each, dependencies[place]));
  return isOfThese ? found?.answer : undefined;
}
