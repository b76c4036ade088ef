import type * as z from 'zod/mini';
import { type solutionApplied } from '../../../domain/changes/solution-applied.ts';
import { draftIdSchema, runIdSchema } from '../../../domain/id.ts';
import type { Draft, RunStatus, ScheduleRun } from '../../../domain/rows/schedule.ts';
import { Plan } from '../../../domain/schedule/plan.ts';
import { type Filled, slotKey } from '../../../domain/schedule/slot.ts';
import { instantSchema } from '../../../domain/time/zone.ts';
import { rulesOf } from '../../../rules/registry.ts';
import type { SolveAnswer } from '../../../solver/answer.ts';
import type { Problem, SolvedLayer } from '../../../solver/problem.ts';
import type { Ended } from './generation.ts';

/** What is asked of the solver. */
export interface Order {
  readonly layers: readonly SolvedLayer[];
  /** The draft it goes into, with what that holds; null for a new one. */
  readonly into: { readonly draft: Draft; readonly filled: readonly Filled[] } | null;
  readonly keepImported: boolean;
  readonly seed: number;
  readonly workMax: number | null;
  readonly secondsMax: number | null;
}

/** The order as the solver's problem: pins and the layers that are not asked for stay as they are. */
export function problemOf(plan: Plan, order: Order): Problem {
  const { layers, into, keepImported, seed, workMax, secondsMax } = order;
  const isFixed = ({ slot, source }: Filled): boolean =>
    source === 'pinned' ||
    (source === 'imported' && keepImported) ||
    !layers.some((layer) => layer === slot.layer);
  return {
    rows: plan.rows,
    layers: [...layers],
    fixed: (into?.filled ?? []).filter(isFixed).map(asPlainData),
    seed,
    workMax,
    secondsMax,
  };
}

function asPlainData({ slot, personId, source }: Filled) {
  return { slot: slotKey(slot), personId, source };
}

const STATUS: Readonly<Record<Exclude<SolveAnswer['kind'], 'solved'>, RunStatus>> = {
  impossible: 'impossible',
  'nothing-found': 'nothing-found',
  stopped: 'stopped',
  crashed: 'crashed',
};

/** The best schedule of a run, whatever became of it. */
function bestOf({ answer, generation }: Ended): readonly Filled[] | null {
  switch (answer.kind) {
    case 'solved':
      return answer.filled;
    case 'stopped':
      return answer.filled ?? generation.filled;
    case 'crashed':
    case 'nothing-found':
      return generation.filled;
    case 'impossible':
      return null;
  }
}

/** What a run came to, as the change that keeps it. @param draftName for a new draft. */
export function solutionOf(
  ended: Ended,
  into: Draft | null,
  draftName: string,
  newId: () => string,
): z.infer<typeof solutionApplied.args> {
  const { problem } = ended.generation;
  const found = bestOf(ended);
  const draft: Draft | null =
    found &&
    (into ?? {
      id: draftIdSchema.parse(newId()),
      yearId: problem.rows.year.id,
      name: draftName,
      startedAt: instantSchema.parse(ended.endedAt),
      isArchived: false,
    });
  return {
    run: runOf(ended, draft, newId),
    draft,
    layers: problem.layers,
    filled: (found ?? [])
      .filter(({ slot }) => problem.layers.some((layer) => layer === slot.layer))
      .map(asPlainData),
  };
}

function runOf(
  { answer, generation, endedAt }: Ended,
  draft: Draft | null,
  newId: () => string,
): ScheduleRun {
  const { problem, startedAt, points } = generation;
  const last = points.at(-1);
  const isSolved = answer.kind === 'solved';
  return {
    id: runIdSchema.parse(newId()),
    yearId: problem.rows.year.id,
    draftId: draft?.id ?? null,
    layers: problem.layers,
    seed: problem.seed,
    workMax: problem.workMax,
    secondsMax: problem.secondsMax,
    startedAt,
    secondsUsed: answer.kind === 'crashed' ? (endedAt - startedAt) / 1000 : answer.secondsUsed,
    status: isSolved ? (answer.isBest ? 'best' : 'feasible') : STATUS[answer.kind],
    objective: isSolved ? answer.objective : draft ? (last?.best ?? null) : null,
    bound: isSolved ? answer.bound : draft ? (last?.bound ?? null) : null,
    isRepeatable: answer.kind !== 'crashed' && answer.isRepeatable,
    ruleIds: rulesOf(new Plan(problem.rows)).map(({ rule }) => rule.id),
    conflict:
      answer.kind === 'impossible'
        ? answer.conflict.map((each) => ({
            ...each,
            people: [...each.people],
            nobody: each.nobody.map(({ ruleId, people }) => ({ ruleId, people: [...people] })),
          }))
        : [],
  };
}
