import * as z from 'zod/mini';
import type { ProgramId } from '../../../domain/id.ts';
import type { PushState } from '../../../sync/messages/notifications.ts';
import { base64urlOf } from './base64url.ts';
import { serverClient } from './server-client.ts';

/**
 * Whether this device is told: it is, it is not, its owner has forbidden it in the browser, the browser cannot be told
 * (as on an iPhone outside the Home Screen), or the server tells nobody.
 */
export type Ringing = 'on' | 'off' | 'forbidden' | 'impossible' | 'not-offered';

/** Whether this device is told, going by what the server says. */
export async function readRinging({ key, endpointHashes }: PushState): Promise<Ringing> {
  if (key === null) return 'not-offered';
  if (!('Notification' in window) || !('PushManager' in window)) return 'impossible';
  const registration = await navigator.serviceWorker?.getRegistration();
  if (!registration) return 'impossible';
  if (Notification.permission === 'denied') return 'forbidden';
  const subscription = await registration.pushManager.getSubscription();
  const isKnown =
    subscription !== null && endpointHashes.includes(await hashOf(subscription.endpoint));
  return isKnown ? 'on' : 'off';
}

/**
 * Asks its owner for leave, and the browser for an address at which this device can be told.
 * @param key the server's public key. @returns the code of what went wrong, or null; `unreachable` where the browser's own
 * service does not answer.
 */
export async function startRinging(programId: ProgramId, key: string): Promise<string | null> {
  if ((await Notification.requestPermission()) !== 'granted') return null;
  const { pushManager } = await navigator.serviceWorker.ready;
  const before = await pushManager.getSubscription();
  // It may be of another key: browsers refuse a second one beside it.
  await before?.unsubscribe();
  const wanted = { userVisibleOnly: true, applicationServerKey: key };
  const subscription = await pushManager.subscribe(wanted).catch(() => null);
  if (!subscription) return 'unreachable';
  const { endpoint, keys } = subscription.toJSON();
  const asked = await serverClient().ask('/auth/push/subscribe', z.null(), {
    programId,
    endpoint,
    keys,
  });
  return asked.ok ? null : asked.code;
}

/** Has this device not be told any more. @returns the code of what went wrong, or null. */
export async function stopRinging(programId: ProgramId): Promise<string | null> {
  const { pushManager } = await navigator.serviceWorker.ready;
  const subscription = await pushManager.getSubscription();
  if (!subscription) return null;
  const { endpoint } = subscription;
  const wanted = { programId, endpoint };
  const asked = await serverClient().ask('/auth/push/unsubscribe', z.null(), wanted);
  if (!asked.ok) return asked.code;
  await subscription.unsubscribe();
  return null;
}

/** What the server knows an address by: SHA-256, in base64url. */
async function hashOf(endpoint: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(endpoint));
  return base64urlOf(digest);
}
