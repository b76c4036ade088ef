import type { Rows } from './rows-port.ts';

/** The number that the next edition gets: editions are numbered on through all years. */
export async function nextEditionNumber(rows: Rows): Promise<number> {
  const numbers = (await rows.all('edition')).map((each) => each.number);
  return Math.max(0, ...numbers) + 1;
}
