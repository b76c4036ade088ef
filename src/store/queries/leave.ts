import { groupBy } from '../../domain/group-by.ts';
import type { PersonId, YearId } from '../../domain/id.ts';
import type { TypedAbsence } from '../../domain/leave/balances.ts';
import type { LeaveBalance, LeavePolicy, LeaveRound } from '../../domain/rows/leave.ts';
import type { Request } from '../../domain/rows/request.ts';
import type { ProgramDatabase } from '../database.ts';

/** What the program grants of leave, what people have of it, and the rounds of a year. */
export interface LeaveBook {
  readonly policy: LeavePolicy;
  /** By person: what was carried into the year. */
  readonly balances: ReadonlyMap<PersonId, LeaveBalance>;
  /** By person: absences of any year with their types. */
  readonly absences: ReadonlyMap<PersonId, readonly TypedAbsence[]>;
  /** Rounds of the year by first day. */
  readonly rounds: readonly LeaveRound[];
  /** Requests of any kind and state. */
  readonly requests: readonly Request[];
}

/** Where nothing was set: no type has a balance and training is never extended. */
const NO_POLICY: LeavePolicy = {
  id: 'leave',
  allowances: [],
  counted: 'weekdays',
  awayDaysMax: null,
};

/** Reads what concerns leave in the year. */
export async function readLeaveBook(database: ProgramDatabase, yearId: YearId): Promise<LeaveBook> {
  return database.transaction('r', database.tables, async () => {
    const [policy] = await database.rows('leavePolicy').toArray();
    const balances = await database.rows('leaveBalance').where('yearId').equals(yearId).toArray();
    const rounds = await database.rows('leaveRound').where('yearId').equals(yearId).toArray();
    const absences = await database.rows('absence').toArray();
    const details = await database.rows('absenceDetail').toArray();
    const typeOf = new Map(details.map(({ id, type }) => [id, type]));
    const typed = absences.map((absence) => ({ absence, type: typeOf.get(absence.id) ?? null }));
    return {
      policy: policy ?? NO_POLICY,
      balances: new Map(balances.map((balance) => [balance.personId, balance])),
      absences: groupBy(typed, ({ absence }) => absence.personId),
      rounds: rounds.toSorted((one, other) => (one.firstDay < other.firstDay ? -1 : 1)),
      requests: await database.rows('request').toArray(),
    };
  });
}
