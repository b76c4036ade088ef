import type { ActivityId, BlockId, CallRoleId, CohortId, PersonId, RotationId } from '../id.ts';
import { groupBy } from '../group-by.ts';
import type { Absence } from '../rows/absence.ts';
import type {
  AcademicYear,
  Block,
  BlockCalendar,
  Cohort,
  Holiday,
  Site,
} from '../rows/academic-year.ts';
import type { Person, PersonYear } from '../rows/person.ts';
import type { Program } from '../rows/program.ts';
import type { Request } from '../rows/request.ts';
import type { Activity, CallRole, RotationTemplate } from '../rows/rotation.ts';
import type { RuleSetting } from '../rows/schedule.ts';
import { type Day, type DaySpan, daysIn, overlapOf, spanHolds } from '../time/day.ts';

/** A person together with what they are in the year. */
export interface Member {
  readonly person: Person;
  readonly year: PersonYear;
}

/** The rows that a schedule of one academic year is made of and judged by. */
export interface PlanRows {
  readonly program: Program;
  readonly year: AcademicYear;
  readonly calendars: readonly BlockCalendar[];
  readonly blocks: readonly Block[];
  readonly holidays: readonly Holiday[];
  readonly cohorts: readonly Cohort[];
  readonly sites: readonly Site[];
  readonly people: readonly Person[];
  readonly personYears: readonly PersonYear[];
  readonly activities: readonly Activity[];
  readonly rotations: readonly RotationTemplate[];
  readonly callRoles: readonly CallRole[];
  readonly absences: readonly Absence[];
  readonly requests: readonly Request[];
  readonly ruleSettings: readonly RuleSetting[];
}

/** The rows of one year with what rules, solver and answers look up in them; plain lookups, made once. */
export class Plan {
  readonly rows: PlanRows;
  /** Everybody with a person-year, by name. */
  readonly members: readonly Member[];
  /** Residents that are not archived: the people of the block layer. */
  readonly residents: readonly Member[];
  readonly memberById: ReadonlyMap<PersonId, Member>;
  readonly blockById: ReadonlyMap<BlockId, Block>;
  readonly rotationById: ReadonlyMap<RotationId, RotationTemplate>;
  readonly activityById: ReadonlyMap<ActivityId, Activity>;
  readonly callRoleById: ReadonlyMap<CallRoleId, CallRole>;
  readonly cohortById: ReadonlyMap<CohortId, Cohort>;
  readonly #absencesByPerson: ReadonlyMap<PersonId, readonly Absence[]>;
  readonly #requestsByPerson: ReadonlyMap<PersonId, readonly Request[]>;
  readonly #blocksByCalendar: ReadonlyMap<string, readonly Block[]>;

  /** @param rows rows of one year; archived people and rotations are kept, whoever asks must choose. */
  constructor(rows: PlanRows) {
    this.rows = rows;
    const people = new Map(rows.people.map((person) => [person.id, person]));
    this.members = rows.personYears
      .filter((personYear) => personYear.yearId === rows.year.id)
      .flatMap((year) => {
        const person = people.get(year.personId);
        return person ? [{ person, year }] : [];
      })
      .toSorted(compareMembers);
    this.residents = this.members.filter(isInTheBlockLayer);
    this.memberById = new Map(this.members.map((member) => [member.person.id, member]));
    this.blockById = new Map(rows.blocks.map((block) => [block.id, block]));
    this.rotationById = new Map(rows.rotations.map((rotation) => [rotation.id, rotation]));
    this.activityById = new Map(rows.activities.map((activity) => [activity.id, activity]));
    this.callRoleById = new Map(rows.callRoles.map((role) => [role.id, role]));
    this.cohortById = new Map(rows.cohorts.map((cohort) => [cohort.id, cohort]));
    this.#absencesByPerson = groupBy(rows.absences, (absence) => absence.personId);
    this.#requestsByPerson = groupBy(rows.requests, (request) => request.personId);
    this.#blocksByCalendar = groupBy(
      rows.blocks.toSorted((one, other) => one.ordinal - other.ordinal),
      (block) => block.calendarId,
    );
  }

  /** The blocks of the calendar that this member's class follows, in order. */
  blocksFor(member: Member): readonly Block[] {
    const { pgy } = member.year;
    const named = this.rows.calendars.find(
      (calendar) => pgy !== null && calendar.classes?.includes(pgy),
    );
    const calendar = named ?? this.rows.calendars.find((each) => each.classes === null);
    return calendar ? (this.#blocksByCalendar.get(calendar.id) ?? []) : [];
  }

  /** Absences of the person, of any status. */
  absencesOf(personId: PersonId): readonly Absence[] {
    return this.#absencesByPerson.get(personId) ?? [];
  }

  /** Requests of the person, of any status. */
  requestsOf(personId: PersonId): readonly Request[] {
    return this.#requestsByPerson.get(personId) ?? [];
  }

  /** Whether an approved absence of the person holds the day. */
  isAbsent(personId: PersonId, at: Day): boolean {
    return this.absencesOf(personId).some(
      (absence) => absence.status === 'approved' && spanHolds(absence, at),
    );
  }

  /** Whether the member's contract holds the day. */
  isOnDuty(member: Member, at: Day): boolean {
    return spanHolds(member.year, at);
  }

  /** The part of the span during which the member is under contract, 0 to 1. */
  shareOnDuty(member: Member, span: DaySpan): number {
    const overlap = overlapOf(member.year, span);
    return overlap ? daysIn(overlap) / daysIn(span) : 0;
  }
}

/** Whether the member is a resident that is not archived: one of the people of the block layer. */
export function isInTheBlockLayer({ person, year }: Member): boolean {
  return year.role === 'resident' && !person.isArchived;
}

/** The order of names; asking one collator is many times quicker than `localeCompare`, which looks one up each time. */
export const { compare: compareNames } = new Intl.Collator('en');

function compareMembers(one: Member, other: Member): number {
  return (
    compareNames(one.person.familyName, other.person.familyName) ||
    compareNames(one.person.givenName, other.person.givenName) ||
    (one.person.id < other.person.id ? -1 : 1)
  );
}

/** How a person's name is shown, such as "Ada Example". */
export function fullName(person: Pick<Person, 'givenName' | 'familyName'>): string {
  return `${person.givenName} ${person.familyName}`.trim();
}
