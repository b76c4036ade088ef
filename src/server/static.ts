import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Context, Hono } from 'hono';
import { headersFor, parseHeadersFile } from './headers-file.ts';
import { type Encoding, type SentFile, fileReader } from './static-files.ts';

/**
 * Serves the built app in `folder` with the headers of its `_headers` file. Unknown paths that a
 * browser navigates to get the app itself, which routes on its own; anything else unknown,
 * above all a missing asset, is a 404. Throws when the folder holds no built app.
 */
export async function createStaticApp(folder: string): Promise<Hono> {
  const rules = parseHeadersFile(await readFile(path.join(folder, '_headers'), 'utf8'));
  const readFileFor = fileReader(folder);
  const app = new Hono();

  app.use(async (context, next) => {
    await next();
    const headers = headersFor(rules, context.req.path);
    const found = context.res.status === 200 || context.res.status === 304;
    if (!found) headers.set('cache-control', 'no-store');
    else if (!headers.has('cache-control')) headers.set('cache-control', 'no-cache');
    headers.forEach((value, name) => context.res.headers.set(name, value));
  });

  app.get('*', async (context) => {
    const urlPath = decodedPath(context.req.path);
    if (urlPath === undefined) return context.text('Bad request', 400);
    const encoding = bestEncoding(context.req.header('accept-encoding') ?? '');
    const file =
      (await readFileFor(urlPath === '/' ? '/index.html' : urlPath, encoding)) ??
      (isNavigation(context, urlPath) ? await readFileFor('/index.html', encoding) : undefined);
    return file ? send(context, file) : context.text('Not found', 404);
  });
  return app;
}

function send(context: Context, file: SentFile): Response {
  context.header('etag', file.etag);
  context.header('vary', 'Accept-Encoding');
  if (context.req.header('if-none-match') === file.etag) return context.body(null, 304);
  context.header('content-type', file.contentType);
  if (file.encoding !== 'identity') context.header('content-encoding', file.encoding);
  return context.body(file.body);
}

function decodedPath(urlPath: string): string | undefined {
  try {
    return decodeURIComponent(urlPath);
  } catch {
    return undefined;
  }
}

function bestEncoding(accepted: string): Encoding {
  if (/\bbr\b/.test(accepted)) return 'br';
  return /\bgzip\b/.test(accepted) ? 'gzip' : 'identity';
}

function isNavigation(context: Context, urlPath: string): boolean {
  if (/^\/(assets|editions)\//.test(urlPath) || /\.[^/]*$/.test(urlPath)) return false;
  const mode = context.req.header('sec-fetch-mode');
  if (mode !== undefined) return mode === 'navigate';
  return (context.req.header('accept') ?? '').includes('text/html');
}
