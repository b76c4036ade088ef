import { useState } from 'react';
import type { HoursDay, HoursWeek } from '../../../answers/my-hours.ts';
import { dayShort, weekdayShort } from '../../../answers/time-words.ts';
import type { PersonId } from '../../../domain/id.ts';
import type { LoggedPeriod, WorkOfDay } from '../../../domain/rows/logged-day.ts';
import { addDays, type Day } from '../../../domain/time/day.ts';
import { type HoursLogger, useLogHours } from '../../hooks/use-my-hours.ts';
import { Button } from '../../parts/button.tsx';
import { useNotify } from '../../parts/notices.tsx';
import { Said } from '../../parts/said.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { hoursFigure, periodWords, withoutSeams } from './hours-words.ts';
import { LogDayDialog } from './log-day-dialog.tsx';
import { HoursPicture } from './hours-picture.tsx';
import styles from './my-hours.module.css';
import { say, sayAround } from '../../../answers/say.ts';

interface WeekProps {
  readonly week: HoursWeek;
  readonly personId: PersonId;
  readonly timeZone: string;
  readonly today: Day;
}

/** A week of somebody's hours, the latest day first; days that went as scheduled are confirmed alone or together. */
export function WeekOfHours({ week, personId, timeZone, today }: WeekProps) {
  const { monday, days, hours, blankCount, toConfirm } = week;
  const [corrected, setCorrected] = useState<HoursDay | null>(null);
  const logger = useLogHours(personId);
  const confirm = useConfirm(logger);
  const headingId = `week-${monday}`;
  const figure = <strong>{hoursFigure(hours)} h</strong>;
  return (
    <section className={classOf(styles, 'week')} aria-labelledby={headingId}>
      <header className={classOf(styles, 'head')}>
        <h2 id={headingId} tabIndex={-1}>
          {dayShort(monday)} – {dayShort(addDays(monday, 6))}
        </h2>
        <p className={classOf(styles, 'quiet')}>
          <Said of={sayAround`${figure} logged`} />
          {blankCount > 0 && `, ${say`${blankCount} not logged`}`}
        </p>
      </header>
      {toConfirm.length > 1 && (
        <Button onPress={() => confirm(toConfirm, headingId)}>
          <HoursPicture name="check" /> {say`Confirm ${toConfirm.length} days as scheduled`}
        </Button>
      )}
      <ol className={classOf(styles, 'days')}>
        {days.map((each) => (
          <li key={each.day} aria-current={each.day === today ? 'date' : undefined}>
            <DayOfHours
              each={each}
              timeZone={timeZone}
              onConfirm={(work, focusId) => confirm([work], focusId)}
              onCorrect={() => setCorrected(each)}
            />
          </li>
        ))}
      </ol>
      {corrected && (
        <LogDayDialog
          each={corrected}
          timeZone={timeZone}
          logger={logger}
          onClose={() => setCorrected(null)}
        />
      )}
    </section>
  );
}

/** Logs days as scheduled. The button that was pressed goes, so the focus is put where its day or week begins. */
function useConfirm(logger: HoursLogger) {
  const notify = useNotify();
  return async (days: readonly WorkOfDay[], focusId: string): Promise<void> => {
    const outcome = await logger.logDays(days);
    if (outcome.ok) document.getElementById(focusId)?.focus({ preventScroll: true });
    else notify({ text: outcome.problem.message });
  };
}

interface DayProps {
  readonly each: HoursDay;
  readonly timeZone: string;
  readonly onConfirm: (work: WorkOfDay, focusId: string) => Promise<void>;
  readonly onCorrect: () => void;
}

function DayOfHours({ each, timeZone, onConfirm, onCorrect }: DayProps) {
  const { day, logged, scheduled, canBeConfirmed } = each;
  const dateId = `hours-${day}`;
  const correct = logged ? say`Change` : say`Correct`;
  return (
    <>
      <span id={dateId} tabIndex={-1} className={classOf(styles, 'date')}>
        {weekdayShort(day)} {Number(day.slice(8))}
      </span>
      <span className={classOf(styles, 'work')}>
        <WorkWords each={each} timeZone={timeZone} />
      </span>
      {each.hours !== null && (
        <span className={classOf(styles, 'hours')}>{hoursFigure(each.hours)} h</span>
      )}
      <span className={classOf(styles, 'actions')}>
        {canBeConfirmed && scheduled && (
          <Button
            label={say`As scheduled: ${dayShort(day)}`}
            onPress={() => onConfirm({ day, periods: [...scheduled] }, dateId)}
          >
            <HoursPicture name="check" /> {say`As scheduled`}
          </Button>
        )}
        <Button look="quiet" label={`${correct}: ${dayShort(day)}`} onPress={onCorrect}>
          {correct}
        </Button>
      </span>
    </>
  );
}

function WorkWords({ each, timeZone }: Pick<DayProps, 'each' | 'timeZone'>) {
  const { day, logged, scheduled, isLeave } = each;
  const list = (periods: readonly LoggedPeriod[]) =>
    withoutSeams(periods).map((period) => (
      <span key={`${period.kind} ${period.start}`}>{periodWords(period, day, timeZone)}</span>
    ));
  if (logged) {
    return logged.periods.length === 0 ? <span>{say`Off`}</span> : list(logged.periods);
  }
  return (
    <>
      <span className={classOf(styles, isLeave ? 'quiet' : 'blank')}>
        {isLeave ? say`On leave` : say`Not logged`}
      </span>
      {!isLeave && (
        <span className={classOf(styles, 'quiet')}>
          {scheduled === null
            ? say`The schedule does not say`
            : scheduled.length === 0
              ? say`Scheduled: off`
              : `${say`Scheduled:`} `}
          {withoutSeams(scheduled ?? [])
            .map((period) => periodWords(period, day, timeZone))
            .join('; ')}
        </span>
      )}
    </>
  );
}
