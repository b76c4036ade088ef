import { useNavigate } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import type { Problem } from '../../../domain/changes/change.ts';
import { isTableFileName } from '../../../formats/import/decode-file.ts';
import type { ImportPlan } from '../../../formats/import/import-plan.ts';
import { useOpenYear } from '../../hooks/use-program.ts';
import { Button } from '../../parts/button.tsx';
import { SelectField } from '../../parts/choices.tsx';
import { FileDrop } from '../../parts/file-drop.tsx';
import { FolderChoice } from '../../parts/folder-choice.tsx';
import { Card, Page } from '../../parts/page.tsx';
import { useSession } from '../../program-session.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { ExportCard } from './export-card.tsx';
import { HoursCard } from './hours-card.tsx';
import { ImportMeanings, ImportQuestions } from './import-questions.tsx';
import { ImportReportCard } from './import-report.tsx';
import { ImportTables } from './import-tables.tsx';
import { OpenProgramFile } from './open-program-file.tsx';
import { ProblemNote } from './problem-note.tsx';
import { type ImportActions, type ImportGoal, type ImportState, useImport } from './use-import.ts';
import styles from './import.module.css';

/** Bringing files in, after a dry run, and saving them out. */
export function FilesScreen() {
  const open = useOpenYear();
  const navigate = useNavigate();
  const work = useImport();
  const toBuild = useCallback(() => void navigate({ to: '/build' }), [navigate]);
  if (work.state) return <DryRun work={work} state={work.state} onTaken={toBuild} />;
  return (
    <Page title="Files">
      <Card title="Import spreadsheets">
        <ImportStart work={work} />
      </Card>
      <Card title="Restore">
        <OpenProgramFile onOpened={toBuild} />
      </Card>
      {open.status === 'open' && <HoursCard />}
      {open.status === 'open' && <ExportCard yearId={open.year.id} />}
    </Page>
  );
}

function ImportStart({ work }: { readonly work: ImportActions }) {
  const { program } = useSession();
  const [chosen, setGoal] = useState<ImportGoal>('open');
  const [isWithoutTables, setWithoutTables] = useState(false);
  const goal = program ? chosen : 'new';
  const begin = async (files: readonly File[]): Promise<void> => {
    const read = files
      .filter(({ name }) => !name.startsWith('.'))
      .map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }));
    await work.begin(await Promise.all(read), goal);
  };
  const beginFolder = async (files: readonly File[]): Promise<void> => {
    const tables = files.filter(({ name }) => isTableFileName(name));
    setWithoutTables(tables.length === 0);
    if (tables.length > 0) await begin(tables);
  };
  return (
    <>
      {program && (
        <SelectField
          label="Where to"
          value={goal}
          choices={[
            { value: 'open', label: `Into ${program.name}` },
            { value: 'new', label: 'As a new program' },
          ]}
          onChange={setGoal}
        />
      )}
      <FileDrop
        label="Choose tables"
        hint="People, rotations, blocks, absences, holidays as CSV, or an Amion report; drop files or a folder here. First you see what would happen: nothing is kept until you say so."
        accept=".csv,.tsv,.txt,text/csv,text/plain"
        multiple
        onFiles={begin}
      />
      <FolderChoice label="Choose a folder of tables" onFiles={beginFolder} />
      <p role="status">
        {work.isBusy
          ? 'Reading the files …'
          : isWithoutTables && 'There is no table (.csv, .tsv, .txt) in that folder.'}
      </p>
    </>
  );
}

function DryRun(props: {
  readonly work: ImportActions;
  readonly state: ImportState;
  readonly onTaken: () => void;
}) {
  const { work, state, onTaken } = props;
  const { plan, report, goal } = state;
  const { program } = useSession();
  const [problem, setProblem] = useState<Problem | null>(null);
  const change = (next: ImportPlan): void => void work.change(next);
  const takeIn = async (): Promise<void> => {
    const outcome = await work.takeIn();
    if (outcome.ok) onTaken();
    else setProblem(outcome.problem);
  };
  const refused = report.entries.filter(({ severity }) => severity === 'refused').length;
  return (
    <Page
      title="Import: what would happen"
      actions={
        <>
          <Button onPress={work.forget}>Cancel</Button>
          <Button look="main" disabled={!report.isReady || work.isBusy} onPress={takeIn}>
            Take in
          </Button>
        </>
      }
    >
      <div className={classOf(styles, 'bar')}>
        <p role="status">
          {work.isBusy
            ? 'Reading the files …'
            : report.isReady
              ? `Ready: everything below goes ${goal === 'open' ? `into ${program?.name ?? 'the program'}` : 'into a new program'} at once.`
              : `Not ready: ${refused === 1 ? 'one thing is' : `${refused} things are`} refused. Nothing has been changed.`}
        </p>
      </div>
      {problem && <ProblemNote problem={problem} />}
      <ImportReportCard
        report={report}
        onLeaveOut={(rows) => change({ ...plan, excludedRows: [...plan.excludedRows, ...rows] })}
      />
      <ImportQuestions plan={plan} onChange={change} />
      <ImportTables
        plan={plan}
        counts={report.tables}
        onReadAs={(file, table) => void work.readAs(file, table)}
        onChange={change}
      />
      <ImportMeanings plan={plan} onChange={change} />
    </Page>
  );
}
