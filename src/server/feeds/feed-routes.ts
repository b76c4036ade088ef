import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { daySchema } from '../../domain/time/day.ts';
import { nothingSchema } from '../../sync/messages/auth.ts';
import { makeFeedSchema, revokeFeedSchema } from '../../sync/messages/links.ts';
import { type Accounts, answered, notAnswered } from '../accounts/accounts.ts';
import type { AuthDoors } from '../accounts/auth-doors.ts';
import { noteAuthEvent } from '../accounts/auth-events.ts';
import { RequestLimit } from '../api/request-limit.ts';
import { readProgram } from '../programs.ts';
import { refusalOf } from '../refusals.ts';
import { refuse } from '../refuse.ts';
import { SqlRows } from '../sync/sql-rows.ts';
import { readFeedContent, writeFeed } from './feed-calendar.ts';
import {
  makeFeed,
  maySubscribe,
  noteFeedUse,
  readFeed,
  readFeeds,
  revokeFeed,
} from './feed-rows.ts';

/** Calendars that look every minute are told to look less often. */
const REQUESTS_A_MINUTE_MAX = 30;

/** `/auth/feeds`: calendar links, for whoever subscribes. */
export function addFeedRoutes({ own, forMembers }: AuthDoors, accounts: Accounts): void {
  const { database, now } = accounts;
  own('/feeds', nothingSchema, async ({ accountId }) =>
    answered(await database.read((queries) => readFeeds(queries, accountId))),
  );
  forMembers('/feeds/make', makeFeedSchema, async ({ accountId, membership }, wanted) => {
    if (!maySubscribe(membership, wanted.subject)) return notAnswered('not-allowed');
    return database.transaction(async (transaction) => {
      const at = now();
      const { programId } = wanted;
      const event = {
        name: 'feed-made',
        at,
        accountId,
        byAccountId: accountId,
        programId,
      } as const;
      await noteAuthEvent(transaction, event);
      return answered(await makeFeed(transaction, accountId, wanted, at));
    });
  });
  own('/feeds/revoke', revokeFeedSchema, async ({ accountId }, { feedId }) =>
    database.transaction(async (transaction) => {
      const at = now();
      const programId = await revokeFeed(transaction, accountId, feedId, at);
      if (programId === null) return notAnswered('no-such-feed');
      const event = { name: 'feed-revoked', at, accountId, byAccountId: accountId } as const;
      await noteAuthEvent(transaction, { ...event, programId });
      return answered(null);
    }),
  );
}

/** `/feeds/TOKEN.ics`: whoever has the link reads the calendar, without signing in. */
export function createFeedRoutes(accounts: Pick<Accounts, 'database' | 'now'>): Hono {
  const app = new Hono();
  const limit = new RequestLimit(REQUESTS_A_MINUTE_MAX);
  app.get('/:file{[\\w-]{43}\\.ics}', (context) => answerFeed(context, accounts, limit));
  return app;
}

async function answerFeed(
  context: Context,
  { database, now }: Pick<Accounts, 'database' | 'now'>,
  limit: RequestLimit,
): Promise<Response> {
  const at = now();
  const token = context.req.param('file')?.slice(0, -'.ics'.length) ?? '';
  const today = daySchema.parse(new Date(at).toISOString().slice(0, 10));
  const found = await database.read(async (queries) => {
    const feed = await readFeed(queries, token);
    const program = feed && (await readProgram(queries, feed.programId));
    if (!feed || !program) return null;
    const waitSeconds = limit.take(feed.id, at);
    if (waitSeconds !== null) return { waitSeconds };
    const state = `${feed.id} ${program.epoch} ${program.version} ${today}`;
    const tag = `"${createHash('sha256').update(state).digest('base64url').slice(0, 22)}"`;
    const isKnown = (context.req.header('if-none-match') ?? '').includes(tag);
    const rows = new SqlRows(queries, feed.programId);
    return { feed, tag, content: isKnown ? null : await readFeedContent(rows, feed.subject, at) };
  });
  if (!found) return refuse(context, refusalOf('no-such-address'), at);
  if (!('feed' in found)) {
    context.header('retry-after', String(found.waitSeconds));
    return refuse(context, refusalOf('too-many-attempts', found), at);
  }
  const { feed, tag, content } = found;
  if (feed.lastUsedOn !== today) {
    await database.transaction((transaction) => noteFeedUse(transaction, feed.id, today));
  }
  context.header('etag', tag);
  context.header('cache-control', 'private, no-cache');
  context.header('x-robots-tag', 'noindex');
  if (!content) return context.body(null, 304);
  return context.body(writeFeed(feed.subject, content, at), 200, {
    'content-type': 'text/calendar; charset=utf-8',
  });
}
