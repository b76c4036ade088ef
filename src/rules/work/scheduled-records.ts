import type { PersonSchedule } from '../../domain/schedule/person-schedule.ts';
import type { Plan } from '../../domain/schedule/plan.ts';
import type { Schedule } from '../../domain/schedule/schedule.ts';
import { factOf } from '../../domain/work/facts.ts';
import { onceForEach } from '../../domain/work/once-for-each.ts';
import { ScheduledWork } from '../../domain/work/scheduled-work.ts';
import type { WorkRecord } from '../../domain/work/work-record.ts';
import { exceptionsOf } from './hours-exception.ts';
import { isJeopardyHomeCall } from './jeopardy.ts';

const workOf = onceForEach(
  (plan: Plan) => new ScheduledWork(plan, exceptionsOf(plan), isJeopardyHomeCall(plan)),
);

/** The scheduled work of somebody with a place in the year, computed once for their part of a schedule. */
export const scheduledRecord: (own: PersonSchedule) => WorkRecord = factOf((own) =>
  workOf(own.plan).recordOf(own),
);

/** The scheduled work of every resident. */
export function scheduledRecords(schedule: Schedule): readonly WorkRecord[] {
  return schedule.plan.residents.map(({ person }) => scheduledRecord(schedule.of(person.id)));
}
