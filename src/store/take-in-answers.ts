import { type Answer, answeredRequest, answeredSwap } from '../domain/asks/answer.ts';
import type { Rows } from '../domain/changes/rows-port.ts';
import type { ProgramWriter } from './program-reader.ts';

/** Takes in what became of what was asked on this device; answers to others are passed over. @returns how many were its own. */
export async function takeInAnswers(
  program: ProgramWriter,
  answers: readonly Answer[],
): Promise<number> {
  return program.write(['request', 'swap'], (rows) => receiveAnswers(rows, answers));
}

/** The same within a transaction that writes requests and swaps. */
export async function receiveAnswers(rows: Rows, answers: readonly Answer[]): Promise<number> {
  let own = 0;
  for (const answer of answers) {
    if (answer.kind === 'request') {
      const request = await rows.get('request', answer.id);
      if (request) await rows.put('request', [answeredRequest(request, answer)]);
      own += request ? 1 : 0;
    } else {
      const swap = await rows.get('swap', answer.id);
      if (swap) await rows.put('swap', [answeredSwap(swap, answer)]);
      own += swap ? 1 : 0;
    }
  }
  return own;
}
