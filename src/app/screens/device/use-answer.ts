import { useEffect, useState } from 'react';

/** What a question to the browser is answered with, asked once; undefined until then. @param ask is always the same function. */
export function useAnswer<Answer>(ask: () => Promise<Answer>): Answer | undefined {
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
  return answer;
}
