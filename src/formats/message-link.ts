import { type Outcome, refused } from '../domain/changes/change.ts';

/** Where the app opens a message from a link. What it says is behind `#`, which browsers send to no server. */
export const MESSAGE_ADDRESS = '/message';

/** More than any message has; an address that unpacks to more is no message. */
const UNPACKED_BYTES_MAX = 2_000_000;

/** A message as a link into the app. @param origin such as `https://schedule.example`. @param text what `writeMessage` wrote. */
export async function messageLink(origin: string, text: string): Promise<string> {
  const packed = await throughStream(
    new TextEncoder().encode(text),
    new CompressionStream('deflate-raw'),
  );
  const letters = btoa(Array.from(packed, (byte) => String.fromCharCode(byte)).join(''));
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
    const packed = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    const bytes = await throughStream(packed, new DecompressionStream('deflate-raw'));
    return { ok: true, value: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return broken;
  }
}

async function throughStream(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const through: ReadableStream<Uint8Array> = new Blob([bytes]).stream().pipeThrough(stream);
  const reader = through.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    parts.push(read.value);
    length += read.value.length;
    if (length > UNPACKED_BYTES_MAX) throw new Error('This unpacks to more than any message has');
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
