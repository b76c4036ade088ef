import { useCallback, useEffect, useState } from 'react';

/**
 * What a question to the server is answered with, and how to ask it again; undefined until the first answer.
 * @param ask is the same function until another question is meant.
 */
export function useAsked<Answer>(
  ask: () => Promise<Answer>,
): readonly [Answer | undefined, () => Promise<void>] {
  const [answer, setAnswer] = useState<Answer>();
  useEffect(() => {
    let isWanted = true;
    void ask().then((found) => {
      if (isWanted) setAnswer(() => found);
    });
    return () => {
      isWanted = false;
    };
  }, [ask]);
  const again = useCallback(async () => {
    const found = await ask();
    setAnswer(() => found);
  }, [ask]);
  return [answer, again];
}
