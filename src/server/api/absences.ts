import * as z from 'zod/mini';
import { absenceEntered } from '../../domain/changes/absence-entered.ts';
import { absenceRemoved } from '../../domain/changes/absence-removed.ts';
import { absenceIdSchema, personIdSchema } from '../../domain/id.ts';
import {
  type Absence,
  type AbsenceDetail,
  absenceDetailSchema,
  absenceSchema,
  absenceTraits,
  absenceTypeSchema,
} from '../../domain/rows/absence.ts';
import { noteSchema } from '../../domain/rows/row.ts';
import { daySchema } from '../../domain/time/day.ts';
import { answered, notAnswered } from '../accounts/accounts.ts';
import { type AnyEndpoint, isOther, nothing, reading, writing } from './endpoint.ts';
import { pageOf, pageQuery, takePage } from './page.ts';
import type { SeenRows } from './seen-rows.ts';

const absenceAnswer = z.extend(absenceSchema, {
  /** Why and with what note: null unless it is the caller's own, or the caller has an office. */
  type: z.nullable(absenceDetailSchema.shape.type),
  note: z.nullable(noteSchema),
});
type AbsenceAnswer = z.infer<typeof absenceAnswer>;

const absenceBody = z.object({
  personId: personIdSchema,
  firstDay: daySchema,
  lastDay: daySchema,
  /** Whoever has no office asks: `requested`. */
  status: absenceSchema.shape.status,
  type: absenceTypeSchema,
  note: z._default(noteSchema, ''),
});
const params = z.strictObject({ absenceId: absenceIdSchema });
const written = z.nullable(absenceAnswer);

/** Absences: who is away when, and why for those who may know. */
export const absenceEndpoints: readonly AnyEndpoint[] = [
  reading({
    path: '/absences',
    summary: 'List absences',
    description: 'Approved ones of everybody, and others where they are the caller’s own.',
    scopes: ['read:absences'],
    params: nothing,
    query: z.strictObject({
      person_id: z.optional(personIdSchema),
      start_date: z.optional(daySchema),
      end_date: z.optional(daySchema),
      ...pageQuery,
    }),
    answer: pageOf(absenceAnswer),
    read: async ({ seen }, { query }) => {
      const details = new Map((await seen.all('absenceDetail')).map((each) => [each.id, each]));
      const found = (await seen.all('absence')).filter(
        ({ personId, firstDay, lastDay }) =>
          (query.person_id === undefined || personId === query.person_id) &&
          (query.start_date === undefined || lastDay >= query.start_date) &&
          (query.end_date === undefined || firstDay <= query.end_date),
      );
      const itemsOf = (): AbsenceAnswer[] =>
        found.map((absence) => answerOf(absence, details.get(absence.id)));
      return takePage(itemsOf, ({ firstDay, id }) => `${firstDay} ${id}`, query);
    },
  }),
  reading({
    path: '/absences/{absenceId}',
    summary: 'One absence',
    scopes: ['read:absences'],
    params,
    query: nothing,
    answer: absenceAnswer,
    read: async ({ seen }, { params: { absenceId } }) => {
      const absence = await readAbsence(seen, absenceId);
      return absence ? answered(() => absence) : notAnswered('no-such-row');
    },
  }),
  writing({
    method: 'post',
    path: '/absences',
    summary: 'Enter an absence',
    scopes: ['write:absences'],
    isNew: true,
    params: nothing,
    query: nothing,
    body: absenceBody,
    answer: written,
    make: async (_asked, { body, newId }) =>
      answered({ change: absenceEntered, args: enteredArgs(newId, body), rowId: newId }),
    item: readAbsence,
  }),
  writing({
    method: 'put',
    path: '/absences/{absenceId}',
    summary: 'Replace an absence',
    scopes: ['write:absences'],
    params,
    query: nothing,
    body: absenceBody,
    answer: written,
    make: async ({ seen }, { params: { absenceId }, body, ...seenLast }) => {
      const absence = await seen.get('absence', absenceId);
      if (!absence) return notAnswered('no-such-row');
      if (isOther(seenLast, absence)) return notAnswered('moved-since');
      const args = enteredArgs(absenceId, body);
      return answered({ change: absenceEntered, args, rowId: absenceId });
    },
    item: readAbsence,
  }),
  writing({
    method: 'delete',
    path: '/absences/{absenceId}',
    summary: 'Delete an absence',
    scopes: ['write:absences'],
    params,
    query: nothing,
    body: nothing,
    answer: written,
    make: async ({ seen }, { params: { absenceId }, ...seenLast }) => {
      const absence = await seen.get('absence', absenceId);
      if (!absence) return notAnswered('no-such-row');
      if (isOther(seenLast, absence)) return notAnswered('moved-since');
      return answered({ change: absenceRemoved, args: { absenceId }, rowId: absenceId });
    },
    item: readAbsence,
  }),
];

function enteredArgs(id: string, { type, note, ...absence }: z.infer<typeof absenceBody>): unknown {
  return { absence: { ...absence, ...absenceTraits(type), id }, detail: { id, type, note } };
}

async function readAbsence(seen: SeenRows, id: string): Promise<AbsenceAnswer | null> {
  const absence = await seen.get('absence', id);
  return absence ? answerOf(absence, await seen.get('absenceDetail', id)) : null;
}

function answerOf(absence: Absence, detail: AbsenceDetail | undefined): AbsenceAnswer {
  return { ...absence, type: detail?.type ?? null, note: detail?.note ?? null };
}
