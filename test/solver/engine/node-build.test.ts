import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { build } from 'vite';
import * as z from 'zod/mini';
import { solveModelByHighs } from '../../../src/solver/engine/highs-solve-model.ts';
import { solveModel } from '../../../src/solver/engine/solve-model.ts';
import { orTools } from '../../../src/solver/engine/vite-plugin-or-tools.ts';
import { hardModel, limitedByWork, workForHighs } from './hard-model.ts';

const Answer = z.object({
  status: z.string(),
  values: z.array(z.number()),
  bound: z.number(),
  highsValues: z.array(z.number()),
});

test('built for Node, a command solves with the engines of the installed packages', async () => {
  const folder = await mkdtemp(
    fileURLToPath(new URL('../../../node_modules/.engine-', import.meta.url)),
  );
  try {
    await build({
      configFile: false,
      logLevel: 'error',
      plugins: [orTools()],
      build: {
        ssr: fileURLToPath(new URL('builds/command.ts', import.meta.url)),
        outDir: folder,
        emptyOutDir: true,
      },
    });
    const { stdout } = await promisify(execFile)(process.execPath, [join(folder, 'command.js')], {
      cwd: tmpdir(),
    });
    const here = await solveModel(hardModel(1), limitedByWork);
    const byHighs = await solveModelByHighs(hardModel(1), workForHighs);
    expect(Answer.parse(JSON.parse(stdout))).toEqual({
      status: here.status,
      values: here.values,
      bound: here.bound,
      highsValues: byHighs.values,
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}, 60_000);
