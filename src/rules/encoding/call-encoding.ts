import { groupBy } from '../../domain/group-by.ts';
import type { CallRoleId, PersonId } from '../../domain/id.ts';
import type { CallRole } from '../../domain/rows/rotation.ts';
import type { Member, Plan } from '../../domain/schedule/plan.ts';
import type { Duty } from '../../domain/schedule/person-schedule.ts';
import type { Schedule } from '../../domain/schedule/schedule.ts';
import { type Day, type DaySpan, daysOf, spanHolds } from '../../domain/time/day.ts';
import { Choices } from './choices.ts';
import type { ModelBuilder, Source, Variable } from './model.ts';

/** What of the call layer is to be decided, where that is less than everything of a span of days. */
export interface OpenCalls {
  readonly days: ReadonlySet<Day>;
  readonly people: ReadonlySet<PersonId>;
}

/**
 * The call layer as the solver is told it, over an open span of days: who serves which call role on which day. The
 * schedule gives the block layer and the calls that are decided, before the span or wherever else nothing is open;
 * those stand as variables that can only be true, so that a rule need not tell the decided from the open.
 */
export class CallEncoding {
  readonly plan: Plan;
  /** The block layer and earlier calls. */
  readonly schedule: Schedule;
  readonly model: ModelBuilder;
  /** From the first to the last day to be decided. */
  readonly span: DaySpan;
  readonly openDays: readonly Day[];
  /** The days of the year up to the end of the span, in order; all of them where calls after it are decided. */
  readonly days: readonly Day[];
  readonly members: readonly Member[];
  readonly roles: readonly CallRole[];
  readonly #choices: Choices<Day, CallRoleId>;
  readonly #decided: ReadonlyMap<PersonId, ReadonlyMap<Day, ReadonlyMap<CallRoleId, Variable>>>;
  readonly #open: OpenCalls | null;
  /** How many of the days before each place in `days` are open. */
  readonly #openBefore: readonly number[];

  /**
   * @param isAttributed see `Choices`.
   * @param open what of the span is to be decided; null for all of it, and then nothing after it is looked at.
   */
  constructor(
    schedule: Schedule,
    span: DaySpan,
    model: ModelBuilder,
    isAttributed: boolean,
    open: OpenCalls | null = null,
  ) {
    this.plan = schedule.plan;
    this.schedule = schedule;
    this.model = model;
    this.span = span;
    this.#open = open;
    this.openDays = daysOf(span).filter((day) => !open || open.days.has(day));
    const { firstDay, lastDay } = this.plan.rows.year;
    this.days = daysOf({ firstDay, lastDay: open ? lastDay : span.lastDay });
    const openBefore = [0];
    for (const day of this.days)
      openBefore.push((openBefore.at(-1) ?? 0) + Number(this.isOpen(day)));
    this.#openBefore = openBefore;
    this.members = this.plan.members.filter((member) => !member.person.isArchived);
    this.roles = this.plan.rows.callRoles.filter((role) => !role.isArchived);
    this.#choices = new Choices(model, isAttributed);
    for (const { person } of this.members) {
      if (!this.isOpenTo(person.id)) continue;
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
    const decided = this.schedule
      .callsOf(personId)
      .filter(({ day }) => (this.#open ? !this.isOpenOn(personId, day) : day < this.span.firstDay));
    const always = (duty: Duty): [CallRoleId, Variable] => [duty.role.id, this.model.number(1, 1)];
    return new Map(
      [...groupBy(decided, (duty) => duty.day)].map(([day, duties]) => [
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
    return spanHolds(this.span, day) && (!this.#open || this.#open.days.has(day));
  }

  /** Whether anything is to be decided for the person. */
  isOpenTo(personId: PersonId): boolean {
    return !this.#open || this.#open.people.has(personId);
  }

  /** Whether the person's day is to be decided. */
  isOpenOn(personId: PersonId, day: Day): boolean {
    return this.isOpen(day) && this.isOpenTo(personId);
  }

  /** Whether the person serves the role that day; undefined where that is ruled out. */
  callChoice(callRoleId: CallRoleId, day: Day, personId: PersonId): Variable | undefined {
    return this.cell(personId, day).get(callRoleId);
  }

  /** The calls a person may have or has on a day, by role. */
  cell(personId: PersonId, day: Day): ReadonlyMap<CallRoleId, Variable> {
    if (this.isOpenOn(personId, day)) return this.#choices.cell(personId, day);
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
    return this.days
      .slice(0, this.days.length - length + 1)
      .flatMap((_, start) =>
        this.#holdsOpen(start, start + length) ? [this.days.slice(start, start + length)] : [],
      );
  }

  /** Every day that, with the `count` days after it, holds an open day, each with those of them that there are. */
  eachWithNext(count: number): { day: Day; next: readonly Day[] }[] {
    return this.days.flatMap((day, place) =>
      this.#holdsOpen(place, place + 1 + count)
        ? [{ day, next: this.days.slice(place + 1, place + 1 + count) }]
        : [],
    );
  }

  /** Whether of the days from the first place on and before the second any is open. */
  #holdsOpen(from: number, until: number): boolean {
    const before = (place: number): number =>
      this.#openBefore[Math.min(place, this.days.length)] ?? 0;
    return before(until) > before(from);
  }

  /** Every open choice there is. */
  each(): Generator<{ personId: PersonId; period: Day; demand: CallRoleId; variable: Variable }> {
    return this.#choices.each();
  }
}

const EMPTY_CELL: ReadonlyMap<CallRoleId, Variable> = new Map();
