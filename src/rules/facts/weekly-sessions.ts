import { groupBy } from '../../domain/group-by.ts';
import type { SessionsAWeek } from '../../domain/rows/leeway.ts';
import { usualWeeksOf, whyAway } from '../../domain/schedule/leeway.ts';
import { isClosedOn, type PersonSchedule } from '../../domain/schedule/person-schedule.ts';
import type { Plan } from '../../domain/schedule/plan.ts';
import type { Half } from '../../domain/schedule/slot.ts';
import {
  addDays,
  type Day,
  type DaySpan,
  daysOf,
  isWeekend,
  mondayOf,
  overlapOf,
} from '../../domain/time/day.ts';
import { factOf } from '../../domain/work/facts.ts';

const WORKING_DAYS = 5;
const HALVES: readonly Half[] = ['am', 'pm'];

/** How many sessions somebody has in a week at least and at most. */
export interface WeekOfSessions extends DaySpan {
  /** The days of the week on which the same usual week holds. */
  readonly days: readonly Day[];
  readonly asked: SessionsAWeek;
  /** The least, for the working days on which the person is there, rounded down. */
  readonly min: number;
}

/** The weeks of the year, as far as they touch the span, in which somebody's leeway asks for so many sessions. */
export function weeksOfSessions(own: PersonSchedule, span: DaySpan): WeekOfSessions[] {
  const { plan, member } = own;
  const within = member && overlapOf(plan.rows.year, member.year);
  const around = within && overlapOf(within, wholeWeeks(span));
  const isAsked = usualWeeksOf(own).some(({ leeway }) => leeway && leeway.sessions.length > 0);
  if (!around || !isAsked) return [];
  const days = daysOf(around).map((day) => ({ day, leeway: own.usualWeek(day).leeway }));
  return [...groupBy(days, ({ day }) => mondayOf(day)).values()].flatMap((week) =>
    [...groupBy(week, ({ leeway }) => leeway)].flatMap(([leeway, same]) =>
      (leeway?.sessions ?? []).map((asked) =>
        weekOf(
          own,
          asked,
          same.map(({ day }) => day),
        ),
      ),
    ),
  );
}

/** The weeks of the whole year in which so many sessions are asked for, with how many there are. */
export const countedWeeks: (
  own: PersonSchedule,
) => readonly (WeekOfSessions & { readonly measured: number })[] = factOf((own) =>
  weeksOfSessions(own, own.plan.rows.year).map((week) => ({
    ...week,
    measured: sessionsOn(own, week),
  })),
);

function wholeWeeks({ firstDay, lastDay }: DaySpan): DaySpan {
  return { firstDay: mondayOf(firstDay), lastDay: addDays(mondayOf(lastDay), 6) };
}

function weekOf(own: PersonSchedule, asked: SessionsAWeek, days: readonly Day[]): WeekOfSessions {
  const isWorked = (day: Day) =>
    !isWeekend(day) && whyAway(own, day) === null && !isClosedOn(own.plan, { kind: 'clinic' }, day);
  const there = days.filter(isWorked).length;
  const [firstDay, lastDay] = [days[0], days.at(-1)];
  if (!firstDay || !lastDay) throw new Error('A week has a day');
  return { days, asked, min: Math.floor((asked.min * there) / WORKING_DAYS), firstDay, lastDay };
}

/** How many of the sessions somebody has on these days. */
export function sessionsOn(own: PersonSchedule, { days, asked }: WeekOfSessions): number {
  let count = 0;
  for (const day of days) {
    for (const half of HALVES) {
      const { activity } = own.halfDay(day, half);
      if (activity && asked.activityIds.includes(activity.id)) count++;
    }
  }
  return count;
}

/** What sessions are counted, such as `PA, PP`. */
export function sessionNames(plan: Plan, { activityIds }: SessionsAWeek): string {
  return activityIds.map((id) => plan.activityById.get(id)?.code ?? id).join(', ');
}
