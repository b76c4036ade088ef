import type { ProgramId } from '../domain/id.ts';

/**
 * Runs what decides whether this device builds a program or only looks it up, one after the other in all tabs: a file of
 * the whole program may be opened while its editions are taken in.
 */
export async function withProgram<Answer>(
  programId: ProgramId,
  work: () => Promise<Answer>,
): Promise<Answer> {
  return navigator.locks.request(`program ${programId}`, work);
}
