import type { Absence } from '../../../domain/rows/absence.ts';
import type { AcademicYear } from '../../../domain/rows/academic-year.ts';
import { daysBetween, daysIn, overlapOf } from '../../../domain/time/day.ts';
import { classOf } from '../../styles/css-modules.ts';
import { monthsOf } from './months.ts';
import styles from './absences.module.css';

/** The year as a strip with absences on it; the list beside it says the same in words. */
export function YearStrip(props: {
  readonly year: AcademicYear;
  readonly absences: readonly Absence[];
}) {
  const { year, absences } = props;
  const days = daysIn(year);
  const inYear = absences.flatMap((absence) => {
    const span = overlapOf(absence, year);
    return span ? [{ absence, span }] : [];
  });
  return (
    <svg
      aria-hidden
      className={classOf(styles, 'strip')}
      viewBox={`0 0 ${days} 18`}
      preserveAspectRatio="none"
    >
      <rect className={classOf(styles, 'year')} width={days} height={18} />
      {monthsOf(year).map(({ firstDay: start }) => (
        <line
          key={start}
          className={classOf(styles, 'month')}
          x1={daysBetween(year.firstDay, start)}
          x2={daysBetween(year.firstDay, start)}
          y2={18}
        />
      ))}
      {inYear.map(({ absence, span }) => (
        <rect
          key={absence.id}
          className={classOf(styles, absence.status)}
          x={daysBetween(year.firstDay, span.firstDay)}
          width={Math.max(daysIn(span), 2)}
          y={3}
          height={12}
        />
      ))}
    </svg>
  );
}
