import type { PersonClues } from './people-directory.ts';
import { plainText } from './plain-text.ts';
import type { RowReader } from './row-reader.ts';

/** Refuses what must be unique and stands twice in a file. */
export class PeopleSeen {
  readonly #rows = new Map<string, number>();

  /** Refuses a row that means the same person as one above. */
  checkId(reader: RowReader, id: string): void {
    const before = this.#rows.get(`id/${id}`);
    if (before !== undefined && !reader.isRefused) {
      reader.refuse(
        'name',
        `Row ${before} means the same person.`,
        'Remove one, or give each a staff ID.',
      );
    }
    this.#rows.set(`id/${id}`, reader.row);
  }

  /** Whether some row meant the person of this id. */
  hasId(id: string): boolean {
    return this.#rows.has(`id/${id}`);
  }

  /** Refuses a row whose staff ID or e-mail address stands in a row above; names a namesake. */
  check(reader: RowReader, clues: PersonClues): void {
    const unique = [
      ['staffCode', clues.staffCode, 'staff ID'],
      ['email', clues.email, 'e-mail address'],
    ] as const;
    for (const [field, value, words] of unique) {
      if (value === '') continue;
      const key = `${field}/${value.toLowerCase()}`;
      const before = this.#rows.get(key);
      if (before !== undefined) {
        reader.refuse(
          field,
          `Row ${before} has the same ${words}, ${value}.`,
          'Two people cannot share it: correct one.',
        );
      } else {
        this.#rows.set(key, reader.row);
      }
    }
    const name = plainText(clues.name);
    const namesake = this.#rows.get(`name/${name}`);
    if (namesake !== undefined) reader.say('notice', 'name', `Row ${namesake} has the same name.`);
    else this.#rows.set(`name/${name}`, reader.row);
  }
}
