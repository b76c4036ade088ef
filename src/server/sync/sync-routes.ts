import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { streamSSE } from 'hono/streaming';
import type * as z from 'zod/mini';
import type { Membership } from '../../domain/access/membership.ts';
import { type ProgramId, programIdSchema } from '../../domain/id.ts';
import { digestRequestSchema } from '../../sync/messages/digest.ts';
import { BODY_BYTES_MAX, PROTOCOL, PROTOCOL_MIN } from '../../sync/messages/protocol.ts';
import { pullRequestSchema } from '../../sync/messages/pull.ts';
import { type PushResponse, pushRequestSchema } from '../../sync/messages/push.ts';
import type { Authenticate } from '../authenticate.ts';
import { MISSED_NOTICES } from '../database/database.ts';
import { movedNotice } from '../programs.ts';
import { packedJson } from '../packed.ts';
import { readJson } from '../read-json.ts';
import { type Refusal, refuse } from '../refuse.ts';
import { answerDigest } from './answer-digest.ts';
import { answerPull } from './pull.ts';
import { addTakeInRoute } from './take-in-route.ts';
import { type Deciding, decidePush, type Unanswerable } from './push.ts';

/** What the routes need from outside. */
export interface SyncRoutes extends Deciding {
  readonly authenticate: Authenticate;
  /** Which versions of the messages are spoken. */
  readonly protocols?: { readonly min: number; readonly max: number };
  /** Told of every answer to a push. */
  readonly onDecided?: (response: PushResponse) => void;
  /** Told of every device that begins to listen. @returns what is told that it no longer does. */
  readonly onStream?: () => () => void;
  /** Once the server is to end, devices that listen are let go; they come back to another one. */
  readonly ending?: AbortSignal;
}

/** How often a waiting device is sent something, so that what lies between keeps the line open. */
const HEARTBEAT_MILLISECONDS = 25_000;

/** Other origins cannot set it without being asked first: it stands for a request of the app itself. */
const OWN_HEADER = 'x-residency';

/** `/push`, `/pull`, `/digest`, `/take-in` and `/events`. */
export function createSyncRoutes(routes: SyncRoutes): Hono {
  const app = new Hono();
  app.use(async (context, next) => {
    await next();
    context.res.headers.set('cache-control', 'no-store');
  });
  // Before the limit of all others.
  addTakeInRoute(app, routes);
  app.use(
    bodyLimit({
      maxSize: BODY_BYTES_MAX,
      onError: (context) => refuse(context, TOO_LONG, routes.now()),
    }),
  );
  app.post('/push', (context) =>
    answer(context, routes, pushRequestSchema, async (membership, request) => {
      const decided = await decidePush(routes, membership, request);
      if (typeof decided !== 'string') routes.onDecided?.(decided);
      return decided;
    }),
  );
  app.post('/pull', (context) =>
    answer(context, routes, pullRequestSchema, (membership, request) =>
      answerPull(routes, membership, request),
    ),
  );
  app.post('/digest', (context) =>
    answer(context, routes, digestRequestSchema, (membership, { programId, cookie }) =>
      answerDigest(routes, membership, programId, cookie),
    ),
  );
  app.get('/events', (context) => events(context, routes));
  return app;
}

const TOO_LONG: Refusal = {
  status: 413,
  code: 'too-long',
  message: 'This is more than the server reads at once.',
};
const NOT_JSON: Refusal = { status: 400, code: 'unreadable', message: 'This cannot be read.' };
const UNANSWERABLE: Readonly<Record<Unanswerable, Refusal>> = {
  'no-such-program': {
    status: 404,
    code: 'no-such-program',
    message: 'This program is not on this server.',
  },
  'device-of-another': {
    status: 409,
    code: 'device-of-another',
    message: 'This device belongs to another account.',
  },
};

interface Asking {
  readonly protocol: number;
  readonly programId: ProgramId;
}

async function answer<Schema extends z.ZodMiniType<Asking>, Answer extends object>(
  context: Context,
  routes: SyncRoutes,
  schema: Schema,
  work: (membership: Membership, request: z.infer<Schema>) => Promise<Answer | Unanswerable>,
): Promise<Response> {
  const refused = (refusal: Refusal): Response => refuse(context, refusal, routes.now());
  const isOwn =
    context.req.header(OWN_HEADER) !== undefined &&
    /^application\/json\b/.test(context.req.header('content-type') ?? '');
  if (!isOwn) return refused(NOT_JSON);
  const body = await readJson(context.req);
  const spoken = refuseProtocol(body, routes.protocols);
  if (spoken) return refused(spoken);
  const request = schema.safeParse(body);
  if (!request.success) return refused(NOT_JSON);
  const who = await routes.authenticate(context.req.raw, request.data.programId);
  if (!who.ok) return refused(who.refusal);
  const answered = await work(who.membership, request.data);
  if (typeof answered === 'string') return refused(UNANSWERABLE[answered]);
  return packedJson(context, answered);
}

/** Before anything else is read of a message: a newer one may look quite different. */
function refuseProtocol(
  body: unknown,
  { min, max } = { min: PROTOCOL_MIN, max: PROTOCOL },
): Refusal | null {
  const protocol: unknown =
    typeof body === 'object' && body !== null ? Reflect.get(body, 'protocol') : undefined;
  if (typeof protocol !== 'number' || (protocol >= min && protocol <= max)) return null;
  const details = { protocolMin: min, protocolMax: max };
  return protocol < min
    ? { status: 426, code: 'too-old', message: 'Please update the app.', details }
    : { status: 400, code: 'too-new', message: 'The server must be updated first.', details };
}

/** A hint whenever the program moved, so that a device asks at once: it holds nothing and may be lost. */
async function events(context: Context, routes: SyncRoutes): Promise<Response> {
  const asked = programIdSchema.safeParse(context.req.query('program'));
  if (!asked.success) return refuse(context, NOT_JSON, routes.now());
  const who = await routes.authenticate(context.req.raw, asked.data);
  if (!who.ok) return refuse(context, who.refusal, routes.now());
  return streamSSE(context, async (stream) => {
    const moved = movedNotice(asked.data);
    const noMore = routes.onStream?.();
    const stop = routes.database.onNotice((notice) => {
      if (notice === moved || notice === MISSED_NOTICES) {
        void stream.writeSSE({ event: 'moved', data: '' });
      }
    });
    const ended = new Promise<void>((resolve) => {
      stream.onAbort(resolve);
      if (routes.ending?.aborted) resolve();
      routes.ending?.addEventListener('abort', () => resolve(), { once: true });
    });
    await stream.writeSSE({ event: 'open', data: '' });
    while (!stream.aborted && !routes.ending?.aborted) {
      await withinHeartbeat(ended);
      const again = await routes.authenticate(context.req.raw, asked.data);
      if (!again.ok) break;
      await stream.writeSSE({ event: 'still-here', data: '' });
    }
    stop();
    noMore?.();
  });
}

/** Waits until it is time to say something, or for the end. */
async function withinHeartbeat(ended: Promise<void>): Promise<void> {
  let wait: NodeJS.Timeout | undefined;
  const beat = new Promise<void>((resolve) => {
    wait = setTimeout(resolve, HEARTBEAT_MILLISECONDS);
  });
  await Promise.race([ended, beat]);
  clearTimeout(wait);
}
