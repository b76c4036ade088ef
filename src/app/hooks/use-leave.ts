import type { PersonId, YearId } from '../../domain/id.ts';
import { type LeaveStanding, leaveStanding } from '../../domain/leave/balances.ts';
import type { LeaveFacts } from '../../domain/leave/leave-question.ts';
import type { DaySpan } from '../../domain/time/day.ts';
import { type LeaveBook, readLeaveBook } from '../../store/queries/leave.ts';
import { useStored } from '../program-session.tsx';

/** What concerns leave in the year; undefined while it is read. */
export function useLeaveBook(yearId: YearId): LeaveBook | undefined {
  return useStored((database) => readLeaveBook(database, yearId), [yearId]);
}

/** How somebody’s leave of the year stands. */
export function standingIn(book: LeaveBook, year: DaySpan, personId: PersonId): LeaveStanding {
  const absences = book.absences.get(personId) ?? [];
  return leaveStanding(book.policy, year, absences, book.balances.get(personId) ?? null);
}

/** What a leave round must know of people beside the schedule. */
export function leaveFactsOf(book: LeaveBook, year: DaySpan): LeaveFacts {
  const standings = new Map<PersonId, LeaveStanding>();
  const standing = (personId: PersonId): LeaveStanding => {
    const known = standings.get(personId) ?? standingIn(book, year, personId);
    standings.set(personId, known);
    return known;
  };
  return {
    policy: book.policy,
    leftOf: (personId, type) =>
      standing(personId).types.find((each) => each.type === type)?.left ?? null,
    awayDaysOf: (personId) => standing(personId).awayDays,
  };
}
