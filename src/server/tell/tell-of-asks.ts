import { isOffice } from '../../domain/access/membership.ts';
import { partnersOf } from '../../domain/asks/swap-state.ts';
import { absenceEntered } from '../../domain/changes/absence-entered.ts';
import { requestMade } from '../../domain/changes/request-made.ts';
import { sickCalled } from '../../domain/changes/sick-called.ts';
import { swapAccepted } from '../../domain/changes/swap-accepted.ts';
import { swapOffered } from '../../domain/changes/swap-offered.ts';
import type { PersonId } from '../../domain/id.ts';
import type { Instant } from '../../domain/time/zone.ts';
import type { SentChange } from '../../sync/messages/push.ts';
import type { Transaction } from '../database/database.ts';
import type { MadeChanges } from '../sync/push.ts';
import { addPushMessages, readListeners } from './push-rows.ts';

const SECONDS_MAX = 24 * 60 * 60;

/** Whom something waits for. */
type Awaited = 'office' | readonly PersonId[];

/** What reaches the office as soon as it is made. */
const FOR_OFFICE: readonly string[] = [requestMade.name, sickCalled.name, swapAccepted.name];

/** Writes down whose phones ring because something waits for them, without whoever made it. */
export async function tellOfAsks(
  transaction: Transaction,
  { programId, accountId, changes }: MadeChanges,
  at: Instant,
): Promise<void> {
  const awaited = changes.flatMap((change) => {
    const by = awaitedBy(change);
    return by ? [{ about: change.id, by }] : [];
  });
  if (awaited.length === 0) return;
  const listeners = (await readListeners(transaction, programId, 'request-awaits')).filter(
    ({ membership }) => membership.accountId !== accountId,
  );
  for (const { about, by } of awaited) {
    const theirs = listeners.filter(({ membership }) => {
      const { personId } = membership;
      return by === 'office' ? isOffice(membership) : personId !== null && by.includes(personId);
    });
    const what = { kind: 'request-awaits', about, secondsMax: SECONDS_MAX } as const;
    await addPushMessages(transaction, theirs, what, at);
  }
}

function awaitedBy({ name, args }: SentChange): Awaited | null {
  if (FOR_OFFICE.includes(name)) return 'office';
  if (name === absenceEntered.name) {
    const read = absenceEntered.args.safeParse(args);
    return read.success && read.data.absence.status === 'requested' ? 'office' : null;
  }
  if (name === swapOffered.name) {
    const read = swapOffered.args.safeParse(args);
    return read.success ? partnersOf(read.data.swap) : null;
  }
  return null;
}
