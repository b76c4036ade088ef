import type { HistoryEntry } from './changes/history.ts';
import type { RowsByKind } from './kinds.ts';

/** Everything a program consists of, as a file carries it. */
export interface ProgramContent {
  readonly rows: RowsByKind;
  /** Oldest first. */
  readonly history: readonly HistoryEntry[];
}
