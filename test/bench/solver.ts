import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { type Measured, measuredSchema, measurePart } from './solver/measure-part.ts';
import { keyOf, type Part, requestOf } from './solver/parts.ts';
import { tableOf } from './solver/table.ts';

// npm run bench solver -- --world small,middle --layer block --method ours --seconds 60 --seeds 5 --out results.jsonl
// Each part is measured in a process of its own. Stop it at any time: with --out it goes on where it was stopped.

const { parts, out, only } = requestOf(process.argv.slice(2));
if (only) process.stdout.write(`${JSON.stringify(await measurePart(only))}\n`);
else measureAll();

function measureAll(): void {
  const kept = new Map(keptResults().map((result) => [keyOf(result.part), result]));
  for (const part of parts) {
    if (kept.has(keyOf(part))) continue;
    const result = inOwnProcess(part);
    if (!result) continue;
    kept.set(keyOf(part), result);
    if (out) appendFileSync(out, `${JSON.stringify(result)}\n`);
    console.error(tableOf([result]).split('\n').at(-1));
  }
  console.log(tableOf(parts.flatMap((part) => kept.get(keyOf(part)) ?? [])));
  console.log(
    `\nload average ${loadavg()
      .map((load) => load.toFixed(1))
      .join(', ')}`,
  );
}

function keptResults(): Measured[] {
  if (!out || !existsSync(out)) return [];
  const lines = readFileSync(out, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => measuredSchema.parse(JSON.parse(line)));
}

/** Null where the process broke down, which is told. */
function inOwnProcess(part: Part): Measured | null {
  const script = fileURLToPath(import.meta.url);
  const { stdout, stderr, status } = spawnSync(process.execPath, [script, '--part', keyOf(part)], {
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  if (status === 0) return measuredSchema.parse(JSON.parse(stdout));
  console.error(`${keyOf(part)} broke down: ${stderr.slice(-500)}`);
  return null;
}
