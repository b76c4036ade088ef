import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createStaticApp } from '../../src/server/static.ts';
import type { Hono } from 'hono';

const outside = mkdtempSync(path.join(tmpdir(), 'static-'));
const folder = path.join(outside, 'app');
let app: Hono;

beforeAll(async () => {
  mkdirSync(path.join(folder, 'assets'), { recursive: true });
  mkdirSync(path.join(folder, 'editions'));
  writeFileSync(path.join(outside, 'secret.txt'), 'secret');
  writeFileSync(path.join(folder, 'index.html'), '<!doctype html>app');
  writeFileSync(path.join(folder, '.hidden'), 'hidden');
  writeFileSync(path.join(folder, 'assets/main-1.js'), 'export {};'.repeat(100));
  writeFileSync(
    path.join(folder, '_headers'),
    '# as hosts read it\n/*\n  X-Frame: none\n/assets/*\n  Cache-Control: immutable\n',
  );
  symlinkSync(path.join(outside, 'secret.txt'), path.join(folder, 'link.txt'));
  app = await createStaticApp(folder);
});

afterAll(() => rmSync(outside, { recursive: true }));

const navigation = { headers: { accept: 'text/html' } };

test('a file comes with the headers of its path', async () => {
  const script = await app.request('/assets/main-1.js');
  expect(script.status).toBe(200);
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(script.headers.get('cache-control')).toBe('immutable');
  expect(script.headers.get('x-frame')).toBe('none');
});

test('what no block says how to cache is asked for again each time', async () => {
  expect((await app.request('/')).headers.get('cache-control')).toBe('no-cache');
});

test('an unknown address a browser navigates to is the app', async () => {
  const page = await app.request('/people/3', navigation);
  expect(page.status).toBe(200);
  expect(await page.text()).toBe('<!doctype html>app');
});

test.each(['/assets/gone-2.js', '/editions/gone', '/gone.png'])(
  'a missing file is not the app: %s',
  async (address) => {
    const missing = await app.request(address, navigation);
    expect(missing.status).toBe(404);
    expect(missing.headers.get('cache-control')).toBe('no-store');
  },
);

test('a fetch of an unknown address is not the app', async () => {
  const headers = { 'sec-fetch-mode': 'cors', accept: 'text/html' };
  expect((await app.request('/people/3', { headers })).status).toBe(404);
});

test.each([
  '/%2e%2e%2fsecret.txt',
  '/..%5csecret.txt',
  '/link.txt',
  '/_headers',
  '/.hidden',
  '/a%00',
])('nothing outside the app and nothing hidden is served: %s', async (address) => {
  expect((await app.request(address)).status).toBe(404);
});

test('a malformed address is a bad request', async () => {
  expect((await app.request('/%zz')).status).toBe(400);
});

describe('compression and revalidation', () => {
  const request = (headers: Record<string, string>) =>
    app.request('/assets/main-1.js', { headers });

  test('brotli is sent to who reads it', async () => {
    const packed = await request({ 'accept-encoding': 'gzip, br' });
    expect(packed.headers.get('content-encoding')).toBe('br');
    const body = brotliDecompressSync(Buffer.from(await packed.arrayBuffer()));
    expect(body.toString()).toBe('export {};'.repeat(100));
  });

  test('an unchanged file is not sent again', async () => {
    const etag = (await request({})).headers.get('etag') ?? '';
    const again = await request({ 'if-none-match': etag });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
  });

  test('a changed file is', async () => {
    const file = path.join(folder, 'editions/current.json');
    writeFileSync(file, '{"edition":1}');
    const first = await app.request('/editions/current.json');
    writeFileSync(file, '{"edition":12}');
    const etag = first.headers.get('etag') ?? '';
    const second = await app.request('/editions/current.json', {
      headers: { 'if-none-match': etag },
    });
    expect(await second.json()).toEqual({ edition: 12 });
  });
});
