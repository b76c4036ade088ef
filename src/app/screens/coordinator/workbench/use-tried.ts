import { useEffect, useMemo, useState } from 'react';
import type { ScheduleDifference } from '../../../../domain/schedule/schedule-difference.ts';
import { type CheckedSchedule, recheck, type Rechecked } from '../../../../rules/recheck.ts';
import { nextTask } from '../use-findings.ts';

/** As long as the page can wait without anybody noticing. */
const TURN_MILLISECONDS = 6;
/** How long nothing has to change before trying begins: keys that follow one another must not wait for it. */
const QUIET_MILLISECONDS = 200;
/** How often what is known so far is shown. */
const SHOWN_EVERY_MILLISECONDS = 150;

/** What is known so far, by choice, and whether that is all; choices that cannot be made are not in it. */
export interface Tried<Told> {
  readonly known: ReadonlyMap<string, Told>;
  readonly isDone: boolean;
}

const NOTHING_YET: Tried<never> = { known: new Map<string, never>(), isDone: false };

/**
 * What each choice would do, tried one after the other while the page has nothing else to do, until it is not wanted any
 * more.
 * @param differenceBy what a choice changes, or null where it cannot be made or changes nothing.
 * @param tell what to keep of the rules' answer.
 */
export function useTried<Told>(
  checked: CheckedSchedule | undefined,
  choices: readonly string[],
  differenceBy: (choice: string) => ScheduleDifference | null,
  tell: (rechecked: Rechecked) => Told,
): Tried<Told> {
  const asked = useMemo(
    () => ({ checked, choices, differenceBy, tell }),
    [checked, choices, differenceBy, tell],
  );
  const [tried, setTried] = useState<{ readonly of: object; readonly now: Tried<Told> } | null>(
    null,
  );
  useEffect(() => {
    const { checked: before } = asked;
    if (!before) return;
    const show = (now: Tried<Told>): void => setTried({ of: asked, now });
    let isWanted = true;
    const tryAll = async (): Promise<void> => {
      const known = new Map<string, Told>();
      let turn = performance.now();
      let shownAt = turn;
      for (const choice of asked.choices) {
        const now = performance.now();
        if (now - turn > TURN_MILLISECONDS) {
          if (now - shownAt > SHOWN_EVERY_MILLISECONDS) {
            show({ known: new Map(known), isDone: false });
            shownAt = now;
          }
          await nextTask();
          if (!isWanted) return;
          turn = performance.now();
        }
        const difference = asked.differenceBy(choice);
        if (difference) known.set(choice, asked.tell(recheck(before, difference)));
      }
      show({ known, isDone: true });
    };
    const quiet = window.setTimeout(() => void tryAll(), QUIET_MILLISECONDS);
    return () => {
      isWanted = false;
      window.clearTimeout(quiet);
    };
  }, [asked]);
  return tried?.of === asked ? tried.now : NOTHING_YET;
}
