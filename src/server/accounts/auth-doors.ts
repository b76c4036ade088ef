import type { Context, Hono } from 'hono';
import type * as z from 'zod/mini';
import type { ProgramId } from '../../domain/id.ts';
import { readJson } from '../read-json.ts';
import { refusalOf } from '../refusals.ts';
import { refuse } from '../refuse.ts';
import { type Accounts, type Answer, notAnswered } from './accounts.ts';
import {
  type Caller,
  type MemberCaller,
  readCaller,
  readMemberCaller,
} from './authenticate-token.ts';
import { isOwnJson } from './own-requests.ts';
import { TooBusy } from './passwords.ts';

type OfProgram = z.ZodMiniType<{ readonly programId: ProgramId }>;

/** Adds a route to `/auth` that reads JSON by its schema and answers JSON. */
type AddRoute<Wanted extends z.ZodMiniType, Asker> = <Schema extends Wanted>(
  path: string,
  schema: Schema,
  work: (caller: Asker, wanted: z.infer<Schema>, context: Context) => Promise<Answer<unknown>>,
) => void;

/** Adds routes to `/auth` for those who may use them. */
export interface AuthDoors {
  /** For whoever is signed in. */
  readonly own: AddRoute<z.ZodMiniType, Caller>;
  /** For the members of the program that the message names. */
  readonly forMembers: AddRoute<OfProgram, MemberCaller>;
  /** For the admins of the program that the message names. */
  readonly forAdmins: AddRoute<OfProgram, MemberCaller>;
}

/** The doors of these accounts, which lead into `app`. */
export function authDoors(app: Hono, accounts: Accounts): AuthDoors {
  const doors: AuthDoors = {
    own: (path, schema, work) => {
      app.post(path, (context) =>
        answerAuth(context, accounts, schema, async (wanted) => {
          const caller = await readCaller(accounts, context.req.raw);
          return caller.ok ? work(caller.value, wanted, context) : caller;
        }),
      );
    },
    forMembers: (path, schema, work) => {
      app.post(path, (context) =>
        answerAuth(context, accounts, schema, async (wanted) => {
          const caller = await readMemberCaller(accounts, context.req.raw, wanted.programId);
          return caller.ok ? work(caller.value, wanted, context) : caller;
        }),
      );
    },
    forAdmins: (path, schema, work) =>
      doors.forMembers(path, schema, async (caller, wanted, context) =>
        caller.membership.roles.includes('admin')
          ? work(caller, wanted, context)
          : notAnswered('not-allowed'),
      ),
  };
  return doors;
}

/** Reads a message by its schema and answers with what was done, or why it was not. */
export async function answerAuth<Schema extends z.ZodMiniType>(
  context: Context,
  { now }: Accounts,
  schema: Schema,
  work: (wanted: z.infer<Schema>) => Promise<Answer<unknown>>,
): Promise<Response> {
  const body = isOwnJson(context) ? await readJson(context.req) : undefined;
  const wanted = schema.safeParse(body);
  if (!wanted.success) return refuse(context, refusalOf('unreadable'), now());
  const done = await work(wanted.data).catch((error: unknown) => {
    if (error instanceof TooBusy) return notAnswered('server-busy');
    throw error;
  });
  context.header('cache-control', 'no-store');
  if (done.ok) return context.json(done.value);
  const waitSeconds = done.details?.waitSeconds;
  if (typeof waitSeconds === 'number') context.header('retry-after', String(waitSeconds));
  return refuse(context, refusalOf(done.code, done.details), now());
}
