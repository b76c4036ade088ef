import type { PersonId } from '../id.ts';
import type { Rows } from './rows-port.ts';

/** Whether the person is in the program: as it stands, or, on devices that only look up, as it was published. */
export async function isKnownPerson(rows: Rows, personId: PersonId): Promise<boolean> {
  if (await rows.get('person', personId)) return true;
  if ((await rows.all('person')).length > 0) return false;
  const published = (await rows.all('frozen')).flatMap(({ people }) => people);
  return published.some(({ id }) => id === personId);
}
