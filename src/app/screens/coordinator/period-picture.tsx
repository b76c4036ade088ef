import { useMemo } from 'react';
import { workKindWords } from '../../../answers/work-words.ts';
import type { DaySpan } from '../../../domain/time/day.ts';
import type { WorkRecord } from '../../../domain/work/work-record.ts';
import { type WorkDay, type WorkWeek, workWeeks } from '../../../domain/work/work-weeks.ts';
import { classes, classOf } from '../../styles/css-modules.ts';
import { dayWords, shortDayWords, spanWords } from './day-words.ts';
import { WEEKDAYS } from './words.ts';
import styles from './period-picture.module.css';

const WEEKS_MAX = 9;

interface PeriodPictureProps {
  readonly record: WorkRecord;
  readonly span: DaySpan;
}

/** Somebody's work over some days, a week a line: when, of what kind, hours of each day and days off; and as a table. */
export function PeriodPicture({ record, span }: PeriodPictureProps) {
  const weeks = useMemo(() => workWeeks(record, span, WEEKS_MAX), [record, span]);
  const kinds = [...new Set(weeks.flatMap(({ work }) => work.map(({ kind }) => kind)))];
  const lastShown = weeks.at(-1)?.days.at(-1)?.day ?? span.lastDay;
  return (
    <figure className={classOf(styles, 'figure')}>
      <figcaption className={classOf(styles, 'caption')}>
        {kinds.map((kind) => (
          <span key={kind}>
            <i aria-hidden className={classOf(styles, 'sample')} data-kind={kind} />
            {workKindWords(kind)}
          </span>
        ))}
        {weeks.some(({ daysOff }) => daysOff.length > 0) && (
          <span>
            <i aria-hidden className={classOf(styles, 'sample')} data-kind="off" />
            24 hours off
          </span>
        )}
        {lastShown < span.lastDay && <span>The first weeks of {spanWords(span)}</span>}
      </figcaption>
      <div aria-hidden className={classOf(styles, 'weeks')}>
        <div className={classes(classOf(styles, 'week'), classOf(styles, 'names'))}>
          <span />
          <div className={classOf(styles, 'days')}>
            {WEEKDAYS.map((weekday) => (
              <span key={weekday}>{weekday}</span>
            ))}
          </div>
          <span>Hours</span>
        </div>
        {weeks.map((week) => (
          <WeekLine key={week.monday} week={week} />
        ))}
      </div>
      <details className={classOf(styles, 'details')}>
        <summary>The same as a table</summary>
        <HoursTable weeks={weeks} />
      </details>
    </figure>
  );
}

function WeekLine({ week }: { readonly week: WorkWeek }) {
  return (
    <div className={classOf(styles, 'week')}>
      <span className={classOf(styles, 'monday')}>{shortDayWords(week.monday)}</span>
      <div>
        <svg
          viewBox="0 0 168 20"
          preserveAspectRatio="none"
          className={classOf(styles, 'bars')}
          focusable="false"
        >
          {week.days.map(({ day, state, isWithin }, place) => (
            <rect
              key={day}
              className={classOf(styles, 'ground')}
              data-state={isWithin ? state : 'outside'}
              x={24 * place + 0.3}
              width={23.4}
              height={20}
            />
          ))}
          {week.work.map(({ from, to, kind }) => (
            <rect
              key={`${kind} ${from}`}
              className={classOf(styles, 'bar')}
              data-kind={kind}
              x={from}
              width={to - from}
              y={2}
              height={12}
            />
          ))}
          {week.daysOff.map(({ from, to }) => (
            <rect
              key={from}
              className={classOf(styles, 'bar')}
              data-kind="off"
              x={from + 0.4}
              width={Math.max(0.4, to - from - 0.8)}
              y={16}
              height={3}
            />
          ))}
        </svg>
        <div className={classOf(styles, 'days')}>
          {week.days.map((each) => (
            <span key={each.day} className={classOf(styles, each.isWithin ? 'within' : 'outside')}>
              {dayFigure(each)}
            </span>
          ))}
        </div>
      </div>
      <b>{hoursFigure(week.hours)}</b>
    </div>
  );
}

function HoursTable({ weeks }: { readonly weeks: readonly WorkWeek[] }) {
  const days = weeks.flatMap((week) => week.days).filter(({ isWithin }) => isWithin);
  return (
    <table className={classOf(styles, 'table')}>
      <thead>
        <tr>
          <th scope="col">Day</th>
          <th scope="col">Hours</th>
          <th scope="col">What begins</th>
        </tr>
      </thead>
      <tbody>
        {days.map((each) => (
          <tr key={each.day}>
            <th scope="row">{dayWords(each.day)}</th>
            <td>{each.state === 'unknown' ? 'not known' : hoursFigure(each.hours)}</td>
            <td>{beginsWords(each)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function beginsWords({ kinds, beginsDayOff, state }: WorkDay): string {
  const words = kinds.map(workKindWords);
  if (beginsDayOff) words.push('24 hours off');
  if (state === 'leave') words.push('leave');
  return words.join(', ') || '–';
}

function dayFigure({ hours, state }: WorkDay): string {
  if (state === 'unknown') return '?';
  if (hours > 0) return hoursFigure(hours);
  return state === 'leave' ? 'leave' : '–';
}

function hoursFigure(hours: number): string {
  return String(Math.round(hours * 10) / 10);
}
