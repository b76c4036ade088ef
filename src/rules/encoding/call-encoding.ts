import { groupBy } from '../../domain/group-by.ts';
import type { CallRoleId, PersonId } from '../../domain/id.ts';
import type { CallRole } from '../../domain/rows/rotation.ts';
import type { Member, Plan } from '../../domain/schedule/plan.ts';
import type { Duty } from '../../domain/schedule/person-schedule.ts';
import type { Schedule } from '../../domain/schedule/schedule.ts';
import { type Day, type DaySpan, daysOf, spanHolds } from '../../domain/time/day.ts';
import { Choices } from './choices.ts';
import type { ModelBuilder, Source, Variable } from './model.ts';

/**
 * The call layer as the solver is told it, over an open span of days: who serves which call role on which day. The
 * schedule gives the block layer and the calls decided before the span; those stand as variables that can only be
 * true, so that a rule need not tell the decided from the open.
 */
export class CallEncoding {
  readonly plan: Plan;
  /** The block layer and earlier calls. */
  readonly schedule: Schedule;
  readonly model: ModelBuilder;
  /** The days to be decided. */
  readonly span: DaySpan;
  readonly openDays: readonly Day[];
  /** The days of the year up to the end of the span, in order. */
  readonly days: readonly Day[];
  readonly members: readonly Member[];
  readonly roles: readonly CallRole[];
  readonly #choices: Choices<Day, CallRoleId>;
  readonly #decided: ReadonlyMap<PersonId, ReadonlyMap<Day, ReadonlyMap<CallRoleId, Variable>>>;

  /** @param isAttributed see `Choices`. */
  constructor(schedule: Schedule, span: DaySpan, model: ModelBuilder, isAttributed: boolean) {
    this.plan = schedule.plan;
    this.schedule = schedule;
    this.model = model;
    this.span = span;
    this.openDays = daysOf(span);
    this.days = daysOf({ firstDay: this.plan.rows.year.firstDay, lastDay: span.lastDay });
    this.members = this.plan.members.filter((member) => !member.person.isArchived);
    this.roles = this.plan.rows.callRoles.filter((role) => !role.isArchived);
    this.#choices = new Choices(model, isAttributed);
    for (const { person } of this.members) {
      for (const day of this.openDays) {
        for (const role of this.roles) this.#choices.add(person.id, day, role.id);
      }
    }
    const calls = this.members.map(
      ({ person }) => [person.id, this.#decidedOf(person.id)] as const,
    );
    this.#decided = new Map(calls.filter(([, byDay]) => byDay.size > 0));
  }

  #decidedOf(personId: PersonId): Map<Day, ReadonlyMap<CallRoleId, Variable>> {
    const before = this.schedule.callsOf(personId).filter((duty) => duty.day < this.span.firstDay);
    const always = (duty: Duty): [CallRoleId, Variable] => [duty.role.id, this.model.number(1, 1)];
    return new Map(
      [...groupBy(before, (duty) => duty.day)].map(([day, duties]) => [
        day,
        new Map(duties.map(always)),
      ]),
    );
  }

  /** Rules out that the person serves the role that day. */
  forbid(personId: PersonId, day: Day, callRoleId: CallRoleId, source: Source): void {
    this.#choices.forbid(personId, day, callRoleId, source);
  }

  /** Makes the variables; after it nothing more is forbidden. */
  open(): void {
    this.#choices.open();
  }

  /** Whether the day is to be decided. */
  isOpen(day: Day): boolean {
    return spanHolds(this.span, day);
  }

  /** Whether the person serves the role that day; undefined where that is ruled out. */
  callChoice(callRoleId: CallRoleId, day: Day, personId: PersonId): Variable | undefined {
    return this.cell(personId, day).get(callRoleId);
  }

  /** The calls a person may have or has on a day, by role. */
  cell(personId: PersonId, day: Day): ReadonlyMap<CallRoleId, Variable> {
    if (this.isOpen(day)) return this.#choices.cell(personId, day);
    return this.#decided.get(personId)?.get(day) ?? EMPTY_CELL;
  }

  /** The calls of suitable roles that a person may have or has on these days. */
  callsOf(
    personId: PersonId,
    days: Iterable<Day>,
    suits: (role: CallRole, day: Day) => boolean,
  ): Variable[] {
    const found: Variable[] = [];
    for (const day of days) {
      const cell = this.cell(personId, day);
      if (cell.size === 0) continue;
      for (const role of this.roles) {
        const variable = cell.get(role.id);
        if (variable !== undefined && suits(role, day)) found.push(variable);
      }
    }
    return found;
  }

  /** Every run of so many days in a row that holds an open day; all days where there are not so many. */
  windows(length: number): (readonly Day[])[] {
    if (this.days.length < length) return [this.days];
    const first = this.days.length - this.openDays.length;
    const starts = this.days.map((_, index) => index);
    return starts
      .filter((start) => start + length > first && start + length <= this.days.length)
      .map((start) => this.days.slice(start, start + length));
  }

  /** Every day that, with the `count` days after it, holds an open day, each with those of them that there are. */
  eachWithNext(count: number): { day: Day; next: readonly Day[] }[] {
    const first = this.days.length - this.openDays.length;
    return this.days.flatMap((day, place) =>
      place + count < first ? [] : [{ day, next: this.days.slice(place + 1, place + 1 + count) }],
    );
  }

  /** Every open choice there is. */
  each(): Generator<{ personId: PersonId; period: Day; demand: CallRoleId; variable: Variable }> {
    return this.#choices.each();
  }
}

const EMPTY_CELL: ReadonlyMap<CallRoleId, Variable> = new Map();
