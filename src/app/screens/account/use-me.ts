import { type Me, meSchema } from '../../../sync/messages/auth.ts';
import type { Asked } from '../../../sync/server-client.ts';
import { serverClient } from './server-client.ts';
import { useAsked } from './use-asked.ts';

const askMe = (): Promise<Asked<Me>> => serverClient().ask('/auth/me', meSchema);

/** The account that is signed in here, asked from the server, and how to ask again; undefined until it answered. */
export function useMe(): readonly [Asked<Me> | undefined, () => Promise<void>] {
  return useAsked(askMe);
}
