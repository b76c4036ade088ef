import { groupBy } from '../../domain/group-by.ts';
import type { RequestId } from '../../domain/id.ts';
import type { AskedLeave, LeaveQuestion } from '../../domain/leave/leave-question.ts';
import { type Model, ModelBuilder, type Variable } from '../../rules/encoding/model.ts';
import { solveModel } from '../engine/solve-model.ts';

/** Which requests of a leave round to grant. */
export type GrantAnswer =
  | {
      readonly kind: 'granted';
      readonly requestIds: readonly RequestId[];
      /** Whether no other choice is fairer: proven, not only not found. */
      readonly isProven: boolean;
    }
  | { readonly kind: 'crashed'; readonly message: string };

/** How much work each stage may cost; rounds of hundreds of requests take a small part of it. */
const WORK_MAX = 20;

/** So many people have that many grants of that rank or better. */
interface Level {
  readonly grants: number;
  readonly rank: number;
}

/**
 * The grants of a leave round that treat the worst-off best: first as many people as can be have any of their choices, then
 * as many as can be one of their better choices, and so on up to their first; then the same of a second grant, where the
 * round allows several. Where all that is equal, those come first who are preferred: who had less leave, then who asked
 * first. Each step is solved exactly and kept by those after it.
 */
export async function grantLeave(question: LeaveQuestion): Promise<GrantAnswer> {
  const open = question.asked.filter(({ bar }) => bar === null);
  const kept: number[] = [];
  let isProven = true;
  let hint: readonly number[] | null = null;
  for (const each of [...levelsOf(question, open), null]) {
    const model = stageModel(question, open, each ? [...kept, null] : kept);
    const start: readonly number[] | null = hint;
    const answer = await solveModel(model, {
      seed: 1,
      workMax: WORK_MAX,
      secondsMax: null,
      hint: start && model.variables.map((_, place) => start[place] ?? 0),
    });
    // Granting nothing is always possible, so a stage without an answer is one out of work.
    if (!answer.values) return { kind: 'crashed', message: 'There was no answer in time.' };
    isProven &&= answer.status === 'optimal';
    kept.push(-(answer.objective ?? 0));
    hint = answer.values;
  }
  return {
    kind: 'granted',
    requestIds: open.flatMap(({ requestId }, place) => (hint?.[place] === 1 ? [requestId] : [])),
    isProven,
  };
}

/** The levels, the worst first: any choice, better ones, the first; then the same of one grant more. */
function levelsOf({ grantsMax }: LeaveQuestion, open: readonly AskedLeave[]): Level[] {
  const ranks = [...new Set(open.map(({ rank }) => rank))].toSorted((one, other) => other - one);
  return Array.from({ length: grantsMax }, (_, place) => place + 1).flatMap((grants) =>
    ranks.map((rank) => ({ grants, rank })),
  );
}

/**
 * The round with every level so far; the choices of the requests come first among the variables.
 * @param kept how many people each level has at least; null for the one whose people are to be as many as can be. Without
 * such a one it asks for those who are preferred.
 */
function stageModel(
  question: LeaveQuestion,
  open: readonly AskedLeave[],
  kept: readonly (number | null)[],
): Model {
  const model = new ModelBuilder();
  const choices = new Map(open.map(({ requestId }) => [requestId, model.yesNo()]));
  const because = model.because({ ruleId: 'leave-round', people: [], subject: 'leave' });
  const choiceOf = (id: RequestId): Variable => {
    const choice = choices.get(id);
    if (choice === undefined) throw new Error(`No choice for the request ${id}`);
    return choice;
  };
  for (const { most, of } of question.caps) {
    because.atMost(
      most,
      of.map(({ requestId, weight }) => [weight, choiceOf(requestId)] as const),
    );
  }
  const people = [...groupBy(open, ({ personId }) => personId).values()];
  levelsOf(question, open).forEach((level, place) => {
    const least = kept[place];
    if (least === undefined) return;
    const reached = people.flatMap((own) => {
      const counted = own.filter(({ rank }) => rank <= level.rank);
      if (counted.length < level.grants) return [];
      const isReached = model.yesNo();
      because.atLeast(0, [
        ...counted.map(({ requestId }) => choiceOf(requestId)),
        [-level.grants, isReached],
      ]);
      return [isReached];
    });
    if (least !== null) because.atLeast(least, reached);
    else for (const isReached of reached) model.penalty(-1, isReached);
  });
  if (!kept.includes(null)) {
    question.preferred.forEach((id, place) => model.penalty(place + 1, choiceOf(id)));
  }
  return model.build();
}
