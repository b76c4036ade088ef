import { FileSpreadsheet } from 'lucide-react';
import { useState } from 'react';
import { fullName } from '../../../../domain/schedule/plan.ts';
import { localTimeAt } from '../../../../domain/time/zone.ts';
import { type Progress, type ProgressLine, progressOf } from '../../../../rules/progress.ts';
import { useNow } from '../../../device-clock.ts';
import { Button } from '../../../parts/button.tsx';
import { SelectField } from '../../../parts/choices.tsx';
import { FieldRow } from '../../../parts/field.tsx';
import { EmptyState, Skeleton } from '../../../parts/page.tsx';
import { saveFile } from '../../../save-file.ts';
import { classOf } from '../../../styles/css-modules.ts';
import { dayWords } from '../day-words.ts';
import { usePrinting } from '../use-printing.ts';
import { amountWords, classWords } from './board-words.ts';
import { progressCsv } from './boards-csv.ts';
import type { BoardProps } from './dashboards-screen.tsx';
import { useLater } from './use-later.ts';
import styles from './dashboards.module.css';

const ALL = 'all';

/** How far every resident is with what the class asks for: done, scheduled and missing. */
export function ProgressBoard({ judged }: BoardProps) {
  const { schedule } = judged;
  const { program } = schedule.plan.rows;
  const today = localTimeAt(useNow(), program.timeZone).day;
  const progress = useLater(() => progressOf(schedule, today), [schedule, today]);
  const [pgy, setPgy] = useState(ALL);
  const [isMissingOnly, setMissingOnly] = useState(false);
  if (!progress) return <Skeleton lines={8} />;
  if (progress.length === 0) {
    return (
      <EmptyState title="There are no residents">
        <p>Add residents under People; what their class asks for is entered with each rotation.</p>
      </EmptyState>
    );
  }
  const classes = [...new Set(progress.map(({ member }) => classWords(member.year)))];
  const shown = progress.filter(
    ({ member, lines }) =>
      (pgy === ALL || classWords(member.year) === pgy) &&
      (!isMissingOnly || lines.some(({ missing }) => missing > 0)),
  );
  const save = (): void => saveFile('progress.csv', progressCsv(shown), 'text/csv');
  return (
    <>
      <div className={classOf(styles, 'onScreen')}>
        <FieldRow>
          <SelectField
            label="Class"
            value={pgy}
            choices={[
              { value: ALL, label: 'All classes' },
              ...classes.map((each) => ({ value: each, label: each })),
            ]}
            onChange={setPgy}
          />
        </FieldRow>
        <Button pressed={isMissingOnly} onPress={() => setMissingOnly(!isMissingOnly)}>
          Only where something is missing
        </Button>
        <Button onPress={save}>
          <FileSpreadsheet aria-hidden size={18} /> Save as CSV
        </Button>
      </div>
      <Legend />
      <p>
        Weeks of rotations that the class asks for, done before {dayWords(today)}, scheduled from
        then on, and missing. Open a person for every rotation, clinic sessions and panel hours.
      </p>
      {shown.length === 0 && <p role="status">Nothing is missing for anybody.</p>}
      <ul aria-label="Progress by person" className={classOf(styles, 'people')}>
        {shown.map((each) => (
          <li key={each.member.person.id}>
            <PersonProgress progress={each} />
          </li>
        ))}
      </ul>
    </>
  );
}

const PARTS = ['done', 'scheduled', 'missing'] as const;
const PART_WORDS = {
  done: { title: 'Done', sign: '✓' },
  scheduled: { title: 'Scheduled', sign: '◷' },
  missing: { title: 'Missing', sign: '✕' },
} as const;

function Legend() {
  return (
    <dl className={classOf(styles, 'legend')}>
      {PARTS.map((part) => (
        <div key={part}>
          <dt>
            <i aria-hidden className={classOf(styles, 'sample')} data-part={part}>
              {PART_WORDS[part].sign}
            </i>{' '}
            {PART_WORDS[part].title}
          </dt>
          <dd />
        </div>
      ))}
    </dl>
  );
}

function PersonProgress({ progress }: { readonly progress: Progress }) {
  const { member, lines } = progress;
  const isPrinting = usePrinting();
  const weeks = lines.filter(({ unit }) => unit === 'weeks');
  const sums = {
    done: sumOf(weeks, 'done'),
    scheduled: sumOf(weeks, 'scheduled'),
    missing: sumOf(weeks, 'missing'),
  };
  const isShort = lines.some(({ missing }) => missing > 0);
  return (
    <details className={classOf(styles, 'line')} {...(isPrinting && { open: true })}>
      <summary>
        <span className={classOf(styles, 'name')}>
          {fullName(member.person)} <small>{classWords(member.year)}</small>
        </span>
        <ProgressBar sums={sums} />
        <span className={classOf(styles, 'figure')}>
          {amountWords(sums.done)} + {amountWords(sums.scheduled)} weeks
          {isShort && (
            <small>
              {' '}
              ✕ {sums.missing > 0 ? `${amountWords(sums.missing)} missing` : 'missing'}
            </small>
          )}
        </span>
      </summary>
      <ProgressTable name={fullName(member.person)} lines={lines} />
    </details>
  );
}

function sumOf(lines: readonly ProgressLine[], part: (typeof PARTS)[number]): number {
  return lines.reduce((sum, line) => sum + line[part], 0);
}

function ProgressBar({ sums }: { readonly sums: Record<(typeof PARTS)[number], number> }) {
  return (
    <span aria-hidden className={classOf(styles, 'bar')}>
      {PARTS.filter((part) => sums[part] > 0).map((part) => (
        <i
          key={part}
          className={classOf(styles, 'part')}
          data-part={part}
          style={{ flexGrow: sums[part] }}
        />
      ))}
    </span>
  );
}

function ProgressTable(props: { readonly name: string; readonly lines: readonly ProgressLine[] }) {
  return (
    <div className={classOf(styles, 'wide')}>
      <table aria-label={`Progress of ${props.name}`} className={classOf(styles, 'table')}>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Done</th>
            <th scope="col">Scheduled</th>
            <th scope="col">Missing</th>
            <th scope="col">Asked for</th>
          </tr>
        </thead>
        <tbody>
          {props.lines.map((line) => (
            <tr key={line.key}>
              <th scope="row">
                {line.what} <small>{line.unit}</small>
              </th>
              <td>{amountWords(line.done)}</td>
              <td>{amountWords(line.scheduled)}</td>
              <td>{line.missing > 0 ? `✕ ${amountWords(line.missing)}` : '–'}</td>
              <td>{line.asked === null ? '–' : amountWords(line.asked)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
