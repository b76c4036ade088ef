import type { WeekHours } from '../../../rules/hours-by-week.ts';
import { classOf } from '../../styles/css-modules.ts';
import { shortDayWords } from './day-words.ts';
import styles from './hours-by-week.module.css';

/** Height of the picture in its own units; a week is ten wide. */
const HEIGHT = 100;
const WEEK = 10;
/** Room above the highest bar, and the least that the picture holds, as shares of the limit. */
const HEADROOM = 1.08;
const LABELS_MAX = 6;

/** The hours of each week as bars, the limit as a line, the rolling average as another. The table beside it says the same. */
export function HoursChart(props: {
  readonly weeks: readonly WeekHours[];
  readonly limit: number;
}) {
  const { weeks, limit } = props;
  const highest = Math.max(limit, ...weeks.map(({ hours }) => hours ?? 0)) * HEADROOM;
  const heightOf = (hours: number): number => (hours / highest) * HEIGHT;
  return (
    <div aria-hidden className={classOf(styles, 'chart')}>
      <div className={classOf(styles, 'legend')}>
        <span>
          <i className={classOf(styles, 'sample')} data-part="hours" />
          Hours of the week
        </span>
        <span>
          <i className={classOf(styles, 'sample')} data-part="above" />
          Above the limit
        </span>
        <span>
          <i className={classOf(styles, 'sample')} data-part="limit" />
          Limit, {limit} h
        </span>
        <span>
          <i className={classOf(styles, 'sample')} data-part="average" />
          Average of four weeks
        </span>
      </div>
      <svg
        viewBox={`0 0 ${weeks.length * WEEK} ${HEIGHT}`}
        preserveAspectRatio="none"
        className={classOf(styles, 'picture')}
        focusable="false"
      >
        {weeks.map((week, place) => (
          <WeekBar key={week.monday} week={week} x={place * WEEK} heightOf={heightOf} />
        ))}
        <path
          className={classOf(styles, 'limit')}
          d={weeks
            .map((week, place) => {
              const y = HEIGHT - heightOf(week.limit);
              return `${place === 0 ? 'M' : 'L'}${place * WEEK} ${y}H${(place + 1) * WEEK}`;
            })
            .join('')}
        />
        <path className={classOf(styles, 'average')} d={averagePath(weeks, heightOf)} />
      </svg>
      <div className={classOf(styles, 'axis')}>
        {labelsOf(weeks).map(({ week, place }) => (
          <span key={week.monday} style={{ left: `${(place / weeks.length) * 100}%` }}>
            {shortDayWords(week.monday)}
          </span>
        ))}
      </div>
    </div>
  );
}

function WeekBar(props: {
  readonly week: WeekHours;
  readonly x: number;
  readonly heightOf: (hours: number) => number;
}) {
  const { week, x, heightOf } = props;
  const { hours, limit } = week;
  const bar = { x: x + 1.5, width: WEEK - 3 };
  if (hours === null) {
    return <rect {...bar} className={classOf(styles, 'unknown')} y={0} height={HEIGHT} />;
  }
  const below = heightOf(Math.min(hours, limit));
  const above = heightOf(Math.max(hours, limit)) - heightOf(limit);
  return (
    <>
      <rect {...bar} className={classOf(styles, 'hours')} y={HEIGHT - below} height={below} />
      {above > 0 && (
        <rect
          {...bar}
          className={classOf(styles, 'over')}
          y={HEIGHT - below - above}
          height={above}
        />
      )}
    </>
  );
}

/** A line through the middle of the weeks that have an average, broken where one has none. */
function averagePath(weeks: readonly WeekHours[], heightOf: (hours: number) => number): string {
  return weeks
    .map(({ average }, place) => {
      if (average === null) return '';
      const isFirst = (weeks[place - 1]?.average ?? null) === null;
      return `${isFirst ? 'M' : 'L'}${(place + 0.5) * WEEK} ${HEIGHT - heightOf(average)}`;
    })
    .join('');
}

function labelsOf(weeks: readonly WeekHours[]): { week: WeekHours; place: number }[] {
  const step = Math.max(1, Math.ceil(weeks.length / LABELS_MAX));
  return weeks.flatMap((week, place) => (place % step === 0 ? [{ week, place }] : []));
}
