import type { Answer } from './asks/answer.ts';
import type { Absence } from './rows/absence.ts';
import type { Frozen } from './rows/frozen.ts';
import type { Contact } from './rows/person.ts';
import type { Program } from './rows/program.ts';
import type { Chunk, Edition } from './rows/schedule.ts';

/** What travels to devices that only look up: published editions whole, and what is live beside them. */
export interface PublishedContent {
  readonly program: Program;
  readonly editions: readonly Edition[];
  readonly chunks: readonly Chunk[];
  readonly frozen: readonly Frozen[];
  readonly contacts: readonly Contact[];
  readonly absences: readonly Absence[];
  /** What became of what was asked, without reasons; only the phone that asked knows whose it is. */
  readonly answers: readonly Answer[];
}
