import type { ProgramId } from '../domain/id.ts';
import type { Kind } from '../domain/kind-names.ts';
import { KeptRows, nothingKept } from './kept-rows.ts';
import { PlainDatabase } from './plain-database.ts';
import { PlainRows } from './plain-rows.ts';
import type { ProgramReader, RowReader } from './program-reader.ts';

/** The name of a program's database. */
export function databaseName(programId: ProgramId): string {
  return `residency-${programId}`;
}

/** The rows of a program that this device holds already, as they are when they are first read: for the service worker. */
export class StoredProgram implements ProgramReader {
  readonly #database: PlainDatabase;
  readonly #kept = nothingKept();

  /** Opens nothing yet; reading throws NoDatabase where there is none. */
  constructor(programId: ProgramId) {
    this.#database = new PlainDatabase(databaseName(programId));
  }

  async read<Answer>(
    kinds: readonly Kind[],
    work: (rows: RowReader) => Promise<Answer>,
  ): Promise<Answer> {
    return this.#database.run('readonly', kinds, (transaction) =>
      work(new KeptRows(new PlainRows(transaction), this.#kept)),
    );
  }

  /** Closes the connection, so that it keeps no newer version waiting. */
  close(): void {
    this.#database.close();
  }
}
