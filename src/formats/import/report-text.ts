import type { ImportEntry, ImportReport, Severity } from './import-report.ts';

const HEADINGS: readonly (readonly [Severity, string])[] = [
  ['refused', 'Refused: nothing is taken in until these are mended or their rows left out'],
  ['question', 'Questions, and what was assumed'],
  ['left-out', 'Left out'],
  ['unknown', 'Unknown'],
  ['notice', 'Worth knowing'],
  ['changed', 'Changed'],
];

/** The report as plain text for a terminal; new rows are counted, not listed. */
export function reportText(report: ImportReport): string {
  const sections = HEADINGS.flatMap(([severity, heading]) => {
    const entries = report.entries.filter((entry) => entry.severity === severity);
    return entries.length === 0
      ? []
      : [`${heading} (${entries.length})\n${entries.map(entryText).join('\n')}`];
  });
  return [tableText(report), ...sections].join('\n\n');
}

function tableText({ tables }: ImportReport): string {
  const header = ['file', 'table', 'new', 'changed', 'unchanged', 'left out', 'unknown', 'refused'];
  const lines = tables.map(({ file, table, rows }) => [
    file,
    table,
    ...[rows.new, rows.changed, rows.unchanged, rows.leftOut, rows.unknown, rows.refused].map(
      String,
    ),
  ]);
  const widths = header.map((title, column) =>
    Math.max(title.length, ...lines.map((line) => line[column]?.length ?? 0)),
  );
  const padded = [header, ...lines].map((line) =>
    line.map((cell, column) =>
      column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
    ),
  );
  return padded.map((line) => line.join('  ').trimEnd()).join('\n');
}

function entryText({ file, row, column, message, remedy }: ImportEntry): string {
  const place = [file, row === null ? '' : `row ${row}`, column ?? '']
    .filter((part) => part !== '')
    .join(', ');
  return `  ${place === '' ? '' : `${place}: `}${message}${remedy === '' ? '' : ` ${remedy}`}`;
}
