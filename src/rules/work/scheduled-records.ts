import { groupBy } from '../../domain/group-by.ts';
import type { Member, Plan } from '../../domain/schedule/plan.ts';
import type { Schedule } from '../../domain/schedule/schedule.ts';
import type { Filled } from '../../domain/schedule/slot.ts';
import { onceForEach } from '../../domain/work/once-for-each.ts';
import { ScheduledWork } from '../../domain/work/scheduled-work.ts';
import type { WorkRecord } from '../../domain/work/work-record.ts';
import { exceptionsOf } from './hours-exception.ts';
import { isJeopardyHomeCall } from './jeopardy.ts';

const workOf = onceForEach(
  (plan: Plan) => new ScheduledWork(plan, exceptionsOf(plan), isJeopardyHomeCall(plan)),
);

/** The scheduled work of every resident, computed once for a schedule. */
export const scheduledRecords: (schedule: Schedule) => readonly WorkRecord[] = onceForEach(
  ({ plan, filled }) => {
    const byPerson = groupBy(filled, ({ personId }) => personId);
    return plan.residents.map((member) =>
      scheduledRecordOf(plan, member, byPerson.get(member.person.id) ?? []),
    );
  },
);

/** The scheduled work of one resident. @param filled the slots this person fills, of all layers. */
export function scheduledRecordOf(
  plan: Plan,
  member: Member,
  filled: readonly Filled[],
): WorkRecord {
  return workOf(plan).recordOf(member, filled);
}
