import type { AuthEventName } from '../../sync/messages/auth.ts';
import { ofProgramSchema } from '../../sync/messages/auth.ts';
import {
  makeWebhookSchema,
  ofWebhookSchema,
  sendAgainSchema,
} from '../../sync/messages/webhooks.ts';
import { type Accounts, answered, notAnswered } from '../accounts/accounts.ts';
import type { AuthDoors } from '../accounts/auth-doors.ts';
import { noteAuthEvent } from '../accounts/auth-events.ts';
import type { MemberCaller } from '../accounts/authenticate-token.ts';
import type { Transaction } from '../database/database.ts';
import { mayPostTo } from './post.ts';
import {
  makeWebhook,
  readDeliveries,
  readWebhooks,
  removeWebhook,
  sendAgain,
} from './webhook-rows.ts';

const WEBHOOKS_MAX = 10;

/** What the routes need besides accounts. */
export interface WebhookRoutes extends Accounts {
  /** Where messages may go: hosts of the public Internet, unless something else is said. */
  readonly isAllowedAddress?: (address: string) => boolean;
}

/** `/auth/webhooks`, for admins. */
export function addWebhookRoutes({ forAdmins }: AuthDoors, routes: WebhookRoutes): void {
  const { database, keys, now } = routes;
  forAdmins('/webhooks', ofProgramSchema, async (_caller, { programId }) =>
    answered(await database.read((queries) => readWebhooks(queries, programId))),
  );
  forAdmins('/webhooks/make', makeWebhookSchema, async (caller, { programId, url }) => {
    if (!(await mayPostTo(url, routes.isAllowedAddress))) return notAnswered('address-refused');
    return database.transaction(async (transaction) => {
      const known = await readWebhooks(transaction, programId);
      if (known.length >= WEBHOOKS_MAX) return notAnswered('too-many-made');
      await note(routes, transaction, caller, 'webhook-made');
      return answered(await makeWebhook(transaction, keys.sealing, programId, url, now()));
    });
  });
  forAdmins('/webhooks/remove', ofWebhookSchema, (caller, { programId, webhookId }) =>
    database.transaction(async (transaction) => {
      const isGone = await removeWebhook(transaction, programId, webhookId, now());
      if (!isGone) return notAnswered('no-such-webhook');
      await note(routes, transaction, caller, 'webhook-removed');
      return answered(null);
    }),
  );
  forAdmins('/webhooks/deliveries', ofWebhookSchema, async (_caller, { programId, webhookId }) =>
    answered(await database.read((queries) => readDeliveries(queries, programId, webhookId))),
  );
  forAdmins('/webhooks/again', sendAgainSchema, (_caller, { programId, deliveryId }) =>
    database.transaction(async (transaction) => {
      const isThere = await sendAgain(transaction, programId, deliveryId, now());
      return isThere ? answered(null) : notAnswered('no-such-webhook');
    }),
  );
}

function note(
  { now }: WebhookRoutes,
  transaction: Transaction,
  { accountId, membership }: MemberCaller,
  name: AuthEventName,
): Promise<void> {
  const { programId } = membership;
  const whose = { accountId: null, byAccountId: accountId, programId };
  return noteAuthEvent(transaction, { name, at: now(), ...whose });
}
