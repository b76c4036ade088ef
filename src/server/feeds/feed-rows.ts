import * as z from 'zod/mini';
import { isOffice, type Membership } from '../../domain/access/membership.ts';
import {
  type AccountId,
  accountIdSchema,
  idSchema,
  personIdSchema,
  type ProgramId,
  programIdSchema,
} from '../../domain/id.ts';
import { type Day, daySchema } from '../../domain/time/day.ts';
import type { Instant } from '../../domain/time/zone.ts';
import {
  type FeedLine,
  type FeedSubject,
  feedSubjectSchema,
  type MadeFeed,
  type MakeFeed,
} from '../../sync/messages/links.ts';
import { hashOfToken, newLinkToken } from '../accounts/link-token.ts';
import { parseRoles } from '../accounts/members.ts';
import { randomId } from '../accounts/session-id.ts';
import type { Queries, Transaction } from '../database/database.ts';

/** Whether a member may subscribe to it: what is published is for everyone, somebody's own calendar for them and the office. */
export function maySubscribe(membership: Membership, subject: FeedSubject): boolean {
  if (subject.kind !== 'person') return true;
  return isOffice(membership) || subject.personId === membership.personId;
}

/** Writes a calendar link. @returns what the link carries; only a hash of it is stored. */
export async function makeFeed(
  transaction: Transaction,
  accountId: AccountId,
  { programId, subject }: MakeFeed,
  at: Instant,
): Promise<MadeFeed> {
  const feedId = randomId();
  const token = newLinkToken();
  await transaction.run(
    `insert into feed (id, token_hash, account_id, program_id, subject, created_at, last_used_on, revoked_at)
     values ($1, $2, $3, $4, $5, $6, null, null)`,
    [feedId, hashOfToken(token), accountId, programId, JSON.stringify(subject), at],
  );
  return { feedId, token };
}

const lineSchema = z.object({
  id: idSchema,
  program_id: programIdSchema,
  subject: z.string(),
  created_at: z.int(),
  last_used_on: z.nullable(daySchema),
});

/** The calendar links of an account that were not revoked, oldest first. */
export async function readFeeds(queries: Queries, accountId: AccountId): Promise<FeedLine[]> {
  const lines = await queries.query(
    lineSchema,
    `select id, program_id, subject, created_at, last_used_on from feed
     where account_id = $1 and revoked_at is null order by created_at, id`,
    [accountId],
  );
  return lines.map((line) => ({
    feedId: line.id,
    programId: line.program_id,
    subject: feedSubjectSchema.parse(JSON.parse(line.subject)),
    createdAt: line.created_at,
    lastUsedOn: line.last_used_on,
  }));
}

/** Takes a calendar link of that account away. @returns its program; null where there is none. */
export async function revokeFeed(
  transaction: Transaction,
  accountId: AccountId,
  feedId: string,
  at: Instant,
): Promise<ProgramId | null> {
  const [revoked] = await transaction.query(
    z.object({ program_id: programIdSchema }),
    `update feed set revoked_at = $3 where account_id = $1 and id = $2 and revoked_at is null
     returning program_id`,
    [accountId, feedId, at],
  );
  return revoked?.program_id ?? null;
}

/** A calendar link that somebody opened. */
export interface Feed {
  readonly id: string;
  readonly programId: ProgramId;
  readonly subject: FeedSubject;
  readonly lastUsedOn: Day | null;
}

const feedSchema = z.object({
  id: idSchema,
  account_id: accountIdSchema,
  program_id: programIdSchema,
  subject: z.string(),
  last_used_on: z.nullable(daySchema),
  roles: z.string(),
  person_id: z.nullable(personIdSchema),
});

/** The calendar link of that token; null where there is none, or whoever made it may not have it any more. */
export async function readFeed(queries: Queries, token: string): Promise<Feed | null> {
  const [line] = await queries.query(
    feedSchema,
    `select feed.id, feed.account_id, feed.program_id, subject, last_used_on, roles, person_id
     from feed join account on account.id = feed.account_id
     join membership on membership.account_id = feed.account_id
       and membership.program_id = feed.program_id
     where token_hash = $1 and revoked_at is null and disabled_at is null`,
    [hashOfToken(token)],
  );
  if (!line) return null;
  const { account_id: accountId, program_id: programId, person_id: personId } = line;
  const subject = feedSubjectSchema.parse(JSON.parse(line.subject));
  const membership = { accountId, programId, roles: parseRoles(line.roles), personId };
  if (!maySubscribe(membership, subject)) return null;
  return { id: line.id, programId, subject, lastUsedOn: line.last_used_on };
}

/** Notes that a calendar link was used that day. */
export async function noteFeedUse(
  transaction: Transaction,
  feedId: string,
  on: Day,
): Promise<void> {
  await transaction.run('update feed set last_used_on = $2 where id = $1', [feedId, on]);
}
