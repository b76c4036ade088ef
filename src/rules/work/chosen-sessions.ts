import type { Half } from '../../domain/schedule/slot.ts';
import { spanHolds } from '../../domain/time/day.ts';
import type { Member } from '../../domain/schedule/plan.ts';
import type { HalfDayCell, HalfDayEncoding, Weighed } from '../encoding/half-day-encoding.ts';
import { sessionsOn, type WeekOfSessions, weeksOfSessions } from '../facts/weekly-sessions.ts';

const HALVES: readonly Half[] = ['am', 'pm'];

/** The weeks of the open days in which a member is to have so many sessions, with how many the choices come to. */
export function chosenSessions(
  encoding: HalfDayEncoding,
  { person }: Member,
): { readonly week: WeekOfSessions; readonly sessions: Weighed }[] {
  const own = encoding.schedule.of(person.id);
  return weeksOfSessions(own, encoding.span).map((week) => {
    const { activityIds } = week.asked;
    const decided = week.days.filter((day) => !spanHolds(encoding.span, day));
    const before = sessionsOn(own, { ...week, days: decided });
    const cells = week.days.flatMap((day) =>
      HALVES.flatMap((half): HalfDayCell[] => {
        const cell = encoding.cellAt(person.id, day, half);
        return cell ? [cell] : [];
      }),
    );
    const chosen = encoding.weigh(cells, ({ id }) => (activityIds.includes(id) ? 1 : 0));
    return {
      week,
      sessions: {
        ...chosen,
        certain: chosen.certain + before,
        least: chosen.least + before,
        most: chosen.most + before,
      },
    };
  });
}
