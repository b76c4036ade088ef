import type { Leeway, SessionsAWeek } from '../../domain/rows/leeway.ts';
import { isClosedOnEpoch } from '../../domain/schedule/closed-days.ts';
import { halfPlace } from '../../domain/schedule/half-place.ts';
import { usualWeeksOf } from '../../domain/schedule/leeway.ts';
import type { PersonSchedule } from '../../domain/schedule/person-schedule.ts';
import type { Plan } from '../../domain/schedule/plan.ts';
import { activitiesOf } from '../../domain/schedule/sessions.ts';
import {
  addDays,
  type Day,
  dayFromEpoch,
  type DaySpan,
  epochDayOf,
  mondayOf,
  overlapOf,
  weekdayOfEpoch,
} from '../../domain/time/day.ts';
import { factOf } from '../../domain/work/facts.ts';

const WORKING_DAYS = 5;

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
  const first = epochDayOf(around.firstDay);
  const last = epochDayOf(around.lastDay);
  const weeks: WeekOfSessions[] = [];
  for (let monday = first - weekdayOfEpoch(first); monday <= last; monday += 7) {
    const byLeeway = new Map<Leeway, number[]>();
    for (let day = Math.max(first, monday); day <= Math.min(last, monday + 6); day++) {
      const { leeway } = own.usualWeekOn(day);
      if (!leeway || leeway.sessions.length === 0) continue;
      const same = byLeeway.get(leeway);
      if (same) same.push(day);
      else byLeeway.set(leeway, [day]);
    }
    for (const [{ sessions }, days] of byLeeway) {
      for (const asked of sessions) weeks.push(weekOf(own, asked, days));
    }
  }
  return weeks;
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

function weekOf(
  own: PersonSchedule,
  asked: SessionsAWeek,
  epochDays: readonly number[],
): WeekOfSessions {
  const isWorked = (day: number) =>
    weekdayOfEpoch(day) < WORKING_DAYS &&
    own.whyAway(day) === null &&
    !isClosedOnEpoch(own.plan, { kind: 'clinic' }, day);
  const there = epochDays.filter(isWorked).length;
  const days = epochDays.map(dayFromEpoch);
  const [firstDay, lastDay] = [days[0], days.at(-1)];
  if (!firstDay || !lastDay) throw new Error('A week has a day');
  return { days, asked, min: Math.floor((asked.min * there) / WORKING_DAYS), firstDay, lastDay };
}

/** How many of the sessions somebody has on these days. */
export function sessionsOn(own: PersonSchedule, { days, asked }: WeekOfSessions): number {
  const { firstPlace, activities } = activitiesOf(own);
  let count = 0;
  for (const day of days) {
    const morning = halfPlace(day, 'am') - firstPlace;
    for (const at of [morning, morning + 1]) {
      const activity = activities[at];
      if (activity && asked.activityIds.includes(activity.id)) count++;
    }
  }
  return count;
}

/** What sessions are counted, such as `PA, PP`. */
export function sessionNames(plan: Plan, { activityIds }: SessionsAWeek): string {
  return activityIds.map((id) => plan.activityById.get(id)?.code ?? id).join(', ');
}
