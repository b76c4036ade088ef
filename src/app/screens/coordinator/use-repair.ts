import { useCallback, useEffect, useRef, useState } from 'react';
import type {
  RepairAnswer,
  RepairProgress,
  RepairQuestion,
} from '../../../solver/repair/question.ts';
import { type RepairingRun, startRepair } from '../../solving.ts';

/** A repair that is looked for, or was. */
export interface RepairState {
  readonly question: RepairQuestion;
  readonly step: RepairProgress['step'] | null;
  /** Null while it is looked for. */
  readonly answer: RepairAnswer | null;
}

/** Looks for repairs, one at a time; whatever runs ends with the screen. */
export function useRepair(): {
  readonly state: RepairState | null;
  readonly start: (question: RepairQuestion) => void;
  /** Ends the search, or forgets what it found. */
  readonly clear: () => void;
} {
  const [state, setState] = useState<RepairState | null>(null);
  const running = useRef<RepairingRun | null>(null);
  const clear = useCallback(() => {
    running.current?.stop();
    running.current = null;
    setState(null);
  }, []);
  const start = useCallback((question: RepairQuestion) => {
    running.current?.stop();
    setState({ question, step: null, answer: null });
    const run = startRepair(question, ({ step }) => {
      if (running.current === run) setState({ question, step, answer: null });
    });
    running.current = run;
    void run.answer.then((answer) => {
      if (running.current === run && answer) setState({ question, step: null, answer });
    });
  }, []);
  useEffect(() => () => running.current?.stop(), []);
  return { state, start, clear };
}
