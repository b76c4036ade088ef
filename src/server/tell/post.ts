import { request } from 'node:https';
import { hostOf, isPublicAddress, resolveHost } from './public-address.ts';

/** A message to somebody else's server. */
export interface Message {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** What was answered, or why nothing was. */
export type Posted =
  | { readonly status: number }
  | { readonly trouble: 'address-refused' | 'unreachable' | 'too-slow' };

/** Sends messages to other servers. */
export type Post = (message: Message) => Promise<Posted>;

/** Where messages may go. */
export interface PostOptions {
  readonly isAllowed?: (address: string) => boolean;
  /** Certificates that are trusted besides the usual ones. */
  readonly ca?: string;
  readonly secondsMax?: number;
}

/** Whether messages to that address would be sent: https, no password in it, and a host of the public Internet. */
export async function mayPostTo(
  url: string,
  isAllowed: (address: string) => boolean = isPublicAddress,
): Promise<boolean> {
  return (await addressFor(url, isAllowed)) !== null;
}

/**
 * Posts over https alone, and only to hosts of the public Internet: the connection goes to the very address that was looked
 * at, so that a name cannot lead elsewhere in between. Redirects are not followed; what is answered is not read.
 */
export function createPost({
  isAllowed = isPublicAddress,
  ca,
  secondsMax = 10,
}: PostOptions = {}): Post {
  return async ({ url, headers, body }) => {
    const resolved = await addressFor(url, isAllowed);
    if (!resolved) return { trouble: 'address-refused' };
    return new Promise((resolve) => {
      const asked = request(
        url,
        {
          method: 'POST',
          headers: { ...headers, 'content-length': Buffer.byteLength(body) },
          agent: false,
          ...(ca !== undefined && { ca }),
          lookup: (_host, options, answer) =>
            options.all
              ? answer(null, [resolved])
              : answer(null, resolved.address, resolved.family),
          signal: AbortSignal.timeout(secondsMax * 1000),
        },
        (response) => {
          resolve({ status: response.statusCode ?? 0 });
          response.destroy();
        },
      );
      asked.on('error', (error) => {
        const isSlow = error.name === 'AbortError' || error.name === 'TimeoutError';
        resolve({ trouble: isSlow ? 'too-slow' : 'unreachable' });
      });
      asked.end(body);
    });
  };
}

async function addressFor(url: string, isAllowed: (address: string) => boolean) {
  if (!URL.canParse(url)) return null;
  const parsed = new URL(url);
  if (parsed.protocol !== 'https:' || parsed.username !== '' || parsed.password !== '') return null;
  const addresses = await resolveHost(hostOf(parsed));
  const [first] = addresses;
  return first && addresses.every(({ address }) => isAllowed(address)) ? first : null;
}
