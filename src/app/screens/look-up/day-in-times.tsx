import { halfDayWords, personDays } from '../../../answers/my-schedule.ts';
import { clockSpan } from '../../../answers/time-words.ts';
import type { PersonId } from '../../../domain/id.ts';
import type { HalfDay } from '../../../domain/schedule/half-day.ts';
import type { Schedule } from '../../../domain/schedule/schedule.ts';
import type { Day } from '../../../domain/time/day.ts';
import { classOf } from '../../styles/css-modules.ts';
import styles from './look-up.module.css';
import { say } from '../../../answers/say.ts';

interface DayInTimesProps {
  readonly schedule: Schedule;
  readonly personId: PersonId;
  readonly day: Day;
}

/** One day of somebody with its times and places. */
export function DayInTimes({ schedule, personId, day }: DayInTimesProps) {
  const [found] = personDays(schedule, personId, { firstDay: day, lastDay: day });
  if (!found) return null;
  const { program, sites } = schedule.plan.rows;
  const siteOf = (id: string | null): string => sites.find((site) => site.id === id)?.name ?? '';
  const half = ({ activity, rotation }: HalfDay): string =>
    activity
      ? [
          `${activity.start}–${activity.end}`,
          rotation?.name,
          siteOf(activity.siteId ?? rotation?.siteId ?? null),
        ]
          .filter(Boolean)
          .join(', ')
      : '';
  return (
    <dl className={classOf(styles, 'facts')}>
      {(['am', 'pm'] as const).map((each) => (
        <div key={each}>
          <dt>{each === 'am' ? say`Morning` : say`Afternoon`}</dt>
          <dd>
            <strong>{halfDayWords(found[each])}</strong> {half(found[each])}
          </dd>
        </div>
      ))}
      {found.duties.map(({ role, ordinal, span }) => (
        <div key={`${role.id} ${ordinal}`}>
          <dt>{role.mode === 'jeopardy' ? say`Backup` : say`Call`}</dt>
          <dd>
            <strong>{role.name}</strong> {clockSpan(span, program.timeZone)}, {role.service}
          </dd>
        </div>
      ))}
      <div>
        <dt>{say`Everyone`}</dt>
        <dd>
          <a href={`/today?day=${day}`}>{say`Where everyone is that day`}</a>
        </dd>
      </div>
    </dl>
  );
}
