import type { ProgramId } from '../../domain/id.ts';
import { ofProgramSchema } from '../../sync/messages/auth.ts';
import {
  notificationKindsSchema,
  type PushState,
  subscribeSchema,
  unsubscribeSchema,
} from '../../sync/messages/notifications.ts';
import { type Accounts, answered, notAnswered } from '../accounts/accounts.ts';
import type { AuthDoors } from '../accounts/auth-doors.ts';
import type { MemberCaller } from '../accounts/authenticate-token.ts';
import { arePushKeys } from './encrypt-push.ts';
import { mayPostTo } from './post.ts';
import {
  hashOfEndpoint,
  readEndpointHashes,
  readKinds,
  subscribe,
  unsubscribe,
  writeKinds,
} from './push-rows.ts';

/** What the routes need besides accounts. */
export interface PushRoutes extends Accounts {
  /** The server's public key; absent where it sends no notifications. */
  readonly pushKey?: string | undefined;
  readonly isAllowedAddress?: (address: string) => boolean;
}

/** `/auth/push`: notifications, for every member. */
export function addPushRoutes({ forMembers }: AuthDoors, routes: PushRoutes): void {
  const { database, now, pushKey = null } = routes;
  forMembers('/push', ofProgramSchema, async ({ accountId }, { programId }) =>
    database.read(async (queries) => {
      const kinds = await readKinds(queries, programId, accountId);
      const endpointHashes = await readEndpointHashes(queries, programId, accountId);
      const state: PushState = { key: pushKey, kinds, endpointHashes };
      return answered(state);
    }),
  );
  forMembers('/push/subscribe', subscribeSchema, async (caller, wanted) => {
    const isPublic = await mayPostTo(wanted.endpoint, routes.isAllowedAddress);
    if (!isPublic || pushKey === null) return notAnswered('address-refused');
    if (!arePushKeys(wanted.keys)) return notAnswered('unreadable');
    await database.transaction((transaction) => subscribe(transaction, caller, wanted, now()));
    return answered(null);
  });
  forMembers('/push/unsubscribe', unsubscribeSchema, async (caller, { programId, endpoint }) => {
    await database.transaction(async (transaction) => {
      const { accountId } = caller;
      const own = await readEndpointHashes(transaction, programId, accountId);
      if (own.includes(hashOfEndpoint(endpoint))) {
        await unsubscribe(transaction, programId, endpoint);
      }
    });
    return answered(null);
  });
  forMembers('/push/kinds', notificationKindsSchema, (caller, { programId, kinds }) =>
    setKinds(routes, caller, programId, kinds),
  );
}

async function setKinds(
  { database }: PushRoutes,
  { accountId }: MemberCaller,
  programId: ProgramId,
  kinds: PushState['kinds'],
) {
  await database.transaction((transaction) => writeKinds(transaction, programId, accountId, kinds));
  return answered(null);
}
