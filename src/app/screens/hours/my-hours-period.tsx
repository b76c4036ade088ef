import type { ReactNode } from 'react';
import { type HoursParts, judgedDays } from '../../../answers/my-hours.ts';
import { dayShort } from '../../../answers/time-words.ts';
import type { Plan } from '../../../domain/schedule/plan.ts';
import { type AveragingPeriod, averagingPeriods } from '../../../domain/work/averaging-periods.ts';
import type { WorkRecord } from '../../../domain/work/work-record.ts';
import { workedRecordOf } from '../../../domain/work/worked-work.ts';
import { type Day, epochDayOf } from '../../../domain/time/day.ts';
import { rule as eightyHours } from '../../../rules/acgme/eighty-hours.rule.ts';
import { rule as oneDayInSeven } from '../../../rules/acgme/one-day-in-seven.rule.ts';
import { settingsOf } from '../../../rules/rule-settings.ts';
import { daysOffIn } from '../../../rules/work/days-off.ts';
import { weeklyHours } from '../../../rules/work/weekly-hours.ts';
import { Card } from '../../parts/page.tsx';
import { Said } from '../../parts/said.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { hoursFigure } from './hours-words.ts';
import lookUp from '../look-up/look-up.module.css';
import styles from './my-hours.module.css';
import { say, sayAround, sayCount } from '../../../answers/say.ts';

const PERIODS_SHOWN = 2;

interface HoursSoFarProps {
  readonly parts: HoursParts;
  readonly plan: Plan;
}

/** The latest averaging periods by what is logged: hours and days off so far against what the program allows. */
export function HoursSoFar({ parts, plan }: HoursSoFarProps) {
  const judged = judgedDays(parts);
  const record = workedRecordOf(parts.scheduled, parts.logged, judged);
  const periods = averagingPeriods(record).filter(({ days }) => days > 0);
  return periods
    .slice(-PERIODS_SHOWN)
    .toReversed()
    .map((period) => (
      <Period
        key={period.firstDay}
        period={period}
        record={record}
        plan={plan}
        throughDay={judged.lastDay}
      />
    ));
}

interface PeriodProps {
  readonly period: AveragingPeriod;
  readonly record: WorkRecord;
  readonly plan: Plan;
  readonly throughDay: Day;
}

function Period({ period, record, plan, throughDay }: PeriodProps) {
  const hours = settingsOf(plan, eightyHours);
  const off = settingsOf(plan, oneDayInSeven);
  const { total, limit } = weeklyHours(record, period, hours.params.hoursMax);
  const hoursMax = (limit * period.days) / 7;
  const daysOff = daysOffIn(record, period, off.params);
  const isOver = throughDay >= period.lastDay;
  const blanks = blanksOf(record, period, throughDay);
  const figure = (
    <strong data-over={hours.isOn && total > hoursMax} className={classOf(styles, 'figure')}>
      {hoursFigure(total)} h
    </strong>
  );
  const daysOffFigure = <strong>{daysOff.runs.length}</strong>;
  return (
    <Card
      title={`${period.assignment.name}, ${dayShort(period.firstDay)} – ${dayShort(period.lastDay)}`}
    >
      <dl className={classOf(lookUp, 'facts')}>
        <Fact
          term={
            isOver
              ? say`Hours in this averaging period`
              : say`Hours so far in this averaging period`
          }
        >
          <Said
            of={
              hours.isOn
                ? sayAround<ReactNode>`${figure} of at most ${hoursFigure(hoursMax)} (${hoursFigure(limit)} a week)`
                : [figure]
            }
          />
          {hours.isOn && (
            <meter
              aria-hidden
              className={classOf(styles, 'meter')}
              min={0}
              max={Math.max(1, hoursMax)}
              value={Math.min(total, hoursMax)}
            />
          )}
        </Fact>
        <Fact term={isOver ? say`Days off` : say`Days off so far`}>
          <Said
            of={
              off.isOn
                ? sayAround<ReactNode>`${daysOffFigure} of at least ${daysOff.limit}`
                : [daysOffFigure]
            }
          />
        </Fact>
        <Fact term={say`Not logged`}>
          {blanks === 0 ? say`Every day is logged` : sayCount(blanks, '# day', '# days')}
        </Fact>
      </dl>
    </Card>
  );
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The days that are over and of which nobody said anything. */
function blanksOf(
  { unknownDays }: WorkRecord,
  { firstDay, lastDay }: AveragingPeriod,
  throughDay: Day,
): number {
  const [first, last] = [epochDayOf(firstDay), epochDayOf(lastDay)];
  return [...unknownDays].filter(
    (day) => first <= day && day <= last && day <= epochDayOf(throughDay),
  ).length;
}
