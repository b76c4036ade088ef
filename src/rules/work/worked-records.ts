import { groupBy } from '../../domain/group-by.ts';
import type { LoggedDay } from '../../domain/rows/logged-day.ts';
import type { Schedule } from '../../domain/schedule/schedule.ts';
import type { Day } from '../../domain/time/day.ts';
import type { WorkRecord } from '../../domain/work/work-record.ts';
import { workedRecordOf } from '../../domain/work/worked-work.ts';
import { observe } from '../observe.ts';
import { unreadableSettings, verdictOf } from '../check-schedule.ts';
import type { SetRule } from '../registry.ts';
import type { Finding } from '../rule.ts';
import { isWorkRule } from './check-work.ts';
import { scheduledRecords } from './scheduled-records.ts';

/** What people logged, on the rotations of a schedule. */
export interface Worked {
  readonly schedule: Schedule;
  /** Of the worked stream, one for every resident. */
  readonly records: readonly WorkRecord[];
  /** The last day that is judged. */
  readonly throughDay: Day;
}

/** What every resident worked by their log. @param throughDay the last day that is over. */
export function workedOf(
  schedule: Schedule,
  logged: readonly LoggedDay[],
  throughDay: Day,
): Worked {
  const byPerson = groupBy(logged, ({ personId }) => personId);
  const records = scheduledRecords(schedule).flatMap((scheduled) => {
    const member = schedule.plan.memberById.get(scheduled.personId);
    if (!member) return [];
    const { firstDay, lastDay } = member.year;
    const judged = { firstDay, lastDay: throughDay < lastDay ? throughDay : lastDay };
    return [workedRecordOf(scheduled, byPerson.get(scheduled.personId) ?? [], judged)];
  });
  return { schedule, records, throughDay };
}

/**
 * What a rule of work says of what people logged; nothing for other rules. A period that is still going on is reported
 * where it is broken for certain; that it cannot be told yet goes without saying.
 */
export function checkWorked(
  { schedule, records, throughDay }: Worked,
  { rule, params, isReadable }: SetRule,
): Finding[] {
  if (!isWorkRule(rule)) return [];
  const found = records.flatMap((record) =>
    rule.checkWork(record, params).flatMap((seen): Finding[] => {
      const { firstDay, lastDay, because, ...told } = seen;
      const verdict = verdictOf(seen, rule.force);
      if (verdict === 'cannot-tell' && lastDay > throughDay) return [];
      const personIds = [record.personId];
      const observation = observe({ firstDay, lastDay }, because, { ...told, personIds });
      return [{ ...observation, ruleId: rule.id, verdict, stream: 'worked' }];
    }),
  );
  if (isReadable) return found;
  return [...found, { ...unreadableSettings(schedule, rule), stream: 'worked' }];
}
