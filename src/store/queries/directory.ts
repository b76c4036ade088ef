import { whatIsAsked } from '../../domain/asks/request-state.ts';
import type { PersonId, YearId } from '../../domain/id.ts';
import type { Absence, AbsenceDetail } from '../../domain/rows/absence.ts';
import type { AcademicYear } from '../../domain/rows/academic-year.ts';
import type { ContactWay, Person, PersonYear, Role } from '../../domain/rows/person.ts';
import type { RotationTemplate } from '../../domain/rows/rotation.ts';
import type { Plan } from '../../domain/schedule/plan.ts';
import { fullName } from '../../domain/schedule/plan.ts';
import type { ProgramDatabase } from '../database.ts';

/** A person with what they are in one year and how to reach them. */
export interface DirectoryEntry {
  readonly person: Person;
  /** Null for somebody who is not in the program in that year. */
  readonly year: PersonYear | null;
  readonly ways: readonly ContactWay[];
}

/** Which people a list shows; what is left out does not narrow it. */
export interface PeopleFilters {
  readonly role?: Role;
  readonly pgy?: number;
  /** Part of a name or staff code, any case. */
  readonly text?: string;
  readonly includeArchived?: boolean;
  /** Only those who stand so in the year. */
  readonly standing?: PersonStanding;
}

/** How somebody stands in a year: in it, in the program but not in this year, or archived. */
export type PersonStanding = 'in-year' | 'other-years' | 'archived';

/** How somebody stands in the year of the entry. */
export function standingOf({ person, year }: DirectoryEntry): PersonStanding {
  if (person.isArchived) return 'archived';
  return year === null ? 'other-years' : 'in-year';
}

/** People by family name, with their person-year of that academic year. */
export async function readPeople(
  database: ProgramDatabase,
  yearId: YearId | null,
  filters: PeopleFilters,
): Promise<DirectoryEntry[]> {
  const [people, years, contacts] = await database.transaction('r', database.tables, async () => [
    await database.rows('person').toArray(),
    yearId ? await database.rows('personYear').where('yearId').equals(yearId).toArray() : [],
    await database.rows('contact').toArray(),
  ]);
  const yearOf = new Map(years.map((year) => [year.personId, year]));
  const waysOf = new Map(contacts.map((contact) => [contact.id, contact.ways]));
  return people
    .map((person) => ({
      person,
      year: yearOf.get(person.id) ?? null,
      ways: waysOf.get(person.id) ?? [],
    }))
    .filter((entry) => matches(entry, filters))
    .toSorted((one, other) =>
      `${one.person.familyName} ${one.person.givenName}`.localeCompare(
        `${other.person.familyName} ${other.person.givenName}`,
        'en',
      ),
    );
}

function matches(entry: DirectoryEntry, filters: PeopleFilters): boolean {
  const { person, year } = entry;
  const text = filters.text?.trim().toLowerCase() ?? '';
  return (
    (filters.includeArchived === true || filters.standing === 'archived' || !person.isArchived) &&
    (filters.standing === undefined || filters.standing === standingOf(entry)) &&
    (filters.role === undefined || year?.role === filters.role) &&
    (filters.pgy === undefined || year?.pgy === filters.pgy) &&
    `${fullName(person)} ${person.familyName}, ${person.givenName} ${person.staffCode ?? ''}`
      .toLowerCase()
      .includes(text)
  );
}

/** An absence with its private side, where this device holds it. */
export interface AbsenceEntry {
  readonly absence: Absence;
  readonly detail: AbsenceDetail | null;
}

/** The absences of a person, or of everybody (null), by first day. */
export async function readAbsences(
  database: ProgramDatabase,
  personId: PersonId | null,
): Promise<AbsenceEntry[]> {
  const absences =
    personId === null
      ? await database.rows('absence').toArray()
      : await database.rows('absence').where('personId').equals(personId).toArray();
  const details = await database
    .rows('absenceDetail')
    .bulkGet(absences.map((absence) => absence.id));
  return absences
    .map((absence, place) => ({ absence, detail: details[place] ?? null }))
    .toSorted((one, other) => (one.absence.firstDay < other.absence.firstDay ? -1 : 1));
}

/** Rotation templates by code. */
export async function readRotations(database: ProgramDatabase): Promise<RotationTemplate[]> {
  const rotations = await database.rows('rotation').toArray();
  return rotations.toSorted((one, other) => one.code.localeCompare(other.code, 'en'));
}

/** Academic years, the latest first. */
export async function readYears(database: ProgramDatabase): Promise<AcademicYear[]> {
  const years = await database.rows('academicYear').toArray();
  return years.toSorted((one, other) => (one.firstDay < other.firstDay ? 1 : -1));
}

/** The rows of one year, to build a `Plan` of; null when the year or the program is missing. */
export async function readPlanRows(
  database: ProgramDatabase,
  yearId: YearId,
): Promise<Plan['rows'] | null> {
  return database.transaction('r', database.tables, async () => {
    const [program] = await database.rows('program').toArray();
    const year = await database.rows('academicYear').get(yearId);
    if (!program || !year) return null;
    const byYear = <K extends 'blockCalendar' | 'block' | 'cohort' | 'personYear'>(kind: K) =>
      database.rows(kind).where('yearId').equals(yearId).toArray();
    return {
      program,
      year,
      calendars: await byYear('blockCalendar'),
      blocks: await byYear('block'),
      holidays: await database.rows('holiday').toArray(),
      cohorts: await byYear('cohort'),
      sites: await database.rows('site').toArray(),
      people: await database.rows('person').toArray(),
      personYears: await byYear('personYear'),
      activities: await database.rows('activity').toArray(),
      rotations: await database.rows('rotation').toArray(),
      callRoles: await database.rows('callRole').toArray(),
      ...whatIsAsked(
        await database.rows('request').toArray(),
        await database.rows('absence').toArray(),
      ),
      ruleSettings: await database.rows('ruleSetting').toArray(),
    };
  });
}
