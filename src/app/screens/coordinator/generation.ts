import { useSyncExternalStore } from 'react';
import type { ScheduleRun } from '../../../domain/rows/schedule.ts';
import type { Instant } from '../../../domain/time/zone.ts';
import type { Filled } from '../../../domain/schedule/slot.ts';
import type { SearchStep, SolveAnswer, SolveProgress } from '../../../solver/answer.ts';
import type { Problem, SolvedLayer } from '../../../solver/problem.ts';
import { deviceNow } from '../../device-clock.ts';
import { type SolverRun, startSolver } from '../../solving.ts';

/** Best and bound at one moment of a run. */
export interface ProgressPoint {
  readonly seconds: number;
  readonly best: number | null;
  readonly bound: number | null;
  /** Whether they count one of several things asked for, and not everything together. */
  readonly isOfStep: boolean;
}

/** A solve under way, as the screen draws it. */
export interface Generation {
  readonly problem: Problem;
  readonly startedAt: Instant;
  /** The layer being decided; null until the solver is loaded. */
  readonly layer: SolvedLayer | null;
  /** Which of several schedules it is about, from 1. */
  readonly schedule: number;
  /** What is being counted; null where everything is weighed together. */
  readonly step: SearchStep | null;
  /** Of this layer and step, oldest first. */
  readonly points: readonly ProgressPoint[];
  /** The best complete schedule so far. */
  readonly filled: readonly Filled[] | null;
  readonly isStopping: boolean;
}

/** What a run came to, with the best it had found whatever happened. */
export interface Ended {
  readonly generation: Generation;
  readonly answer: SolveAnswer;
  readonly endedAt: Instant;
}

/** More points than a small picture can show are thinned. */
const POINTS_MAX = 400;

/** What came of the last run, as it was kept. */
export interface Outcome {
  readonly run: ScheduleRun;
  /** What went wrong, where it crashed. */
  readonly crash: string | null;
}

let current: Generation | null = null;
let lastOutcome: Outcome | null = null;
let running: SolverRun | null = null;
const listeners = new Set<() => void>();

function set(next: Generation | null): void {
  current = next;
  tell();
}

function tell(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The solve under way, whichever screen is shown; null when there is none. */
export function useGeneration(): Generation | null {
  return useSyncExternalStore(subscribe, () => current);
}

/** What came of the last solve since the app was opened; null before the first. */
export function useLastOutcome(): Outcome | null {
  return useSyncExternalStore(subscribe, () => lastOutcome);
}

/** Keeps what came of a solve for whichever screen is shown by then. */
export function tellOutcome(outcome: Outcome): void {
  lastOutcome = outcome;
  tell();
}

/** Starts a solve; it goes on while other screens are shown. @throws if one is under way. */
export async function generate(problem: Problem): Promise<Ended> {
  if (current) throw new Error('A schedule is being generated already');
  set({
    problem,
    startedAt: deviceNow(),
    layer: null,
    schedule: 1,
    step: null,
    points: [],
    filled: null,
    isStopping: false,
  });
  running = startSolver(problem, (progress) => current && set(withProgress(current, progress)));
  const answer = await running.answer;
  const generation = current;
  running = null;
  set(null);
  if (!generation) throw new Error('The solve under way was lost');
  return { generation, answer, endedAt: deviceNow() };
}

/** Ends the solve under way with the best it has. */
export function stopGenerating(): void {
  running?.stop();
  if (current) set({ ...current, isStopping: true });
}

function withProgress(generation: Generation, progress: SolveProgress): Generation {
  const { layer, schedule, step, secondsElapsed, best, bound, filled } = progress;
  const isSame =
    layer === generation.layer &&
    schedule === generation.schedule &&
    step?.name === generation.step?.name &&
    step?.part === generation.step?.part;
  const point = { seconds: secondsElapsed, best, bound, isOfStep: step !== null };
  const points = [...(isSame ? generation.points : []), point];
  return {
    ...generation,
    layer,
    schedule,
    step,
    points: points.length > POINTS_MAX ? points.filter((_, place) => place % 2 === 1) : points,
    filled: filled ?? generation.filled,
  };
}
