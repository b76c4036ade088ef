import { Link } from '@tanstack/react-router';
import { FileSpreadsheet } from 'lucide-react';
import { useState } from 'react';
import type { YearPart } from '../../../../rules/compliance-over-time.ts';
import {
  type CoveragePlace,
  type CoverageRow,
  countsOf,
  type DemandCoverage,
  demandCoverage,
} from '../../../../rules/demand-coverage.ts';
import type { Judged } from '../../../hooks/use-judged.ts';
import { Button } from '../../../parts/button.tsx';
import { SelectField } from '../../../parts/choices.tsx';
import { FieldRow } from '../../../parts/field.tsx';
import { Card, EmptyState, Skeleton } from '../../../parts/page.tsx';
import { saveFile } from '../../../save-file.ts';
import { classOf } from '../../../styles/css-modules.ts';
import { dayWords, shortDayWords } from '../day-words.ts';
import { GridFrame } from '../grid-frame.tsx';
import { COVERAGE_WORDS } from './board-words.ts';
import { coverageCsv } from './boards-csv.ts';
import { CoverageCell, countsWords } from './coverage-cell.tsx';
import type { BoardProps, Look } from './dashboards-screen.tsx';
import { useLater } from './use-later.ts';
import styles from './dashboards.module.css';

const ALL = 'all';
const KINDS = [
  { value: ALL, label: 'Everything' },
  { value: 'block', label: 'Rotations' },
  { value: 'call', label: 'Calls and shifts' },
  { value: 'half-day', label: 'Sessions' },
] as const;
type KindChoice = (typeof KINDS)[number]['value'];

/** What is short, met and over of every demand, block by block; a cell opens its places. */
export function CoverageBoard({ judged, search, look }: BoardProps) {
  const { schedule } = judged;
  const coverage = useLater(() => demandCoverage(schedule), [schedule]);
  const [kind, setKind] = useState<KindChoice>(ALL);
  const [pgy, setPgy] = useState(ALL);
  if (!coverage) return <Skeleton lines={8} />;
  if (coverage.rows.length === 0) {
    return (
      <EmptyState title="Nobody says how many people are needed">
        <p>Enter the demand of rotations, call roles and activities, and coverage stands here.</p>
      </EmptyState>
    );
  }
  const classes = [...new Set(coverage.rows.flatMap((row) => row.classes))].toSorted(
    (one, other) => one - other,
  );
  const rows = coverage.rows.filter(
    (row) =>
      (kind === ALL || row.layer === kind) &&
      (pgy === ALL || row.classes.length === 0 || row.classes.includes(Number(pgy))),
  );
  const save = (): void => saveFile('coverage.csv', coverageCsv({ ...coverage, rows }), 'text/csv');
  return (
    <>
      <div className={classOf(styles, 'onScreen')}>
        <FieldRow>
          <SelectField label="Demand of" value={kind} choices={KINDS} onChange={setKind} />
          <SelectField
            label="Class"
            value={pgy}
            choices={[
              { value: ALL, label: 'All classes' },
              ...classes.map((each) => ({ value: String(each), label: `PGY-${each}` })),
            ]}
            onChange={setPgy}
          />
        </FieldRow>
        <Button onPress={save}>
          <FileSpreadsheet aria-hidden size={18} /> Save as CSV
        </Button>
      </div>
      <Legend rows={rows} />
      <CoverageGrid
        coverage={{ columns: coverage.columns, rows }}
        row={search.row}
        period={search.period}
        look={look}
      />
      <ChosenPlaces judged={judged} coverage={coverage} row={search.row} period={search.period} />
    </>
  );
}

function Legend({ rows }: { readonly rows: readonly CoverageRow[] }) {
  const counts = countsOf(rows.flatMap(({ cells }) => cells.flat()));
  return (
    <dl aria-label="All demands in the year" className={classOf(styles, 'legend')}>
      {(['short', 'met', 'over'] as const).map((standing) => (
        <div key={standing}>
          <dt>
            <i aria-hidden className={classOf(styles, 'sample')} data-standing={standing}>
              {COVERAGE_WORDS[standing].sign}
            </i>{' '}
            {COVERAGE_WORDS[standing].title}
          </dt>
          <dd>{counts[standing]}</dd>
        </div>
      ))}
    </dl>
  );
}

