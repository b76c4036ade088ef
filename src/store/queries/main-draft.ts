import { editionPublished } from '../../domain/changes/edition-published.ts';
import type { DraftId, YearId } from '../../domain/id.ts';
import type { ProgramDatabase } from '../database.ts';
import { readDrafts, readRuns } from './drafts.ts';

/**
 * The draft that decisions go into where nobody chose another: the one that was published last, else the newest that is
 * neither a branch nor one of several to choose from. Null where the year has none.
 */
export async function readMainDraftId(
  database: ProgramDatabase,
  yearId: YearId,
): Promise<DraftId | null> {
  const drafts = await readDrafts(database, yearId);
  const ids = new Set<DraftId>(drafts.map(({ id }) => id));
  const published = await lastPublished(database, ids);
  if (published) return published;
  const runs = await readRuns(database, yearId);
  const others = new Set<DraftId>(runs.flatMap((run) => run.others.map(({ draftId }) => draftId)));
  const own = drafts.filter(({ branchedFrom }) => !branchedFrom);
  const main = own.find(({ id }) => !others.has(id)) ?? own[0] ?? drafts[0];
  return main?.id ?? null;
}

async function lastPublished(
  database: ProgramDatabase,
  among: ReadonlySet<DraftId>,
): Promise<DraftId | null> {
  let draftId: DraftId | null = null;
  await database.history
    .orderBy('seq')
    .reverse()
    .until(() => draftId !== null)
    .each(({ name, args }) => {
      const published = name === editionPublished.name && editionPublished.args.safeParse(args);
      if (published && published.success && among.has(published.data.draftId)) {
        draftId = published.data.draftId;
      }
    });
  return draftId;
}
