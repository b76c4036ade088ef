import { useEffect, useState } from 'react';
import type { KnownProgram } from '../../../store/device-database.ts';
import { countWaiting } from './held-programs.ts';

/** How many changes in these programs the server has not decided; none until they are counted. */
export function useWaiting(programs: readonly KnownProgram[]): number {
  const [waiting, setWaiting] = useState(0);
  useEffect(() => {
    void countWaiting(programs).then(setWaiting);
  }, [programs]);
  return waiting;
}
