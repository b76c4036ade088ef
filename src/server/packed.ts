import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Context } from 'hono';

/** Shorter answers fit into one packet as they are. */
const LETTERS_MIN = 1200;
/** What takes little longer than gzip and comes out a quarter shorter for rows. */
const BROTLI_QUALITY = 5;

const [packBrotli, packGzip] = [promisify(brotliCompress), promisify(gzip)];

/** Answers with JSON, compressed where that is worth it and whoever asked can read it; other threads do the work. */
export async function packedJson(context: Context, value: object): Promise<Response> {
  const text = JSON.stringify(value);
  const accepted = context.req.header('accept-encoding') ?? '';
  const encoding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : null;
  context.header('content-type', 'application/json');
  if (encoding === null || text.length < LETTERS_MIN) return context.body(text);
  const packed =
    encoding === 'br'
      ? await packBrotli(text, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } })
      : await packGzip(text);
  context.header('content-encoding', encoding);
  context.header('vary', 'Accept-Encoding');
  return context.body(new Uint8Array(packed));
}
