import type * as z from 'zod/mini';
import { type solutionApplied } from '../../../domain/changes/solution-applied.ts';
import { draftIdSchema, type PersonId, runIdSchema } from '../../../domain/id.ts';
import type { Draft, RunStatus, ScheduleRun } from '../../../domain/rows/schedule.ts';
import { Plan } from '../../../domain/schedule/plan.ts';
import { daysOfSlot, type Filled, periodOf, slotKey } from '../../../domain/schedule/slot.ts';
import { type DaySpan, overlapOf } from '../../../domain/time/day.ts';
import { instantSchema } from '../../../domain/time/zone.ts';
import { rulesOf } from '../../../rules/registry.ts';
import { levelsOf, type SolveAnswer } from '../../../solver/answer.ts';
import type { Problem, SolvedLayer } from '../../../solver/problem.ts';
import type { Ended } from './generation.ts';

/** What is asked of the solver. */
export interface Order {
  readonly layers: readonly SolvedLayer[];
  /** What it starts from: pins stay, and all that is not decided anew. */
  readonly base: readonly Filled[];
  readonly keepImported: boolean;
  /** Published places that stay as they are. */
  readonly published: readonly Filled[];
  /** The days that are decided; null for the whole year. */
  readonly span: DaySpan | null;
  /** People whose schedule stays. */
  readonly stay: readonly PersonId[];
  /** The wishes, the first first. */
  readonly wishes: NonNullable<Problem['wishes']>;
  /** Other schedules to compare; null for none. */
  readonly compared: NonNullable<Problem['compared']> | null;
  readonly seed: number;
  readonly workMax: number | null;
  readonly secondsMax: number | null;
}

/** The order as the solver's problem. */
export function problemOf(plan: Plan, order: Order): Problem {
  const { layers, base, keepImported, published, span, stay, compared } = order;
  const isAsked = ({ slot }: Filled) => layers.some((layer) => layer === slot.layer);
  const isFixed = (each: Filled): boolean =>
    each.source === 'pinned' ||
    (each.source === 'imported' && keepImported) ||
    !isAsked(each) ||
    stay.includes(each.personId) ||
    (span !== null && overlapOf(span, daysOfSlot(each.slot, plan.blockById)) === null);
  const standing = published.filter(isAsked);
  const places = new Set(standing.flatMap((each) => placesOf(each)));
  const fixed = base.filter(
    (each) => isFixed(each) && !placesOf(each).some((place) => places.has(place)),
  );
  return {
    rows: plan.rows,
    layers: [...layers],
    fixed: [...fixed, ...standing].map(asPlainData),
    ...(span && { callDays: span, halfDays: span }),
    wishes: [...order.wishes],
    ...(compared && { compared }),
    seed: order.seed,
    workMax: order.workMax,
    secondsMax: order.secondsMax,
  };
}

/** What only one filled slot can stand for: the slot, and but for calls what the person does in the period. */
function placesOf({ slot, personId }: Filled): string[] {
  const key = slotKey(slot);
  return slot.layer === 'call' ? [key] : [key, `${personId}/${slot.layer}/${periodOf(slot)}`];
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
  const newDraft = (name: string): Draft => ({
    id: draftIdSchema.parse(newId()),
    yearId: problem.rows.year.id,
    name,
    startedAt: instantSchema.parse(ended.endedAt),
    isArchived: false,
  });
  const draft = found && (into ?? newDraft(draftName));
  const decided = (filled: readonly Filled[]) =>
    filled
      .filter(({ slot }) => problem.layers.some((layer) => layer === slot.layer))
      .map(asPlainData);
  const others = ended.answer.kind === 'solved' ? ended.answer.others : [];
  const otherDrafts = others.map(({ filled }, place) => ({
    draft: newDraft(`${draft?.name ?? draftName}, ${OTHER_LETTERS[place] ?? place + 2}`),
    // Whatever the run did not decide is the same in all of them.
    filled: filled.map(asPlainData),
  }));
  return {
    run: runOf(ended, draft, newId, otherDrafts),
    draft,
    layers: problem.layers,
    filled: decided(found ?? []),
    others: otherDrafts,
  };
}

/** The first has the draft's own name. */
const OTHER_LETTERS = ['B', 'C', 'D', 'E', 'F'] as const;

function runOf(
  { answer, generation, endedAt }: Ended,
  draft: Draft | null,
  newId: () => string,
  otherDrafts: readonly { readonly draft: Draft }[],
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
    objective: isSolved ? answer.objective : draft && !last?.isOfStep ? (last?.best ?? null) : null,
    bound: isSolved ? answer.bound : draft && !last?.isOfStep ? (last?.bound ?? null) : null,
    isRepeatable: answer.kind !== 'crashed' && answer.isRepeatable,
    wishes: problem.wishes ?? [],
    levels: isSolved || answer.kind === 'stopped' ? levelsOf(answer.layers) : [],
    others: isSolved
      ? answer.others.flatMap(({ layers }, place) => {
          const draftId = otherDrafts[place]?.draft.id;
          return draftId ? [{ draftId, levels: levelsOf(layers) }] : [];
        })
      : [],
    distancePercent: problem.compared?.distancePercent ?? null,
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
