import { fullName } from '../../../../domain/schedule/plan.ts';
import { writeCsv } from '../../../../formats/write-csv.ts';
import { amountOf, type Burden, type Measure, MEASURES } from '../../../../rules/burdens.ts';
import type { YearPart } from '../../../../rules/compliance-over-time.ts';
import {
  type CoverageRow,
  countsOf,
  type DemandCoverage,
} from '../../../../rules/demand-coverage.ts';
import type { Progress, ProgressLine } from '../../../../rules/progress.ts';
import { classWords, MEASURE_WORDS } from './board-words.ts';

interface BurdenLine {
  readonly burden: Burden;
  readonly measure: Measure;
}

/** Every measure of everybody, as a table for spreadsheets. */
export function fairnessCsv(burdens: readonly Burden[]): string {
  return writeCsv<BurdenLine>(
    [
      ['Person', ({ burden }) => fullName(burden.member.person)],
      ['Class', ({ burden }) => classWords(burden.member.year)],
      ['Measure', ({ measure }) => MEASURE_WORDS[measure].title],
      ['In this year', ({ burden, measure }) => figure(amountOf(burden, measure, 'as-is'))],
      ['Part of a full-time year', ({ burden }) => figure(burden.share)],
      ['From years before', ({ burden, measure }) => figure(burden.carried[measure])],
      ['Compared', ({ burden, measure }) => figure(amountOf(burden, measure, 'even'))],
    ],
    burdens.flatMap((burden) => MEASURES.map((measure) => ({ burden, measure }))),
  );
}

interface CoverageLine {
  readonly row: CoverageRow;
  readonly column: YearPart;
  readonly counts: ReturnType<typeof countsOf>;
}

const LAYER_TITLES = { block: 'Rotation', call: 'Call', 'half-day': 'Session' } as const;

/** Every demand in every part of the year, as a table for spreadsheets. */
export function coverageCsv({ rows, columns }: DemandCoverage): string {
  return writeCsv<CoverageLine>(
    [
      ['Of', ({ row }) => LAYER_TITLES[row.layer]],
      ['Demand', ({ row }) => row.name],
      ['Block', ({ column }) => column.label],
      ['From', ({ column }) => column.firstDay],
      ['To', ({ column }) => column.lastDay],
      ['Short', ({ counts }) => String(counts.short)],
      ['Met', ({ counts }) => String(counts.met)],
      ['Over', ({ counts }) => String(counts.over)],
    ],
    rows.flatMap((row) =>
      columns.map((column, place) => ({ row, column, counts: countsOf(row.cells[place] ?? []) })),
    ),
  );
}

interface PersonLine {
  readonly member: Progress['member'];
  readonly line: ProgressLine;
}

/** What everybody has done, scheduled and missing, as a table for spreadsheets. */
export function progressCsv(progress: readonly Progress[]): string {
  return writeCsv<PersonLine>(
    [
      ['Person', ({ member }) => fullName(member.person)],
      ['Class', ({ member }) => classWords(member.year)],
      ['What', ({ line }) => line.what],
      ['Unit', ({ line }) => line.unit],
      ['Done', ({ line }) => figure(line.done)],
      ['Scheduled', ({ line }) => figure(line.scheduled)],
      ['Missing', ({ line }) => figure(line.missing)],
      ['Asked for', ({ line }) => (line.asked === null ? '' : figure(line.asked))],
    ],
    progress.flatMap(({ member, lines }) => lines.map((line) => ({ member, line }))),
  );
}

/** With at most two decimals, as spreadsheets read them. */
function figure(amount: number): string {
  return String(Math.round(amount * 100) / 100);
}
