import { execFile } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { measureInBrowser, serveBenchPage } from './solver/browser-part.ts';
import { type Measured, measuredSchema } from './solver/measured.ts';
import { measureUnderNode } from './solver/node-part.ts';
import { keyOf, type Part, requestOf } from './solver/parts.ts';
import { tableOf } from './solver/table.ts';

// npm run bench solver -- --world small,middle --layer block --method ours --threads 1 --seconds 60 --seeds 5 --out results.jsonl
// Each part is measured in a process of its own, with --browser in a Chromium of its own. Stop it at any time: with --out
// it goes on where it was stopped.

const { parts, out, only } = requestOf(process.argv.slice(2));
if (only) process.stdout.write(`${JSON.stringify(await measureUnderNode(only))}\n`);
else await measureAll();

async function measureAll(): Promise<void> {
  const kept = new Map(keptResults().map((result) => [keyOf(result.part), result]));
  const left = parts.filter((part) => !kept.has(keyOf(part)));
  const page = left.some(({ place }) => place === 'browser') ? await serveBenchPage() : null;
  for (const part of left) {
    const result = await measured(
      part,
      page ? () => measureInBrowser(part, page) : () => inOwnProcess(part),
    );
    if (!result) continue;
    kept.set(keyOf(part), result);
    if (out) appendFileSync(out, `${JSON.stringify(result)}\n`);
    console.error(tableOf([result]).split('\n').at(-1));
  }
  await page?.close();
  console.log(tableOf(parts.flatMap((part) => kept.get(keyOf(part)) ?? [])));
  const loads = loadavg().map((load) => load.toFixed(1));
  console.log(`\nload average ${loads.join(', ')}`);
}

function keptResults(): Measured[] {
  if (!out || !existsSync(out)) return [];
  const lines = readFileSync(out, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => measuredSchema.parse(JSON.parse(line)));
}

/** Null where the process or the page broke down, which is told. */
async function measured(part: Part, measure: () => Promise<Measured>): Promise<Measured | null> {
  try {
    return await measure();
  } catch (error) {
    console.error(`${keyOf(part)} broke down: ${String(error).slice(-500)}`);
    return null;
  }
}

async function inOwnProcess(part: Part): Promise<Measured> {
  const script = fileURLToPath(import.meta.url);
  const { stdout } = await promisify(execFile)(process.execPath, [script, '--part', keyOf(part)], {
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  return measuredSchema.parse(JSON.parse(stdout));
}