function CoverageGrid(props: {
  readonly coverage: DemandCoverage;
  readonly row: string | undefined;
  readonly period: string | undefined;
  readonly look: Look;
}) {
  const { coverage, row, period, look } = props;
  const { columns, rows } = coverage;
  const choose = (next: string, column: YearPart | undefined): void =>
    look({ row: next, period: column?.firstDay });
  return (
    <div className={classOf(styles, 'frame')}>
      <GridFrame
        label="Coverage over the year"
        corner="Demand"
        columns={[
          { id: 'year', title: 'Year', subtitle: '' },
          ...columns.map(({ label, firstDay }) => ({
            id: firstDay,
            title: label,
            subtitle: shortDayWords(firstDay),
          })),
        ]}
      >
        {rows.map((each, place) => (
          <tr key={each.key}>
            <th scope="row">{each.name}</th>
            <td>
              <CoverageCell
                title={`${each.name}, the whole year`}
                places={each.cells.flat()}
                isReachable={place === 0}
                isChosen={row === each.key && period === undefined}
                onChoose={() => choose(each.key, undefined)}
              />
            </td>
            {columns.map((column, at) => (
              <td key={column.firstDay}>
                <CoverageCell
                  title={`${each.name}, ${column.label}`}
                  places={each.cells[at] ?? []}
                  isReachable={false}
                  isChosen={row === each.key && period === column.firstDay}
                  onChoose={() => choose(each.key, column)}
                />
              </td>
            ))}
          </tr>
        ))}
      </GridFrame>
    </div>
  );
}

const SHOWN_MAX = 60;

/** The places of the chosen cell that are short or over, each to be opened. */
function ChosenPlaces(props: {
  readonly judged: Judged;
  readonly coverage: DemandCoverage;
  readonly row: string | undefined;
  readonly period: string | undefined;
}) {
  const { judged, coverage, row: key, period } = props;
  const row = coverage.rows.find((each) => each.key === key);
  if (!row) return <p className={classOf(styles, 'onScreen')}>Choose a cell to see its places.</p>;
  const at = coverage.columns.findIndex(({ firstDay }) => firstDay === period);
  const places = at < 0 ? row.cells.flat() : (row.cells[at] ?? []);
  const notMet = places.filter(({ standing }) => standing !== 'met');
  const when =
    at < 0
      ? 'the whole year'
      : `from ${shortDayWords(coverage.columns[at]?.firstDay ?? places[0]?.day ?? judged.schedule.plan.rows.year.firstDay)}`;
  return (
    <Card title={`${row.name}, ${when}`}>
      <p role="status">{countsWords(places)}.</p>
      {notMet.length > 0 && (
        <ul aria-label="Places not covered as needed" className={classOf(styles, 'places')}>
          {notMet.slice(0, SHOWN_MAX).map((place) => (
            <li key={`${place.day} ${place.slot ?? ''}`}>
              <i aria-hidden className={classOf(styles, 'sample')} data-standing={place.standing}>
                {COVERAGE_WORDS[place.standing].sign}
              </i>
              <OpenPlace judged={judged} place={place} /> {demandWords(place)}
            </li>
          ))}
          {notMet.length > SHOWN_MAX && <li>and {notMet.length - SHOWN_MAX} more</li>}
        </ul>
      )}
    </Card>
  );
}

function demandWords({ standing, there, min, max }: CoveragePlace): string {
  const asked = standing === 'over' ? `place for ${max ?? 0}` : `${min} needed`;
  return `${COVERAGE_WORDS[standing].title.toLowerCase()}: ${there} there, ${asked}`;
}

/** To the place in the draft; of what is in force, to the day. */
function OpenPlace({ judged, place }: { readonly judged: Judged; readonly place: CoveragePlace }) {
  const { day, slot, personId } = place;
  if (judged.draftId === null) {
    return (
      <Link to="/today" search={{ day }}>
        {dayWords(day)}
      </Link>
    );
  }
  return (
    <Link
      to="/build/$draftId"
      params={{ draftId: judged.draftId }}
      search={slot ? { slot } : { ...(personId && { person: personId }), day }}
    >
      {dayWords(day)}
    </Link>
  );
}
