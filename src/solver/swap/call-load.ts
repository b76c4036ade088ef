import type { Duty, PersonSchedule } from '../../domain/schedule/person-schedule.ts';
import type { Plan } from '../../domain/schedule/plan.ts';
import { isWeekend } from '../../domain/time/day.ts';
import { hoursIn } from '../../domain/time/zone.ts';
import { onceForEach } from '../../domain/work/once-for-each.ts';

/** What somebody's calls and shifts of the year come to. */
export interface CallLoad {
  readonly calls: number;
  /** Those that end on a later day than they begin. */
  readonly nights: number;
  /** Those that begin on a Saturday, Sunday or holiday. */
  readonly weekends: number;
  readonly hours: number;
}

/** The load of nobody. */
export const NO_LOAD: CallLoad = { calls: 0, nights: 0, weekends: 0, hours: 0 };

const holidaysOf = onceForEach(
  ({ rows }: Plan) => new Set(rows.holidays.map(({ actualDay }) => actualDay)),
);

/** What one call or shift comes to. */
export function loadOf({ role, day, span }: Duty, plan: Plan): CallLoad {
  return {
    calls: 1,
    nights: role.end <= role.start ? 1 : 0,
    weekends: isWeekend(day) || holidaysOf(plan).has(day) ? 1 : 0,
    hours: hoursIn(span),
  };
}

/** What the person's calls and shifts come to, in-house, at home or in reserve. */
export const callLoad: (own: PersonSchedule) => CallLoad = onceForEach((own) =>
  own.calls.reduce((sum, duty) => added(sum, loadOf(duty, own.plan), 1), NO_LOAD),
);

/** One load less another. */
export function loadDifference(after: CallLoad, before: CallLoad): CallLoad {
  return added(after, before, -1);
}

function added(one: CallLoad, other: CallLoad, times: 1 | -1): CallLoad {
  return {
    calls: one.calls + times * other.calls,
    nights: one.nights + times * other.nights,
    weekends: one.weekends + times * other.weekends,
    hours: one.hours + times * other.hours,
  };
}
