import type { Member } from '../../domain/schedule/plan.ts';
import type { Half } from '../../domain/schedule/slot.ts';
import { type Day, spanHolds } from '../../domain/time/day.ts';
import { onceForEach } from '../../domain/work/once-for-each.ts';
import type { HalfDayCell, HalfDayEncoding, Weighed } from '../encoding/half-day-encoding.ts';
import { sessionsOn, type WeekOfSessions, weeksOfSessions } from '../facts/weekly-sessions.ts';

const HALVES: readonly Half[] = ['am', 'pm'];

/** A week in which a member is to have so many sessions, with how many the choices come to. */
export interface ChosenSessions {
  readonly member: Member;
  readonly week: WeekOfSessions;
  readonly sessions: Weighed;
}

/** The weeks of the open days in which members are to have so many sessions. To be asked for once choices are open. */
export const chosenSessions: (encoding: HalfDayEncoding) => readonly ChosenSessions[] = onceForEach(
  (encoding) =>
    encoding.members.flatMap((member) => {
      const own = encoding.schedule.of(member.person.id);
      return weeksOfSessions(own, encoding.span).map((week) => {
        const before = sessionsOn(own, { ...week, days: week.days.filter(isElsewhere(encoding)) });
        const cells = week.days.flatMap((day) => cellsOn(encoding, member, day));
        const { activityIds } = week.asked;
        const { certain, terms, least, most } = encoding.weigh(cells, ({ id }) =>
          activityIds.includes(id) ? 1 : 0,
        );
        const sessions = {
          certain: certain + before,
          terms,
          least: least + before,
          most: most + before,
        };
        return { member, week, sessions };
      });
    }),
);

function isElsewhere({ span }: HalfDayEncoding): (day: Day) => boolean {
  return (day) => !spanHolds(span, day);
}

function cellsOn(encoding: HalfDayEncoding, { person }: Member, day: Day): HalfDayCell[] {
  return HALVES.flatMap((half) => encoding.cellAt(person.id, day, half) ?? []);
}
