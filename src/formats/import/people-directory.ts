import type { Person, PersonYear } from '../../domain/rows/person.ts';
import { plainText } from './plain-text.ts';

/** How a file points at a person. */
export interface PersonClues {
  readonly staffCode: string;
  readonly email: string;
  /** `Last, First` or `First Last`. */
  readonly name: string;
}

/** By what a person was found. */
export type Clue = keyof PersonClues;

/** What a directory knows: the person; a row of this import that is not taken in; several of that name; or nobody. */
export type Found =
  | { readonly kind: 'found'; readonly person: Person; readonly by: Clue }
  | { readonly kind: 'withheld'; readonly row: number }
  | { readonly kind: 'several' }
  | { readonly kind: 'nobody' };

type Entry = { readonly person: Person } | { readonly row: number };

/** Finds people by staff ID, e-mail and name, in whatever order is asked for. */
export class PeopleDirectory {
  readonly #entries: Record<Clue, Map<string, Entry[]>> = {
    staffCode: new Map(),
    email: new Map(),
    name: new Map(),
  };
  readonly #members = new Map<string, { readonly person: Person; readonly year: PersonYear }>();

  /** Adds a person, replacing an entry of the same id. */
  add(person: Person, year: PersonYear | null): void {
    if (year) this.#members.set(person.id, { person, year });
    const { staffCode, email } = person;
    const name = `${person.familyName}, ${person.givenName}`;
    this.#put({ staffCode: staffCode ?? '', email: email ?? '', name }, { person });
  }

  /** Remembers that the file has this person in a row that is not taken in. */
  withhold(clues: PersonClues, row: number): void {
    this.#put(clues, { row });
  }

  #put(clues: PersonClues, entry: Entry): void {
    for (const clue of ['staffCode', 'email', 'name'] as const) {
      const key = keyOf(clue, clues[clue]);
      if (key === '') continue;
      const others = (this.#entries[clue].get(key) ?? []).filter(
        (each) => !('person' in each && 'person' in entry && each.person.id === entry.person.id),
      );
      this.#entries[clue].set(key, [...others, entry]);
    }
  }

  /** What the person is in the year of the import, or null. */
  yearOf(person: Person): PersonYear | null {
    return this.#members.get(person.id)?.year ?? null;
  }

  /** Everybody with a place in the year. */
  everybody(): readonly { readonly person: Person; readonly year: PersonYear }[] {
    return [...this.#members.values()];
  }

  /** Looks by the first clue that leads anywhere. */
  find(clues: PersonClues, order: readonly Clue[] = ['staffCode', 'email', 'name']): Found {
    for (const clue of order) {
      const key = keyOf(clue, clues[clue]);
      const entries = key === '' ? [] : (this.#entries[clue].get(key) ?? []);
      const [entry] = entries;
      if (!entry) continue;
      if (entries.length > 1) return { kind: 'several' };
      return 'person' in entry
        ? { kind: 'found', person: entry.person, by: clue }
        : { kind: 'withheld', row: entry.row };
    }
    return { kind: 'nobody' };
  }
}

function keyOf(clue: Clue, value: string): string {
  return clue === 'name' ? nameKey(value) : value.trim().toLowerCase();
}

/** `Last, First` and `First Last` of the same person are the same words. */
function nameKey(name: string): string {
  return plainText(name).split(' ').toSorted().join(' ');
}

/** Whether a name as written means this person. */
export function isNamed(person: Person, name: string): boolean {
  return nameKey(name) === nameKey(`${person.givenName} ${person.familyName}`);
}
