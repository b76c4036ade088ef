import type { Rows } from './rows-port.ts';

/** The number that the next edition gets: editions are numbered on through all years. */
export async function nextEditionNumber(rows: Rows): Promise<number> {
  const numbers = (await rows.all('edition')).map((each) => each.number);
  return Math.max(0, ...numbers) + 1;
}

/** What the history adds of an edition that changed days of the freeze window. @param reason empty where none did. */
export function lateWords(reason: string): string {
  return reason.trim() === '' ? '' : `; late because: ${reason.trim()}`;
}
