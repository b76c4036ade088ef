import { useCallback, useEffect, useRef, useState } from 'react';
import { MemoryProgram } from '../../../domain/changes/memory-rows.ts';
import { rowsImported } from '../../../domain/changes/rows-imported.ts';
import type { Outcome } from '../../../domain/changes/change.ts';
import { changeIdSchema } from '../../../domain/id.ts';
import type { RowsByKind } from '../../../domain/kinds.ts';
import type { ImportFile } from '../../../formats/import/decode-file.ts';
import type { ImportPlan } from '../../../formats/import/import-plan.ts';
import type { ImportReport } from '../../../formats/import/import-report.ts';
import type { TableKind } from '../../../formats/import/table-fields.ts';
import { readContent } from '../../../store/program-content.ts';
import { deviceNow, newId } from '../../device-clock.ts';
import { useRecord } from '../../hooks/use-record.ts';
import { type ImportClient, startImporter } from '../../import-client.ts';
import { useSession } from '../../program-session.tsx';

/** Where the rows go: into the program that is open, or into one of their own. */
export type ImportGoal = 'open' | 'new';

/** An import on its way: the files, how they are read, and what taking them in would do. */
export interface ImportState {
  readonly files: readonly ImportFile[];
  readonly goal: ImportGoal;
  readonly plan: ImportPlan;
  readonly report: ImportReport;
}

/** What can be done with an import. */
export interface ImportActions {
  readonly state: ImportState | null;
  /** Whether something is being read. */
  readonly isBusy: boolean;
  readonly begin: (files: readonly ImportFile[], goal: ImportGoal) => Promise<void>;
  readonly change: (plan: ImportPlan) => Promise<void>;
  readonly readAs: (fileName: string, table: TableKind) => Promise<void>;
  /** Takes everything in: all or nothing. */
  readonly takeIn: () => Promise<Outcome>;
  readonly forget: () => void;
}

/** Reads files in the background, tries out what they would change, and takes them in. */
export function useImport(): ImportActions {
  const { openContent } = useSession();
  const record = useRecord();
  const [state, setState] = useState<ImportState | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<{ readonly error: unknown } | null>(null);
  if (failure) throw failure.error;
  const [seed] = useState(newId);
  const client = useImportClient();

  const tryOut = useDryRun(seed, client, setState, setBusy, setFailure);
  const begin = useCallback(
    (files: readonly ImportFile[], goal: ImportGoal) =>
      tryOut(files, goal, (own, existing) =>
        within(own, (importer) => importer.propose(files, existing, {})),
      ),
    [tryOut],
  );
  const change = useCallback(
    async (plan: ImportPlan) => {
      if (state) await tryOut(state.files, state.goal, async () => plan);
    },
    [state, tryOut],
  );
  const readAs = useCallback(
    async (fileName: string, table: TableKind) => {
      const file = state?.files.find(({ name }) => name === fileName);
      if (!state || !file) return;
      const own = await within(client(), (importer) => importer.proposeAs(file, table));
      const tables = state.plan.tables.map((each) => (each.file === fileName ? own : each));
      await change({ ...state.plan, tables });
    },
    [state, client, change],
  );
  const takeIn = useCallback(async (): Promise<Outcome> => {
    if (!state?.report.isReady) throw new Error('Nothing is ready to be taken in');
    const args = { title: titleOf(state.files), rows: state.report.rows };
    if (state.goal === 'open') return record(rowsImported, args);
    const memory = new MemoryProgram();
    const made = { changeId: changeIdSchema.parse(newId()), at: deviceNow(), by: null };
    const outcome = await memory.record(rowsImported, args, made);
    if (!outcome.ok) return outcome;
    return openContent({ rows: memory.rows.content(), history: memory.history });
  }, [state, record, openContent]);
  const forget = useCallback(() => setState(null), []);
  return { state, isBusy, begin, change, readAs, takeIn, forget };
}

type TryOut = (
  files: readonly ImportFile[],
  goal: ImportGoal,
  planOf: (client: ImportClient, existing: RowsByKind) => Promise<ImportPlan>,
) => Promise<void>;

/** Makes a plan and tries out what it would change. */
function useDryRun(
  seed: string,
  client: () => ImportClient,
  setState: (state: ImportState) => void,
  setBusy: (isBusy: boolean) => void,
  setFailure: (failure: { readonly error: unknown }) => void,
): TryOut {
  const { database } = useSession();
  const existingFor = useCallback(
    async (goal: ImportGoal): Promise<RowsByKind> =>
      goal === 'open' && database ? (await readContent(database)).rows : {},
    [database],
  );
  return useCallback<TryOut>(
    async (files, goal, planOf) => {
      setBusy(true);
      try {
        const existing = await existingFor(goal);
        const plan = await planOf(client(), existing);
        const report = await within(client(), (importer) =>
          importer.dryRun(files, plan, existing, seed),
        );
        setState({ files, goal, plan, report });
      } catch (error) {
        setFailure({ error });
      } finally {
        setBusy(false);
      }
    },
    [existingFor, client, seed, setState, setBusy, setFailure],
  );
}

/** The background thread: started when first needed, ended with the screen. */
function useImportClient(): () => ImportClient {
  const held = useRef<ImportClient | null>(null);
  useEffect(
    () => () => {
      held.current?.close();
      held.current = null;
    },
    [],
  );
  return useCallback(() => {
    held.current ??= startImporter();
    return held.current;
  }, []);
}

function within<Answer>(
  client: ImportClient,
  ask: (importer: ImportClient['importer']) => Promise<Answer>,
): Promise<Answer> {
  return Promise.race([ask(client.importer), client.broken]);
}

function titleOf(files: readonly ImportFile[]): string {
  return files.map(({ name }) => name).join(', ');
}
