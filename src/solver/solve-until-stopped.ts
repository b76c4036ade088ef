import type { Model } from '../rules/encoding/model.ts';
import {
  type EngineAnswer,
  type EngineOptions,
  type Progress,
  solveModel,
  type StopFlag,
} from './engine/solve-model.ts';

/**
 * Solves a model as the engine does. CP-SAT in WebAssembly now and then breaks down when it is interrupted at an
 * unlucky moment; the end was asked for then, so the best schedule it had told is the answer.
 */
export async function solveUntilStopped(
  model: Model,
  options: EngineOptions,
  onProgress: (progress: Progress) => void,
  stopFlag: StopFlag | null,
): Promise<EngineAnswer> {
  let newest: Progress | null = null;
  let latest: Progress | null = null;
  const start = performance.now();
  const secondsUsed = () => (performance.now() - start) / 1000;
  try {
    return await solveModel(
      model,
      options,
      (news) => {
        latest = news;
        if (news.values) newest = news;
        onProgress(news);
      },
      stopFlag,
    );
  } catch (error) {
    const stopped = stopFlag !== null && Atomics.load(stopFlag, 0) !== 0;
    const isOutOfSeconds = options.secondsMax !== null && secondsUsed() >= options.secondsMax;
    if (!stopped && !isOutOfSeconds) throw error;
    return interrupted(newest, latest, stopped, secondsUsed());
  }
}

function interrupted(
  newest: Progress | null,
  latest: Progress | null,
  stopped: boolean,
  secondsUsed: number,
): EngineAnswer {
  return {
    status: newest ? 'feasible' : 'unknown',
    values: newest?.values ?? null,
    objective: newest?.best ?? null,
    bound: latest?.bound ?? null,
    workUsed: 0,
    secondsUsed,
    core: [],
    stopped,
    isRepeatable: false,
  };
}
