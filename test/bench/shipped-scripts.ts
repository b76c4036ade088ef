import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const folder = path.resolve('dist/app');

/** What the built app ships to look things up, gzipped: the scripts its document names, and all with the service worker. */
export async function shippedKilobytes(): Promise<{
  readonly first: number;
  readonly all: number;
}> {
  const worker = await readFile(path.join(folder, 'service-worker.js'), 'utf8');
  const document = await readFile(path.join(folder, 'index.html'), 'utf8');
  const kept = Array.from(worker.matchAll(/\{[^{}]*\burl["']?:[^{}]*\}/g), ([entry]) => entry)
    .filter((entry) => !entry.includes('when-used'))
    .flatMap((entry) => /["'`](assets\/[^"'`]+\.js)["'`]/.exec(entry)?.[1] ?? []);
  const named = Array.from(document.matchAll(/"\/(assets\/[^"]+\.js)"/g), ([, url]) => url ?? '');
  return { first: await sumOf(named), all: await sumOf([...kept, 'service-worker.js']) };
}

async function sumOf(urls: readonly string[]): Promise<number> {
  const sizes = urls.map(
    async (url) => gzipSync(await readFile(path.join(folder, url))).byteLength / 1024,
  );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
