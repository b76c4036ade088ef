import { useState } from 'react';
import type { ImportEntry, ImportReport, Severity } from '../../../formats/import/import-report.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/page.tsx';
import { classes, classOf } from '../../styles/css-modules.ts';
import styles from './import.module.css';

const SECTIONS: readonly (readonly [severity: Severity, title: string, isOpen: boolean])[] = [
  ['refused', 'Refused: nothing is taken in until these are mended or left out', true],
  ['question', 'Questions, answered for now by a proposal', true],
  ['left-out', 'Left out', true],
  ['unknown', 'Unknown', true],
  ['notice', 'Worth knowing', false],
  ['changed', 'Changed', false],
  ['new', 'New', false],
];

/** What taking the files in would do, by severity: place, reason and remedy of each. */
export function ImportReportCard(props: {
  readonly report: ImportReport;
  readonly onLeaveOut: (rows: readonly { readonly file: string; readonly row: number }[]) => void;
}) {
  const { report, onLeaveOut } = props;
  return (
    <Card title="What would happen">
      {SECTIONS.map(([severity, title, isOpen]) => {
        const entries = report.entries.filter((entry) => entry.severity === severity);
        return entries.length === 0 ? null : (
          <details key={severity} open={isOpen}>
            <summary className={classOf(styles, 'summary')}>
              {title} ({entries.length})
            </summary>
            <Entries entries={entries} onLeaveOut={onLeaveOut} />
          </details>
        );
      })}
    </Card>
  );
}

const SHOWN_AT_FIRST = 30;

function Entries(props: {
  readonly entries: readonly ImportEntry[];
  readonly onLeaveOut: (rows: readonly { readonly file: string; readonly row: number }[]) => void;
}) {
  const { entries, onLeaveOut } = props;
  const [shownMax, setShownMax] = useState(SHOWN_AT_FIRST);
  const refusedRows = entries.flatMap(({ severity, file, row }) =>
    severity === 'refused' && row !== null ? [{ file, row }] : [],
  );
  return (
    <div className={classOf(styles, 'entries')}>
      {refusedRows.length > 1 && (
        <div>
          <Button onPress={() => onLeaveOut(refusedRows)}>Leave all refused rows out</Button>
        </div>
      )}
      {entries.slice(0, shownMax).map((entry) => {
        const { severity, file, row, column, message, remedy } = entry;
        return (
          <div
            key={`${file} ${row} ${column} ${message}`}
            className={classes(classOf(styles, 'entry'), colorOf(severity))}
          >
            <p>
              {(file || row !== null) && (
                <span className={classOf(styles, 'place')}>
                  {[file, row !== null && `row ${row}`, column].filter(Boolean).join(', ')}:{' '}
                </span>
              )}
              {message} {remedy}
            </p>
            {severity === 'refused' && row !== null && (
              <Button
                label={`Leave out row ${row} of ${file}`}
                onPress={() => onLeaveOut([{ file, row }])}
              >
                Leave this row out
              </Button>
            )}
          </div>
        );
      })}
      {entries.length > shownMax && (
        <div>
          <Button onPress={() => setShownMax(shownMax + 200)}>
            Show more ({entries.length - shownMax} left)
          </Button>
        </div>
      )}
    </div>
  );
}

function colorOf(severity: Severity): string | null {
  switch (severity) {
    case 'refused':
    case 'question':
    case 'new':
    case 'changed':
      return classOf(styles, severity);
    case 'unknown':
    case 'left-out':
    case 'notice':
      return null;
  }
}
