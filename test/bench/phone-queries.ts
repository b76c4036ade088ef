import path from 'node:path';
import { openPhone } from '../browser/open-phone.ts';
import { build } from 'vite';

/** Times each look-up query in the browser, over what the profile holds, not slowed; in milliseconds, by name. */
export async function queryTimesOf(
  profile: string,
  address: string,
): Promise<Readonly<Record<string, readonly number[]>>> {
  const script = await queryScript();
  const phone = await openPhone(profile);
  const page = await phone.context.newPage();
  await page.goto(`${address}/icon.svg`);
  await page.evaluate(script);
  const times = await page.evaluate<Record<string, number[]>>('timeQueries()');
  await phone.close();
  return times;
}

async function queryScript(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      lib: {
        entry: path.resolve('test/bench/look-up-queries.ts'),
        formats: ['iife'],
        name: 'queries',
      },
    },
  });
  const [first] = [built].flat();
  const chunk = first && 'output' in first ? first.output[0] : null;
  if (!chunk) throw new Error('Nothing was built');
  return chunk.code;
}
