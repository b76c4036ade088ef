import { solveModelByHighs } from '../../../../src/solver/engine/highs-solve-model.ts';
import {
  engineMemoryBytes,
  loadEngine,
  solveModel,
  type EngineOptions,
} from '../../../../src/solver/engine/solve-model.ts';
import { hardModel, limitedByWork, workForHighs } from '../hard-model.ts';
import type { FromPage, FromWorker } from './messages.ts';

const endless: EngineOptions = { seed: 1, workMax: null, secondsMax: 3, hint: null };
const send = (message: FromWorker): void => postMessage(message);

self.addEventListener('message', ({ data }: MessageEvent<FromPage>) => void answer(data));

async function answer(data: FromPage): Promise<void> {
  const postedObjectives: (number | null)[] = [];
  const start = performance.now();
  await loadEngine();
  const loaded = performance.now();
  const first = await solveModel(hardModel(1), limitedByWork, ({ best, values }) => {
    if (values) postedObjectives.push(best);
  });
  const solved = performance.now();
  await solveModel(hardModel(1), limitedByWork);
  const solvedAgain = performance.now();
  const { values: highsValues } = await solveModelByHighs(hardModel(1), workForHighs);
  send({ kind: 'endless-solve-began' });
  const stopped = await solveModel(hardModel(1), endless, undefined, data.stopFlag);
  send({
    kind: 'done',
    report: {
      loadMilliseconds: loaded - start,
      firstSolveMilliseconds: solved - loaded,
      secondSolveMilliseconds: solvedAgain - solved,
      memoryBytes: await engineMemoryBytes(),
      values: first.values,
      highsValues,
      workUsed: first.workUsed,
      postedObjectives,
      endlessStatus: stopped.status,
      endlessSeconds: stopped.secondsUsed,
    },
  });
}
