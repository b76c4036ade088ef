import { useEffect, useState, type ReactNode } from 'react';
import { classOfMember, medianOf } from '../../../answers/tally.ts';
import { dayShort } from '../../../answers/time-words.ts';
import type { PersonId } from '../../../domain/id.ts';
import type { Schedule } from '../../../domain/schedule/schedule.ts';
import type { Day } from '../../../domain/time/day.ts';
import type { Instant } from '../../../domain/time/zone.ts';
import { averagingPeriods, workedTime } from '../../../domain/work/averaging-periods.ts';
import { HOUR, sharedWith } from '../../../domain/work/stretches.ts';
import type { WorkRecord } from '../../../domain/work/work-record.ts';
import { rule as eightyHours } from '../../../rules/acgme/eighty-hours.rule.ts';
import { settingsOf } from '../../../rules/rule-settings.ts';
import { scheduledRecord } from '../../../rules/work/scheduled-records.ts';
import { weeklyHours } from '../../../rules/work/weekly-hours.ts';
import { afterPaint } from '../../after-paint.ts';
import { useSchedule } from '../../hooks/use-schedule.ts';
import { Said } from '../../parts/said.tsx';
import { classOf } from '../../styles/css-modules.ts';
import type { LookUpView } from '../look-up/look-up-page.tsx';
import lookUp from '../look-up/look-up.module.css';
import { hoursFigure } from './hours-words.ts';
import { say, sayAround } from '../../../answers/say.ts';

interface ScheduledHoursProps {
  readonly view: LookUpView;
  readonly personId: PersonId;
  readonly at: Instant;
}

/** Somebody's scheduled hours: of the averaging period that runs, against the limit, and of the year beside the class. */
export function ScheduledHours({ view, personId, at }: ScheduledHoursProps) {
  const { plan } = view.published.schedule;
  const member = plan.memberById.get(personId);
  const { firstDay, lastDay } = plan.rows.year;
  const peers = member ? classOfMember(view.published.schedule, member) : [];
  const people = peers.map(({ person }) => person.id);
  const year = useSchedule(firstDay, lastDay, { people });
  const median = useMedianHours(year?.schedule ?? null, people);
  if (!year || !member || member.year.role !== 'resident') return null;
  const record = scheduledRecord(year.schedule.of(personId));
  return (
    <dl className={classOf(lookUp, 'facts')}>
      <PeriodHours record={record} at={at} today={view.today} schedule={year.schedule} />
      <div>
        <dt>{say`Scheduled hours of the year, as far as published`}</dt>
        <dd>
          <strong>{hoursFigure(Math.round(yearHours(record)))} h</strong>
          {median !== null && say`, median of your class ${hoursFigure(Math.round(median))} h`}
        </dd>
      </div>
    </dl>
  );
}

interface PeriodHoursProps {
  readonly record: WorkRecord;
  readonly schedule: Schedule;
  readonly at: Instant;
  readonly today: Day;
}

function PeriodHours({ record, schedule, at, today }: PeriodHoursProps) {
  const period = averagingPeriods(record).find(
    (each) => each.firstDay <= today && today <= each.lastDay && each.days > 0,
  );
  if (!period) return null;
  const { params, isOn } = settingsOf(schedule.plan, eightyHours);
  const { total, limit } = weeklyHours(record, period, params.hoursMax);
  const soFar = sharedWith({ start: period.start, end: at }, workedTime(record)) / HOUR;
  const worked = <strong>{hoursFigure(soFar)} h</strong>;
  const all = hoursFigure(total);
  return (
    <div>
      <dt>
        {say`${period.assignment.name}, ${dayShort(period.firstDay)} – ${dayShort(period.lastDay)}, as scheduled`}
      </dt>
      <dd>
        <Said
          of={
            isOn
              ? sayAround<ReactNode>`${worked} so far, ${all} h in all of at most ${hoursFigure((limit * period.days) / 7)} (${hoursFigure(limit)} a week on average)`
              : sayAround<ReactNode>`${worked} so far, ${all} h in all`
          }
        />
      </dd>
    </div>
  );
}

function yearHours(record: WorkRecord): number {
  return workedTime(record).reduce((sum, { start, end }) => sum + (end - start) / HOUR, 0);
}

const PEOPLE_AT_A_TIME = 8;

/** The middle of the year's hours of these people, reckoned in small pieces so that taps are not held up. */
function useMedianHours(schedule: Schedule | null, people: readonly PersonId[]): number | null {
  const [median, setMedian] = useState<number | null>(null);
  const asked = people.join(' ');
  useEffect(() => {
    if (!schedule) return;
    let isWanted = true;
    const reckon = async (): Promise<void> => {
      const hours: number[] = [];
      for (const personId of people) {
        if (hours.length % PEOPLE_AT_A_TIME === 0) await afterPaint();
        if (!isWanted) return;
        hours.push(yearHours(scheduledRecord(schedule.of(personId))));
      }
      setMedian(medianOf(hours));
    };
    void reckon();
    return () => {
      isWanted = false;
    };
    // The people are named by `asked`.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [schedule, asked]);
  return median;
}
