import { createHash } from 'node:crypto';
import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** How a body travels. */
export type Encoding = 'br' | 'gzip' | 'identity';

/** A file as it is sent: bytes in the encoding asked for, and what to say about them. */
export interface SentFile {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly contentType: string;
  readonly encoding: Encoding;
  readonly etag: string;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ics': 'text/calendar; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.woff2': 'font/woff2',
};
const alreadyCompressed = new Set(['.png', '.woff2']);
const compressors = {
  br: (body: Uint8Array) =>
    promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (body: Uint8Array) => promisify(gzip)(body),
};

/**
 * Reads files below one folder by URL path, compressed once per version and kept in memory.
 * The reader answers `undefined` for what is absent, is no file, lies outside the folder (also by
 * a symbolic link), or is not meant to be served: dot files and the hosts' own `_` files.
 */
export function fileReader(
  folder: string,
): (urlPath: string, encoding: Encoding) => Promise<SentFile | undefined> {
  const sent = new Map<string, { version: string; file: Promise<SentFile> }>();
  return async (urlPath, encoding) => {
    const found = await locate(folder, urlPath);
    if (!found) return undefined;
    const used = alreadyCompressed.has(path.extname(found.file)) ? 'identity' : encoding;
    const key = `${used} ${found.file}`;
    const known = sent.get(key);
    if (known?.version === found.version) return known.file;
    const file = read(found.file, used);
    sent.set(key, { version: found.version, file });
    return file;
  };
}

async function locate(
  folder: string,
  urlPath: string,
): Promise<{ file: string; version: string } | undefined> {
  const segments = urlPath.split('/').slice(1);
  if (segments.some((segment) => /^[._]|[\\\0]/.test(segment))) return undefined;
  try {
    const file = await realpath(path.join(folder, ...segments));
    if (!file.startsWith((await realpath(folder)) + path.sep)) return undefined;
    const status = await stat(file);
    return status.isFile() ? { file, version: `${status.size} ${status.mtimeMs}` } : undefined;
  } catch {
    return undefined;
  }
}

async function read(file: string, encoding: Encoding): Promise<SentFile> {
  const plain = await readFile(file);
  const body = encoding === 'identity' ? plain : await compressors[encoding](plain);
  const hash = createHash('sha256').update(plain).digest('base64url').slice(0, 22);
  return {
    body: new Uint8Array(body),
    contentType: contentTypes[path.extname(file)] ?? 'application/octet-stream',
    encoding,
    etag: `"${hash}-${encoding}"`,
  };
}
