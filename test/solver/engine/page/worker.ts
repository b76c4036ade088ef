import {
  engineMemoryBytes,
  loadEngine,
  solveModel,
  type EngineOptions,
} from '../../../../src/solver/engine/solve-model.ts';
import { yearModel } from '../year-model.ts';
import type { FromPage, FromWorker } from './messages.ts';

const options: EngineOptions = { seed: 1, workMax: 0.2, secondsMax: null, hint: null };
const send = (message: FromWorker): void => postMessage(message);

self.addEventListener('message', async ({ data }: MessageEvent<FromPage>) => {
  const postedObjectives: (number | null)[] = [];
  const start = performance.now();
  await loadEngine();
  const loaded = performance.now();
  const first = await solveModel(yearModel(10, 1), options, ({ best, values }) => {
    if (values) postedObjectives.push(best);
  });
  const solved = performance.now();
  await solveModel(yearModel(10, 1), options);
  const solvedAgain = performance.now();
  send({ kind: 'endless-solve-began' });
  const stopped = await solveModel(yearModel(60, 1), { ...options, workMax: null }, undefined, data.stopFlag);
  send({
    kind: 'done',
    report: {
      loadMilliseconds: loaded - start,
      firstSolveMilliseconds: solved - loaded,
      secondSolveMilliseconds: solvedAgain - solved,
      memoryBytes: await engineMemoryBytes(),
      values: first.values,
      workUsed: first.workUsed,
      postedObjectives,
      stopStatus: stopped.status,
    },
  });
});
