import { useEffect, useState } from 'react';
import type { ScheduleDifference } from '../../../domain/schedule/schedule-difference.ts';
import { type CheckedSchedule, recheck } from '../../../rules/recheck.ts';
import { type Effect, effectOf } from './findings-words.ts';
import { nextTask } from './use-findings.ts';

/** As long as the page can wait without anybody noticing. */
const TURN_MILLISECONDS = 8;

/**
 * What each choice would do to the findings, tried one after the other while the page has nothing else to do, until it
 * is not wanted any more.
 * @param differenceBy what a choice changes, or null where it changes nothing.
 * @returns the effects known so far, by choice.
 */
export function useEffects(
  checked: CheckedSchedule | undefined,
  choices: readonly string[],
  differenceBy: (choice: string) => ScheduleDifference | null,
): ReadonlyMap<string, Effect> {
  const [effects, setEffects] = useState<ReadonlyMap<string, Effect>>(new Map());
  useEffect(() => {
    if (!checked) return;
    let isWanted = true;
    const tryAll = async (): Promise<void> => {
      const known = new Map<string, Effect>();
      let turn = performance.now();
      for (const choice of choices) {
        if (performance.now() - turn > TURN_MILLISECONDS) {
          setEffects(new Map(known));
          await nextTask();
          if (!isWanted) return;
          turn = performance.now();
        }
        const difference = differenceBy(choice);
        if (difference) known.set(choice, effectOf(recheck(checked, difference)));
      }
      setEffects(known);
    };
    void nextTask().then(() => (isWanted ? tryAll() : undefined));
    return () => {
      isWanted = false;
    };
  }, [checked, choices, differenceBy]);
  return effects;
}
