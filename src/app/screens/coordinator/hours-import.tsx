import { useMemo, useState } from 'react';
import type { Problem } from '../../../domain/changes/change.ts';
import { hoursImported } from '../../../domain/changes/hours-imported.ts';
import { loggedDayId } from '../../../domain/rows/logged-day.ts';
import { fullName } from '../../../domain/schedule/plan.ts';
import type { CsvFile } from '../../../formats/csv-export.ts';
import type { CsvFault } from '../../../formats/csv-table.ts';
import {
  type HoursContext,
  type HoursDryRun,
  readLoggedHours,
} from '../../../formats/logged-hours-csv.ts';
import { hoursLogged } from '../../../answers/my-hours.ts';
import { readHoursContext } from '../../../store/queries/logged-days.ts';
import { useRecord } from '../../hooks/use-record.ts';
import { Button } from '../../parts/button.tsx';
import { CheckField, FieldRow } from '../../parts/field.tsx';
import { FileDrop } from '../../parts/file-drop.tsx';
import { useStored } from '../../program-session.tsx';
import { classes, classOf } from '../../styles/css-modules.ts';
import { dayWords } from './day-words.ts';
import { ProblemNote } from './problem-note.tsx';
import styles from './import.module.css';

/** Takes in tables of logged hours, such as people save them on their phones, after saying what that would do. */
export function HoursImport() {
  const [files, setFiles] = useState<readonly CsvFile[]>([]);
  const context = useStored(readHoursContext, []);
  const begin = async (chosen: readonly File[]): Promise<void> => {
    const read = chosen.map(async (file) => ({ name: file.name, text: await file.text() }));
    setFiles(await Promise.all(read));
  };
  return (
    <>
      <FileDrop
        label="Choose logged hours"
        hint="What people save on “My hours”, or any table with resident, start, end, kind and left_at. First you see what would happen: nothing is kept until you say so."
        accept=".csv,text/csv"
        multiple
        onFiles={begin}
      />
      {files.length > 0 && context && (
        <DryRun files={files} context={context} onDone={() => setFiles([])} />
      )}
    </>
  );
}

interface DryRunProps {
  readonly files: readonly CsvFile[];
  readonly context: HoursContext;
  readonly onDone: () => void;
}

function DryRun({ files, context, onDone }: DryRunProps) {
  const [gapsAreFree, setGapsAreFree] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const record = useRecord();
  const read = useMemo(
    () => readLoggedHours(files, context, gapsAreFree),
    [files, context, gapsAreFree],
  );
  if (!read.ok) {
    return (
      <>
        <ProblemNote problem={{ kind: 'unreadable', message: faultWords(read.fault) }} />
        <div>
          <Button onPress={onDone}>Choose another file</Button>
        </div>
      </>
    );
  }
  const { logs, refused } = read.dryRun;
  const count = logs.reduce((sum, { days }) => sum + days.length, 0);
  const takeIn = async (): Promise<void> => {
    const title = files.map(({ name }) => name).join(', ');
    const args = { title, logs: logs.map((log) => ({ ...log, days: [...log.days] })) };
    const outcome = await record(hoursImported, args);
    if (outcome.ok) onDone();
    else setProblem(outcome.problem);
  };
  return (
    <section aria-label="What taking in the hours would do" className={classOf(styles, 'entries')}>
      <p role="status">{summaryWords(read.dryRun, count)}</p>
      <CheckField
        label="Days without a row, between somebody’s first and last, were days off"
        checked={gapsAreFree}
        onChange={setGapsAreFree}
      />
      {refused.length > 0 && (
        <Lines
          title="Refused, with all else of their days"
          lines={refused.map(faultWords)}
          look="refused"
          isOpen
        />
      )}
      <Lines title="Replaced" lines={replacedWords(read.dryRun, context)} look="changed" isOpen />
      <Lines title="Worth knowing" lines={read.dryRun.notes} look="question" />
      {problem && <ProblemNote problem={problem} />}
      <FieldRow>
        <Button look="main" disabled={count === 0} onPress={takeIn}>
          Take in {count} {count === 1 ? 'day' : 'days'}
        </Button>
        <Button onPress={onDone}>Cancel</Button>
      </FieldRow>
    </section>
  );
}

function summaryWords({ logs, replaced, sameCount, refused }: HoursDryRun, count: number): string {
  const days = (number: number): string => `${number} ${number === 1 ? 'day' : 'days'}`;
  const people = `${logs.length} ${logs.length === 1 ? 'person' : 'people'}`;
  return [
    count === 0
      ? 'There is nothing new to take in.'
      : `${days(count)} of ${people}: ${count - replaced.length} not logged before, ${replaced.length} in place of what is logged.`,
    sameCount > 0 ? `${days(sameCount)} stand in the log as they are.` : '',
    refused.length > 0
      ? `${refused.length} ${refused.length === 1 ? 'row is' : 'rows are'} refused.`
      : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function faultWords({ file, row, column, reason }: CsvFault): string {
  return `${[file, `row ${row}`, column].filter(Boolean).join(', ')}: ${reason}`;
}

/** Who, which day, and the hours before and after. */
function replacedWords({ replaced, logs }: HoursDryRun, { people }: HoursContext): string[] {
  const nameOf = new Map(people.map((person) => [person.id, fullName(person)]));
  const after = new Map(
    logs.flatMap(({ personId, days }) =>
      days.map((each) => [loggedDayId(personId, each.day), each] as const),
    ),
  );
  const hours = (periods: Parameters<typeof hoursLogged>[0]): string =>
    `${Math.round(hoursLogged(periods) * 10) / 10} h`;
  return replaced.map((before) => {
    const now = after.get(before.id) ?? before;
    const name = nameOf.get(before.personId) ?? before.personId;
    return `${name}, ${dayWords(before.day)}: ${hours(before)} → ${hours(now)}`;
  });
}

const SHOWN_AT_FIRST = 30;

function Lines(props: {
  readonly title: string;
  readonly lines: readonly string[];
  readonly look: 'refused' | 'changed' | 'question';
  readonly isOpen?: boolean;
}) {
  const { title, lines, look, isOpen = false } = props;
  const [shownMax, setShownMax] = useState(SHOWN_AT_FIRST);
  if (lines.length === 0) return null;
  return (
    <details open={isOpen}>
      <summary className={classOf(styles, 'summary')}>
        {title} ({lines.length})
      </summary>
      <ul className={classOf(styles, 'entries')}>
        {lines.slice(0, shownMax).map((line) => (
          <li key={line} className={classes(classOf(styles, 'entry'), classOf(styles, look))}>
            {line}
          </li>
        ))}
      </ul>
      {lines.length > shownMax && (
        <Button onPress={() => setShownMax(shownMax + 200)}>
          Show more ({lines.length - shownMax} left)
        </Button>
      )}
    </details>
  );
}
