import { type YearDay, type YearMonth, yearMonths } from '../../../answers/my-year.ts';
import { dayOfMonth, monthShort } from '../../../answers/time-words.ts';
import type { PersonId } from '../../../domain/id.ts';
import type { Schedule } from '../../../domain/schedule/schedule.ts';
import type { Day, DaySpan } from '../../../domain/time/day.ts';
import { classOf } from '../../styles/css-modules.ts';
import styles from './year.module.css';
import { say } from '../../../answers/say.ts';

const DAY_WIDTH = 11;
const BAND_HEIGHT = 17;
const MONTH_HEIGHT = 38;
const LETTER_WIDTH = 7;

interface YearPictureProps {
  readonly schedule: Schedule;
  readonly personId: PersonId;
  readonly span: DaySpan;
  readonly today: Day;
  /** The address of the month that a press leads to, and the same without leaving the place on the screen. */
  readonly addressOf: (month: Day) => string;
  readonly onChoose: (month: Day) => void;
}

/** Somebody's whole year, a line a month: rotations as bands with their codes, days with marks that need no colour. */
export function YearPicture({
  schedule,
  personId,
  span,
  today,
  addressOf,
  onChoose,
}: YearPictureProps) {
  const months = yearMonths(schedule, personId, span);
  return (
    <div className={classOf(styles, 'year')}>
      <svg width="0" height="0" aria-hidden className={classOf(styles, 'definitions')}>
        <pattern id="away" width="4" height="4" patternUnits="userSpaceOnUse">
          <path d="M-1 1l2-2M0 4l4-4M3 5l2-2" />
        </pattern>
      </svg>
      <ol className={classOf(styles, 'months')}>
        {months.map((month) => (
          <li key={month.firstDay}>
            <a
              className={classOf(styles, 'month')}
              href={addressOf(month.firstDay)}
              onClick={(event) => {
                if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                event.preventDefault();
                onChoose(month.firstDay);
              }}
            >
              <span>
                {monthShort(month.firstDay)}
                <span className={classOf(styles, 'words')}>{inWords(month)}</span>
              </span>
              <MonthStrip month={month} today={today} />
            </a>
          </li>
        ))}
      </ol>
      <Legend />
    </div>
  );
}

function MonthStrip({ month, today }: { readonly month: YearMonth; readonly today: Day }) {
  return (
    <svg viewBox={`0 0 ${31 * DAY_WIDTH} ${MONTH_HEIGHT}`} aria-hidden>
      {month.bands.map(({ firstDay, lastDay, rotation }) => {
        const x = (dayOfMonth(firstDay) - 1) * DAY_WIDTH;
        const width = dayOfMonth(lastDay) * DAY_WIDTH - x;
        const letters = Math.floor((width - 6) / LETTER_WIDTH);
        return (
          <g key={firstDay}>
            <rect
              className={classOf(styles, 'band')}
              {...{ x, width }}
              y="1"
              height={BAND_HEIGHT}
            />
            <text x={x + 4} y="14">
              {rotation.code.length <= letters ? rotation.code : rotation.code.slice(0, letters)}
            </text>
          </g>
        );
      })}
      {month.days.map((day) => (
        <DayMarks key={day.day} day={day} isToday={day.day === today} />
      ))}
    </svg>
  );
}

function DayMarks({ day, isToday }: { readonly day: YearDay; readonly isToday: boolean }) {
  const x = (dayOfMonth(day.day) - 1) * DAY_WIDTH;
  return (
    <g transform={`translate(${x} ${BAND_HEIGHT + 3})`}>
      {day.isWeekend && (
        <rect className={classOf(styles, 'weekend')} width={DAY_WIDTH} height="17" />
      )}
      <Mark mark={day.mark} />
      {day.isHoliday && <path className={classOf(styles, 'ink')} d="M2 17h7l-3.5-4z" />}
      {isToday && (
        <rect className={classOf(styles, 'today')} x="0.5" y="0.5" width="10" height="16.5" />
      )}
    </g>
  );
}

/** A shape for each kind of day; the same in print and to whoever sees no colours. */
function Mark({ mark }: Pick<YearDay, 'mark'>) {
  switch (mark) {
    case 'call':
      return <circle className={classOf(styles, 'ink')} cx="5.5" cy="7" r="4.2" />;
    case 'backup':
      return <circle className={classOf(styles, 'outline')} cx="5.5" cy="7" r="3.5" />;
    case 'away':
      return <rect fill="url(#away)" x="0.5" y="2" width="10" height="10" />;
    case 'clinic':
      return <path className={classOf(styles, 'line')} d="M5.5 3.5v7M2 7h7" />;
    case 'work':
      return <circle className={classOf(styles, 'dot')} cx="5.5" cy="7" r="1.3" />;
    case 'unknown':
      return <path className={classOf(styles, 'line')} d="M4 7h3" />;
    case 'off':
      return null;
  }
}

const LEGEND = [
  ['call', () => say`Call`],
  ['backup', () => say`Backup`],
  ['clinic', () => say`Clinic`],
  ['work', () => say`Other work`],
  ['away', () => say`Away`],
  ['off', () => say`Off: empty`],
] as const;

function Legend() {
  return (
    <ul className={classOf(styles, 'legend')} aria-hidden>
      {LEGEND.map(([mark, words]) => (
        <li key={mark}>
          <svg viewBox="0 0 11 14">
            <Mark mark={mark} />
          </svg>
          {words()}
        </li>
      ))}
      <li>
        <svg viewBox="0 10 11 10">
          <path className={classOf(styles, 'ink')} d="M2 17h7l-3.5-4z" />
        </svg>
        {say`Holiday`}
      </li>
    </ul>
  );
}

/** What the strip of a month shows, for those who hear it. */
function inWords({ firstDay, days, bands }: YearMonth): string {
  const rotations = bands.map(
    ({ rotation, lastDay }) => say`${rotation.name} until ${dayOfMonth(lastDay)}`,
  );
  const listed = (words: string, listedMark: YearDay['mark']): string[] => {
    const dates = days.filter(({ mark }) => mark === listedMark).map(({ day }) => dayOfMonth(day));
    return dates.length > 0 ? [`${words} ${dates.join(', ')}`] : [];
  };
  const parts = [
    ...rotations,
    ...listed(say`call`, 'call'),
    ...listed(say`backup`, 'backup'),
    ...listed(say`away`, 'away'),
    ...listed(say`off`, 'off'),
  ];
  return ` ${firstDay.slice(0, 4)}: ${parts.join('; ') || say`nothing published`}`;
}
