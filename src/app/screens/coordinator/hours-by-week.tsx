import { useMemo } from 'react';
import { fullName, type Plan } from '../../../domain/schedule/plan.ts';
import type { WorkStream } from '../../../domain/work/work-period.ts';
import type { WorkRecord } from '../../../domain/work/work-record.ts';
import type { Worked } from '../../../rules/work/worked-records.ts';
import { hoursByWeek, type WeekHours, weeklyLimitOf } from '../../../rules/hours-by-week.ts';
import { rounded } from '../../../rules/work/work-rule.ts';
import { scheduledRecords } from '../../../rules/work/scheduled-records.ts';
import type { ComplianceSearch } from '../../coordinator-search.ts';
import type { Judged } from '../../hooks/use-judged.ts';
import { Card } from '../../parts/page.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { shortDayWords, spanWords } from './day-words.ts';
import { HoursChart } from './hours-chart.tsx';
import styles from './hours-by-week.module.css';

const STREAM_WORDS: Readonly<Record<WorkStream, string>> = {
  scheduled: 'Scheduled work',
  worked: 'Worked hours, as logged',
};

/** The hours of the resident that the address asks for, week by week, for each stream shown; nothing without one. */
export function HoursByWeek(props: {
  readonly judged: Judged;
  readonly worked: Worked | null;
  readonly search: ComplianceSearch;
}) {
  const { judged, worked, search } = props;
  const scheduled = search.stream === 'worked' ? [] : scheduledRecords(judged.schedule);
  return [...scheduled, ...(worked?.records ?? [])]
    .filter(({ personId }) => personId === search.person)
    .map((record) => (
      <RecordByWeek key={record.stream} record={record} plan={judged.schedule.plan} />
    ));
}

function RecordByWeek({ record, plan }: { readonly record: WorkRecord; readonly plan: Plan }) {
  const limit = weeklyLimitOf(plan);
  const weeks = useMemo(() => hoursByWeek(record, limit), [record, limit]);
  const member = plan.memberById.get(record.personId);
  if (!member || weeks.length === 0) return null;
  return (
    <Card title={`Hours week by week: ${fullName(member.person)}`}>
      <p>
        <b>Early warning, not how compliance is judged.</b> Hours are judged as averages over each
        rotation; here a week from Monday to Sunday stands alone, and four weeks are averaged
        rolling on. {STREAM_WORDS[record.stream]}.
      </p>
      <WeeksAbove weeks={weeks} />
      <HoursChart weeks={weeks} limit={limit} />
      <details className={classOf(styles, 'details')}>
        <summary>The same as a table</summary>
        <WeeksTable weeks={weeks} />
      </details>
    </Card>
  );
}

function WeeksAbove({ weeks }: { readonly weeks: readonly WeekHours[] }) {
  const above = weeks.filter(({ isAbove }) => isAbove);
  const averages = weeks.flatMap(({ average }) => average ?? []);
  const unknown = weeks.filter(({ hours }) => hours === null).length;
  return (
    <>
      {above.length === 0 ? (
        <p>No week is above its limit.</p>
      ) : (
        <>
          <p>
            {above.length === 1 ? 'One week is' : `${above.length} weeks are`} above the weekly
            limit:
          </p>
          <ul aria-label="Weeks above the weekly limit" className={classOf(styles, 'above')}>
            {above.map((week) => (
              <li key={week.monday}>
                week of {shortDayWords(week.monday)}: <b>{rounded(week.hours ?? 0)} h</b>
                {' of '}
                {rounded(week.limit)}
              </li>
            ))}
          </ul>
        </>
      )}
      {averages.length > 0 && (
        <p>The highest average of four weeks is {rounded(Math.max(...averages))} h a week.</p>
      )}
      {unknown > 0 && <p>Of {unknown} weeks not everything is known.</p>}
    </>
  );
}

function WeeksTable({ weeks }: { readonly weeks: readonly WeekHours[] }) {
  return (
    <table className={classOf(styles, 'table')}>
      <thead>
        <tr>
          <th scope="col">Week</th>
          <th scope="col">Hours</th>
          <th scope="col">Limit</th>
          <th scope="col">Average of four weeks</th>
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week.monday}>
            <th scope="row">{spanWords(week)}</th>
            <td>
              {week.hours === null ? 'not known' : rounded(week.hours)}
              {week.isAbove && ', above the limit'}
            </td>
            <td>{rounded(week.limit)}</td>
            <td>{week.average === null ? '–' : rounded(week.average)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
