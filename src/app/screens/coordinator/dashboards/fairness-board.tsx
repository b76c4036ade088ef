import { FileSpreadsheet } from 'lucide-react';
import { useState } from 'react';
import { fullName } from '../../../../domain/schedule/plan.ts';
import {
  type BurdenSpread,
  type PlacedBurden,
  spreadsOf,
} from '../../../../rules/burden-spread.ts';
import {
  type Burden,
  burdensOf,
  type Comparison,
  type Measure,
  MEASURES,
} from '../../../../rules/burdens.ts';
import { Button } from '../../../parts/button.tsx';
import { SelectField } from '../../../parts/choices.tsx';
import { FieldRow } from '../../../parts/field.tsx';
import { Card, EmptyState, Skeleton } from '../../../parts/page.tsx';
import { saveFile } from '../../../save-file.ts';
import { classOf } from '../../../styles/css-modules.ts';
import { shortDayWords } from '../day-words.ts';
import { amountWords, classWords, MEASURE_WORDS } from './board-words.ts';
import { fairnessCsv } from './boards-csv.ts';
import type { BoardProps } from './dashboards-screen.tsx';
import { SpreadPicture } from './spread-picture.tsx';
import { useLater } from './use-later.ts';
import styles from './dashboards.module.css';

const COMPARISONS: readonly { readonly value: Comparison; readonly label: string }[] = [
  { value: 'even', label: 'A full-time year, with years before' },
  { value: 'as-is', label: 'As it is in this year' },
];

/** Who carries how much of nights, weekends, holidays, hours and heavy rotations, class by class. */
export function FairnessBoard({ judged, search, look }: BoardProps) {
  const { schedule } = judged;
  const [comparison, setComparison] = useState<Comparison>('even');
  const burdens = useLater(() => burdensOf(schedule), [schedule]);
  const measure = search.measure ?? 'nights';
  const words = MEASURE_WORDS[measure];
  if (!burdens) return <Skeleton lines={8} />;
  const spreads = spreadsOf(burdens, measure, comparison);
  const save = (): void => saveFile('fairness.csv', fairnessCsv(burdens), 'text/csv');
  return (
    <>
      <div className={classOf(styles, 'onScreen')}>
        <FieldRow>
          <SelectField
            label="Measure"
            value={measure}
            choices={MEASURES.map((value) => ({ value, label: MEASURE_WORDS[value].title }))}
            onChange={(next) => look({ measure: next })}
          />
          <SelectField
            label="Compare"
            value={comparison}
            choices={COMPARISONS}
            onChange={setComparison}
          />
        </FieldRow>
        <Button onPress={save}>
          <FileSpreadsheet aria-hidden size={18} /> Save all measures as CSV
        </Button>
      </div>
      <p>
        <strong>{words.title}.</strong> {words.counts} {comparison === 'even' && EVEN_WORDS}
      </p>
      {spreads.length === 0 ? (
        <EmptyState title={`Nobody has any ${words.unit}`}>
          <p>Where the schedule has some, they stand here by class.</p>
        </EmptyState>
      ) : (
        spreads.map((spread) => (
          <ClassCard
            key={classWords(spread)}
            spread={spread}
            measure={measure}
            scale={Math.max(1, ...spreads.map(({ max }) => max))}
          />
        ))
      )}
    </>
  );
}

const EVEN_WORDS =
  'Counted for a full-time year, so that a half-year of ten stands as twenty, and with what years before left.';

function ClassCard(props: {
  readonly spread: BurdenSpread;
  readonly measure: Measure;
  /** The highest amount of all classes, so that they are drawn alike. */
  readonly scale: number;
}) {
  const { spread, measure, scale } = props;
  const { people, median, lowerQuartile, upperQuartile, min, max } = spread;
  const outliers = people.filter(({ outlier }) => outlier !== null).length;
  const { unit } = MEASURE_WORDS[measure];
  return (
    <Card
      title={`${classWords(spread)}, ${people.length === 1 ? 'one person' : `${people.length} people`}`}
    >
      <p>
        Median <b>{amountWords(median)}</b> {unit}, from {amountWords(min)} to {amountWords(max)};
        the middle half from {amountWords(lowerQuartile)} to {amountWords(upperQuartile)}.{' '}
        {outliers > 0 && `Far from the others: ${outliers}.`}
      </p>
      <SpreadPicture spread={spread} scale={scale} />
      <ul aria-label={`${classWords(spread)} by person`} className={classOf(styles, 'people')}>
        {people.map((each) => (
          <li key={each.burden.member.person.id}>
            <PersonBurden placed={each} measure={measure} scale={scale} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

const OUTLIER_WORDS = { high: '▲ far above', low: '▼ far below' } as const;

function PersonBurden(props: {
  readonly placed: PlacedBurden;
  readonly measure: Measure;
  readonly scale: number;
}) {
  const { placed, measure, scale } = props;
  const { burden, amount, outlier } = placed;
  return (
    <details className={classOf(styles, 'line')}>
      <summary>
        <span className={classOf(styles, 'name')}>{fullName(burden.member.person)}</span>
        <span aria-hidden className={classOf(styles, 'bar')}>
          <i
            className={classOf(styles, 'filled')}
            data-outlier={outlier ?? 'none'}
            style={{ width: `${(Math.max(0, amount) / scale) * 100}%` }}
          />
        </span>
        <span className={classOf(styles, 'figure')}>
          {amountWords(amount)}
          {outlier && <small> {OUTLIER_WORDS[outlier]}</small>}
        </span>
      </summary>
      <MadeOf burden={burden} measure={measure} />
    </details>
  );
}

/** What an amount is made of, by day. */
function MadeOf({ burden, measure }: { readonly burden: Burden; readonly measure: Measure }) {
  const parts = burden.parts[measure];
  const total = parts.reduce((sum, part) => sum + part.amount, 0);
  const carried = burden.carried[measure];
  return (
    <div className={classOf(styles, 'madeOf')}>
      <p>
        {amountWords(total)} in this year
        {burden.share < 0.995 && `, in ${amountWords(burden.share * 100)} % of a full-time year`}
        {carried !== 0 && `; ${amountWords(carried)} from years before`}.
      </p>
      {parts.length > 0 && (
        <ul>
          {parts.map((part) => (
            <li key={`${part.firstDay} ${part.what}`}>
              {shortDayWords(part.firstDay)}
              {part.lastDay > part.firstDay && ` – ${shortDayWords(part.lastDay)}`}{' '}
              {measure === 'hours' ? `${amountWords(part.amount)} h` : part.what}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
