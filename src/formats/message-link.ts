import { type Outcome, refused } from '../domain/changes/change.ts';
import { packed, unpacked } from './packed-text.ts';

/** Where the app opens a message from a link. What it says is behind `#`, which browsers send to no server. */
export const MESSAGE_ADDRESS = '/message';

/** More than any message has; an address that unpacks to more is no message. */
const UNPACKED_BYTES_MAX = 2_000_000;

/** A message as a link into the app. @param origin such as `https://schedule.example`. @param text what `writeMessage` wrote. */
export async function messageLink(origin: string, text: string): Promise<string> {
  const bytes = await packed(text);
  const letters = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  const payload = letters.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  return `${origin}${MESSAGE_ADDRESS}#${payload}`;
}

/** The text of the message in a link, or in what stands behind its `#`. Problems: `not-a-link`. */
export async function textOfLink(link: string): Promise<Outcome<string>> {
  const payload = link.trim().replace(/^[^#]*#/, '');
  const broken = refused(
    'not-a-link',
    'This link is cut off or of another kind. Ask for it again.',
  );
  if (payload === '' || !/^[\w-]+$/.test(payload)) return broken;
  try {
    const letters = atob(payload.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    return { ok: true, value: await unpacked(bytes, UNPACKED_BYTES_MAX) };
  } catch {
    return broken;
  }
}
