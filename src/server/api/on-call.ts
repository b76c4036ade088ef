import * as z from 'zod/mini';
import { type OnCall, onCallAt, type RoleOnCall } from '../../answers/on-call.ts';
import { callRoleIdSchema, personIdSchema } from '../../domain/id.ts';
import { contactWaySchema } from '../../domain/rows/person.ts';
import { callModeSchema } from '../../domain/rows/rotation.ts';
import { addDays } from '../../domain/time/day.ts';
import { instantSchema, type InstantSpan, localTimeAt } from '../../domain/time/zone.ts';
import { answered, notAnswered } from '../accounts/accounts.ts';
import { type AnyEndpoint, nothing, reading } from './endpoint.ts';
import { readPublishedSchedule } from './read-schedule.ts';

const wayAnswer = z.extend(contactWaySchema, { of: z.enum(['role', 'person']) });

const roleAnswer = z.object({
  id: callRoleIdSchema,
  name: z.string(),
  mode: callModeSchema,
  start: z.string(),
  end: z.string(),
  /** Nobody where the role is needed and not filled. */
  people: z.array(
    z.object({
      id: personIdSchema,
      name: z.string(),
      standing: z.string(),
      ways: z.array(wayAnswer),
      /** An approved absence holds the day: somebody else may be covering. */
      isAbsent: z.boolean(),
    }),
  ),
  /** The role's own phones and pagers, whoever carries them. */
  ways: z.array(wayAnswer),
  /** Whom to call when nobody answers, nearest first. */
  backups: z.array(callRoleIdSchema),
});
type RoleAnswer = z.infer<typeof roleAnswer>;

const onCallAnswer = z.object({
  at: z.string(),
  timeZone: z.string(),
  /** The numbers of the editions that say so, the newest first; none where nothing is published. */
  editions: z.array(z.int()),
  services: z.array(
    z.object({
      service: z.string(),
      now: z.array(roleAnswer),
      /** Roles that start within 24 hours and are not on now. */
      next: z.array(roleAnswer),
    }),
  ),
});

/** Who is on call. */
export const onCallEndpoints: readonly AnyEndpoint[] = [
  reading({
    path: '/on-call',
    summary: 'Who is on call now, or at a moment',
    description: '`at` is a moment in ISO 8601, such as `2026-11-23T18:00:00Z`.',
    scopes: ['read:schedule'],
    clock: 'moment',
    params: nothing,
    query: z.strictObject({ at: z.optional(z.iso.datetime({ offset: true })) }),
    answer: onCallAnswer,
    read: async ({ rows, seen, at: now }, { query }) => {
      const at = instantSchema.safeParse(query.at === undefined ? now : Date.parse(query.at));
      const [program] = await seen.all('program');
      if (!program) return notAnswered('no-such-row');
      if (!at.success) return notAnswered('unreadable');
      const { timeZone } = program;
      const today = localTimeAt(at.data, timeZone).day;
      const span = { firstDay: addDays(today, -1), lastDay: addDays(today, 1) };
      const published = await readPublishedSchedule(rows, span);
      return answered(() => ({
        at: new Date(at.data).toISOString(),
        timeZone,
        editions: published?.editions.map(({ number }) => number) ?? [],
        services: (published ? onCallAt(published, at.data) : []).map((each) => ({
          service: each.service,
          now: each.now.map(answerOf),
          next: each.next.map(answerOf),
        })),
      }));
    },
  }),
];

function answerOf({ role, span, people, roleReaches, backups }: RoleOnCall): RoleAnswer {
  return {
    id: role.id,
    name: role.name,
    mode: role.mode,
    ...timesOf(span),
    people: people.map(({ personId, name, standing, reaches, isAbsent }: OnCall) => ({
      id: personId,
      name,
      standing,
      ways: [...reaches],
      isAbsent,
    })),
    ways: [...roleReaches],
    backups: backups.map((backup) => backup.role.id),
  };
}

function timesOf({ start, end }: InstantSpan): { start: string; end: string } {
  return { start: new Date(start).toISOString(), end: new Date(end).toISOString() };
}
