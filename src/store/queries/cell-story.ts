import * as z from 'zod/mini';
import { branchStarted } from '../../domain/changes/branch-started.ts';
import type { HistoryEntry } from '../../domain/changes/history.ts';
import type { DraftId } from '../../domain/id.ts';
import type { Comment } from '../../domain/rows/comment.ts';
import type { Chunk, Draft, Layer } from '../../domain/rows/schedule.ts';
import {
  type CellEvent,
  cellHistory,
  type IsInCell,
  piecesOf,
  type PublishedCell,
  publishedHistory,
} from '../../domain/schedule/cell-history.ts';
import type { DaySpan } from '../../domain/time/day.ts';
import type { HistoryLine, ProgramDatabase } from '../database.ts';

/** What became of a cell: in the draft and what it was branched from, and in what was published. The latest first. */
export interface CellStory {
  readonly events: readonly CellEvent[];
  readonly published: readonly PublishedCell[];
  /** Why editions changed days of the freeze window, by the edition's id. */
  readonly reasons: ReadonlyMap<string, string>;
}

/** Reads what became of a cell of a draft. Null when the draft is gone. @param cell its layer and days. */
export async function readCellStory(
  database: ProgramDatabase,
  draftId: DraftId,
  cell: DaySpan & { readonly layer: Layer },
  isInCell: IsInCell,
): Promise<CellStory | null> {
  const draft = await database.rows('draft').get(draftId);
  if (!draft) return null;
  const lines = await database.history.orderBy('seq').toArray();
  const touched = new Map(
    (await database.touched.toArray()).map((each) => [each.changeId, each.rows]),
  );
  const entries = lines.map((line) => ({ ...line, touched: touched.get(line.id) ?? [] }));
  const editions = await database.rows('edition').where('yearId').equals(draft.yearId).toArray();
  const ids = [
    ...new Set(editions.flatMap((edition) => piecesOf(edition, cell)).map(({ id }) => id)),
  ];
  const found = await database.rows('chunk').bulkGet(ids);
  const chunks = new Map(
    found.flatMap((chunk): [string, Chunk][] => (chunk ? [[chunk.id, chunk]] : [])),
  );
  return {
    events: await eventsOf(database, draft, entries, isInCell),
    published: publishedHistory(editions, (id) => chunks.get(id), cell, isInCell),
    reasons: lateReasons(lines),
  };
}

/** Those of a branch go on with those of the draft that it began as, from before it began. */
async function eventsOf(
  database: ProgramDatabase,
  draft: Draft,
  entries: readonly HistoryEntry[],
  isInCell: IsInCell,
): Promise<CellEvent[]> {
  const now = await database.rows('assignment').where('draftId').equals(draft.id).toArray();
  const own = cellHistory(draft.id, entries, now, isInCell);
  const from = draft.branchedFrom;
  const begun = entries.findIndex(({ name, args }) => {
    const started = name === branchStarted.name && branchStarted.args.safeParse(args);
    return started && started.success && started.data.draft.id === draft.id;
  });
  const source =
    from?.kind === 'draft' && begun >= 0 ? await database.rows('draft').get(from.draftId) : null;
  if (!source) return own;
  const before = new Set(entries.slice(0, begun).map(({ id }) => id));
  const ofSource = await eventsOf(database, source, entries, isInCell);
  return [...own, ...ofSource.filter(({ changeId }) => before.has(changeId))];
}

const reasonedSchema = z.object({ editionId: z.string(), reason: z.string() });

/** Reasons stay in the history: what is published travels. */
function lateReasons(lines: readonly HistoryLine[]): ReadonlyMap<string, string> {
  const reasons = new Map<string, string>();
  for (const { args } of lines) {
    const reasoned = reasonedSchema.safeParse(args);
    if (reasoned.success && reasoned.data.reason !== '')
      reasons.set(reasoned.data.editionId, reasoned.data.reason);
  }
  return reasons;
}

/** The comments on a draft, the oldest first. */
export async function readComments(
  database: ProgramDatabase,
  draftId: DraftId,
): Promise<Comment[]> {
  const comments = await database.rows('comment').where('draftId').equals(draftId).toArray();
  return comments.toSorted((one, other) => one.writtenAt - other.writtenAt);
}
