import * as z from 'zod/mini';
import { peopleEdited } from '../../domain/changes/people-edited.ts';
import { personRecorded } from '../../domain/changes/person-recorded.ts';
import { idSchema, personIdSchema, type YearId, yearIdSchema } from '../../domain/id.ts';
import {
  contactWaySchema,
  type Person,
  type PersonYear,
  personSchema,
  personYearSchema,
  roleSchema,
} from '../../domain/rows/person.ts';
import { answered, notAnswered } from '../accounts/accounts.ts';
import { type AnyEndpoint, isOther, nothing, reading, writing } from './endpoint.ts';
import { numberInQuery, pageOf, pageQuery, takePage } from './page.ts';
import { yearOf } from './program-day.ts';
import type { SeenRows } from './seen-rows.ts';

const personAnswer = z.extend(personSchema, {
  /** Null for somebody who is not in the program in that year, or whose class the caller may not see. */
  year: z.nullable(personYearSchema),
  ways: z.array(contactWaySchema),
});
type PersonAnswer = z.infer<typeof personAnswer>;

const personBody = z.extend(z.omit(personSchema, { id: true, rev: true }), {
  year: z.omit(personYearSchema, { id: true, rev: true, personId: true }),
  ways: z._default(z.array(contactWaySchema), []),
});
const params = z.strictObject({ personId: personIdSchema });
const written = z.nullable(personAnswer);

/** People: who they are, what they are in a year, and how to reach them. */
export const peopleEndpoints: readonly AnyEndpoint[] = [
  reading({
    path: '/people',
    summary: 'List people',
    description:
      'What they are in the academic year of today, or in `year_id`. Whoever has no office sees themselves alone, as in the app.',
    scopes: ['read:people'],
    clock: 'day',
    params: nothing,
    query: z.strictObject({
      role: z.optional(roleSchema),
      pgy_level: z.optional(numberInQuery(1, 8)),
      year_id: z.optional(yearIdSchema),
      ...pageQuery,
    }),
    answer: pageOf(personAnswer),
    read: async ({ seen, at }, { query }) => {
      const yearId = query.year_id ?? (await yearOf(seen, at));
      const people = await readPeople(seen, yearId);
      const isWanted = ({ year }: PersonAnswer): boolean =>
        (query.role === undefined || year?.role === query.role) &&
        (query.pgy_level === undefined || year?.pgy === query.pgy_level);
      return takePage(
        () => people.filter(isWanted),
        ({ id }) => id,
        query,
      );
    },
  }),
  reading({
    path: '/people/{personId}',
    summary: 'One person',
    scopes: ['read:people'],
    clock: 'day',
    params,
    query: z.strictObject({ year_id: z.optional(yearIdSchema) }),
    answer: personAnswer,
    read: async ({ seen, at }, { params: { personId }, query }) => {
      const person = await readPerson(seen, personId, query.year_id ?? (await yearOf(seen, at)));
      return person ? answered(() => person) : notAnswered('no-such-row');
    },
  }),
  writing({
    method: 'post',
    path: '/people',
    summary: 'Add a person',
    scopes: ['write:people'],
    isNew: true,
    params: nothing,
    query: nothing,
    body: personBody,
    answer: written,
    make: async (_asked, { body, newId }) =>
      answered({
        change: personRecorded,
        args: recordedArgs(newId, `${newId}-year`, body),
        rowId: newId,
      }),
    item: (seen, id) => readPerson(seen, id, null),
  }),
  writing({
    method: 'put',
    path: '/people/{personId}',
    summary: 'Replace what is known of a person, and what they are in one year',
    scopes: ['write:people'],
    params,
    query: nothing,
    body: personBody,
    answer: written,
    make: async ({ seen, rows }, { params: { personId }, body, newId, ...seenLast }) => {
      const person = await seen.get('person', personId);
      if (!person) return notAnswered('no-such-row');
      if (isOther(seenLast, person)) return notAnswered('moved-since');
      const years = await rows.by('personYear', 'personId', personId);
      const yearRow = years.find(({ yearId }) => yearId === body.year.yearId);
      const args = recordedArgs(personId, yearRow?.id ?? newId, body);
      return answered({ change: personRecorded, args, rowId: personId });
    },
    item: (seen, id) => readPerson(seen, id, null),
  }),
  archive('delete', '/people/{personId}', 'Archive a person: lists leave them out', true),
  archive('post', '/people/{personId}/restore', 'Bring an archived person back', false),
];

function archive(
  method: 'delete' | 'post',
  path: string,
  summary: string,
  isArchived: boolean,
): AnyEndpoint {
  return writing({
    method,
    path,
    summary,
    scopes: ['write:people'],
    params,
    query: nothing,
    body: nothing,
    answer: written,
    make: async ({ seen }, { params: { personId }, ...seenLast }) => {
      const person = await seen.get('person', personId);
      if (!person) return notAnswered('no-such-row');
      if (isOther(seenLast, person)) return notAnswered('moved-since');
      const [year] = await seen.all('academicYear');
      if (!year) return notAnswered('no-such-row');
      const args = { personIds: [personId], yearId: year.id, set: { isArchived } };
      return answered({ change: peopleEdited, args, rowId: personId });
    },
    item: (seen, id) => readPerson(seen, id, null),
  });
}

function recordedArgs(
  id: string,
  yearRowId: string,
  { year, ways, ...person }: z.infer<typeof personBody>,
): unknown {
  return {
    person: { ...person, id },
    year: { ...year, id: yearRowId, personId: id },
    ways,
  };
}

async function readPeople(seen: SeenRows, yearId: YearId | null): Promise<PersonAnswer[]> {
  const years = await seen.all('personYear');
  const contacts = new Map((await seen.all('contact')).map(({ id, ways }) => [id, ways]));
  const yearOfPerson = new Map(
    years.filter((year) => year.yearId === yearId).map((year) => [year.personId, year]),
  );
  return (await seen.all('person')).map((person) =>
    answerOf(person, yearOfPerson.get(person.id), contacts.get(person.id)),
  );
}

/** @param yearId of which year; null for the latest that there is of the person. */
async function readPerson(
  seen: SeenRows,
  personId: string,
  yearId: YearId | null,
): Promise<PersonAnswer | null> {
  const id = idSchema.parse(personId);
  const person = await seen.get('person', id);
  if (!person) return null;
  const years = (await seen.all('personYear'))
    .filter((year) => year.personId === id && (yearId === null || year.yearId === yearId))
    .toSorted((one, other) => (one.firstDay < other.firstDay ? 1 : -1));
  return answerOf(person, years[0], (await seen.get('contact', id))?.ways);
}

function answerOf(
  person: Person,
  year: PersonYear | undefined,
  ways: PersonAnswer['ways'] | undefined,
): PersonAnswer {
  return { ...person, year: year ?? null, ways: ways ?? [] };
}
