import * as z from 'zod/mini';
import { isOffice } from '../../domain/access/membership.ts';
import { draftIdSchema, personIdSchema } from '../../domain/id.ts';
import { layerSchema, sourceSchema } from '../../domain/rows/schedule.ts';
import { fullName } from '../../domain/schedule/plan.ts';
import type { Schedule } from '../../domain/schedule/schedule.ts';
import { daysOfSlot, type Filled, type Half, slotKey } from '../../domain/schedule/slot.ts';
import {
  addDays,
  type Day,
  daysIn,
  daysOf,
  daySchema,
  type DaySpan,
  overlapOf,
} from '../../domain/time/day.ts';
import { dutySpan } from '../../domain/time/zone.ts';
import { type Answer, answered, notAnswered } from '../accounts/accounts.ts';
import { type AnyEndpoint, type Asked, nothing, reading } from './endpoint.ts';
import { pageOf, pageQuery, takePage } from './page.ts';
import { readDraftSchedule, readPublishedSchedule } from './read-schedule.ts';

const SPAN_DAYS_MAX = 400;

const assignmentAnswer = z.object({
  layer: layerSchema,
  /** The place in the schedule, which stays the same whoever fills it; null where nobody decided it. */
  slot: z.nullable(z.string()),
  personId: personIdSchema,
  personName: z.string(),
  firstDay: daySchema,
  lastDay: daySchema,
  half: z.nullable(z.enum(['am', 'pm'])),
  /** From when to when, in ISO 8601 UTC; null for blocks, which are days. */
  start: z.nullable(z.string()),
  end: z.nullable(z.string()),
  /** The rotation, call role or activity. */
  what: z.object({ id: z.string(), code: z.nullable(z.string()), name: z.string() }),
  source: z.nullable(sourceSchema),
});
type AssignmentAnswer = z.infer<typeof assignmentAnswer>;

/** Who is where. */
export const assignmentEndpoints: readonly AnyEndpoint[] = [
  reading({
    path: '/assignments',
    summary: 'Who is where from day to day',
    description: `From what is published. Admins and coordinators may ask for a draft. At most ${SPAN_DAYS_MAX} days at once. Half-days that follow from the week of a rotation come with \`half_days=all\`.`,
    scopes: ['read:schedule'],
    params: nothing,
    query: z.strictObject({
      start_date: daySchema,
      end_date: daySchema,
      layer: z.optional(layerSchema),
      person_id: z.optional(personIdSchema),
      draft_id: z.optional(draftIdSchema),
      half_days: z.optional(z.enum(['decided', 'all'])),
      ...pageQuery,
    }),
    answer: pageOf(assignmentAnswer),
    read: async (asked, { query }) => {
      const span = { firstDay: query.start_date, lastDay: query.end_date };
      if (span.lastDay < span.firstDay || daysIn(span) > SPAN_DAYS_MAX) {
        return notAnswered('unreadable', { daysMax: SPAN_DAYS_MAX });
      }
      const schedule = await scheduleOf(asked, span, query.draft_id);
      if (!schedule.ok) return schedule;
      const { value } = schedule;
      return takePage(() => (value ? assignmentsIn(value, span, query) : []), keyOf, query);
    },
  }),
];

/** The draft that was asked for, or what is published; null where nothing is. */
async function scheduleOf(
  { caller, rows }: Asked,
  span: DaySpan,
  draftId: string | undefined,
): Promise<Answer<Schedule | null>> {
  if (draftId === undefined) {
    return answered((await readPublishedSchedule(rows, span))?.schedule ?? null);
  }
  if (!isOffice(caller.membership)) return notAnswered('not-allowed');
  const draft = await rows.get('draft', draftId);
  const schedule = draft && (await readDraftSchedule(rows, draft));
  return schedule ? answered(schedule) : notAnswered('no-such-row');
}

function keyOf({ firstDay, half, layer, personId, slot }: AssignmentAnswer): string {
  return `${firstDay}${half ?? ''} ${layer} ${personId} ${slot ?? ''}`;
}

function assignmentsIn(
  schedule: Schedule,
  span: DaySpan,
  wanted: {
    readonly layer?: string | undefined;
    readonly person_id?: string | undefined;
    readonly half_days?: 'decided' | 'all' | undefined;
  },
): AssignmentAnswer[] {
  const { plan } = schedule;
  const names = new Map(plan.rows.people.map((person) => [person.id, fullName(person)]));
  const decided = schedule.filled
    .filter(
      ({ slot, personId }) =>
        (wanted.layer === undefined || wanted.layer === slot.layer) &&
        (wanted.person_id === undefined || wanted.person_id === personId) &&
        (slot.layer !== 'block' || plan.blockById.has(slot.blockId)) &&
        overlapOf(daysOfSlot(slot, plan.blockById), span) !== null,
    )
    .flatMap((filled) => answerOf(schedule, filled, names.get(filled.personId) ?? ''));
  const withAll = wanted.half_days === 'all' && (wanted.layer ?? 'half-day') === 'half-day';
  return withAll ? [...decided, ...impliedHalfDays(schedule, span, wanted.person_id)] : decided;
}

function answerOf(schedule: Schedule, filled: Filled, personName: string): AssignmentAnswer[] {
  const { plan } = schedule;
  const { slot, personId, source } = filled;
  const { firstDay, lastDay } = daysOfSlot(slot, plan.blockById);
  const base = { slot: slotKey(slot), personId, personName, firstDay, lastDay, source };
  if (slot.layer === 'block') {
    const rotation = plan.rotationById.get(slot.demandId);
    if (!rotation) return [];
    const { id, code, name } = rotation;
    const times = { half: null, start: null, end: null };
    return [{ ...base, layer: 'block', ...times, what: { id, code, name } }];
  }
  if (slot.layer === 'call') {
    const role = plan.callRoleById.get(slot.demandId);
    if (!role) return [];
    const what = { id: role.id, code: null, name: role.name };
    return [{ ...base, layer: 'call', half: null, ...timesOf(schedule, slot.day, role), what }];
  }
  const activity = plan.activityById.get(slot.demandId);
  if (!activity) return [];
  const { id, code, name } = activity;
  const times = timesOf(schedule, slot.day, activity);
  return [{ ...base, layer: 'half-day', half: slot.half, ...times, what: { id, code, name } }];
}

/** What follows from the weeks of rotations, of cohorts and of people, where nobody decided otherwise. */
function impliedHalfDays(
  schedule: Schedule,
  span: DaySpan,
  personId: string | undefined,
): AssignmentAnswer[] {
  const halves: readonly Half[] = ['am', 'pm'];
  return schedule.plan.members
    .filter(({ person }) => personId === undefined || person.id === personId)
    .flatMap(({ person }) =>
      daysOf(span).flatMap((day) =>
        halves.flatMap((half): AssignmentAnswer[] => {
          const { activity, reason } = schedule.halfDay(person.id, day, half);
          if (!activity || reason === 'decided') return [];
          const { id, code, name } = activity;
          return [
            {
              layer: 'half-day',
              slot: null,
              personId: person.id,
              personName: fullName(person),
              firstDay: day,
              lastDay: day,
              half,
              ...timesOf(schedule, day, activity),
              what: { id, code, name },
              source: null,
            },
          ];
        }),
      ),
    );
}

function timesOf(
  { plan }: Schedule,
  day: Day,
  { start, end }: { readonly start: string; readonly end: string },
): { start: string; end: string } {
  const span = dutySpan(day, start, end, addDays(day, 1), plan.rows.program.timeZone);
  return { start: new Date(span.start).toISOString(), end: new Date(span.end).toISOString() };
}
