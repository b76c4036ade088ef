import type { Rows } from '../domain/changes/rows-port.ts';
import type { ProgramId } from '../domain/id.ts';
import type { Kind } from '../domain/kind-names.ts';
import { onChange } from './announce.ts';
import { type Kept, KeptRows, nothingKept } from './kept-rows.ts';
import { PlainDatabase } from './plain-database.ts';
import { PlainRows } from './plain-rows.ts';
import { LAYOUT_VERSION, programLayout } from './program-layout.ts';
import type { ProgramReader, ProgramWriter, RowReader } from './program-reader.ts';
import { databaseName } from './stored-program.ts';

/** The rows of one program on this device, for the screens that look them up; it knows no history. */
export class PlainProgram implements ProgramReader, ProgramWriter {
  readonly database: PlainDatabase;
  #kept = nothingKept();

  /** Opens nothing yet. What was read is kept until the database is said to have changed. */
  constructor(programId: ProgramId) {
    const made = { version: LAYOUT_VERSION * 10, layout: programLayout() };
    this.database = new PlainDatabase(databaseName(programId), made);
    onChange(this.database.name, () => {
      this.#kept = nothingKept();
    });
  }

  async read<Answer>(
    kinds: readonly Kind[],
    work: (rows: RowReader) => Promise<Answer>,
  ): Promise<Answer> {
    const readBeside = (kept: Kept): Promise<Answer> =>
      this.database.run('readonly', kinds, (transaction) =>
        work(new KeptRows(new PlainRows(transaction), kept)),
      );
    try {
      return await readBeside(this.#kept);
    } catch {
      // What was kept may be older than what was read beside it.
      this.#kept = nothingKept();
      return readBeside(this.#kept);
    }
  }

  async write<Answer>(
    kinds: readonly Kind[],
    work: (rows: Rows) => Promise<Answer>,
  ): Promise<Answer> {
    return this.database.run('readwrite', kinds, (transaction) => work(new PlainRows(transaction)));
  }
}
