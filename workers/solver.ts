import { expose } from 'comlink';
import * as z from 'zod/mini';
import { leaveQuestionSchema } from '../src/domain/leave/leave-question.ts';
import type { SolveAnswer, SolveProgress } from '../src/solver/answer.ts';
import type { StopFlag } from '../src/solver/engine/solve-model.ts';
import { costOfChoice } from '../src/solver/explain-cell/cost-of-choice.ts';
import { type ChoiceAnswer, choiceQuestionSchema } from '../src/solver/explain-cell/question.ts';
import { type GrantAnswer, grantLeave } from '../src/solver/leave/grant.ts';
import { mend } from '../src/solver/mend/mend.ts';
import { type MendAnswer, mendQuestionSchema } from '../src/solver/mend/question.ts';
import { problemSchema } from '../src/solver/problem.ts';
import {
  type RepairAnswer,
  type RepairProgress,
  repairQuestionSchema,
} from '../src/solver/repair/question.ts';
import { repair } from '../src/solver/repair/repair.ts';
import { solveSchedule } from '../src/solver/solve-schedule.ts';

/** The solver on a thread of its own. Answers are plain data; nothing is thrown across. */
const solver = {
  /**
   * Solves a problem, given as JSON text or plain data.
   * @param stopFlag shared memory by which the page ends the solve, or null where it cannot share any: then only
   * terminating the worker ends it, and the last progress news hold the best schedule so far.
   * @param onProgress a function wrapped by Comlink's `proxy`.
   */
  async solve(
    problem: unknown,
    stopFlag: StopFlag | null,
    onProgress: (progress: SolveProgress) => void,
  ): Promise<SolveAnswer> {
    const parsed = problemSchema.safeParse(problem);
    if (!parsed.success) {
      return { kind: 'crashed', message: `Not a problem: ${z.prettifyError(parsed.error)}` };
    }
    return solveSchedule(parsed.data, stopFlag, onProgress);
  },

  /** Why a choice does not stand in a place, and what it would cost. @param stopFlag as for `solve`. */
  async costOfChoice(question: unknown, stopFlag: StopFlag | null): Promise<ChoiceAnswer> {
    const parsed = choiceQuestionSchema.safeParse(question);
    if (!parsed.success) {
      return { kind: 'crashed', message: `Not a question: ${z.prettifyError(parsed.error)}` };
    }
    return costOfChoice(parsed.data, stopFlag);
  },

  /** Which requests of a leave round to grant. Bounded by its work; terminating the worker ends it at once. */
  async grantLeave(question: unknown): Promise<GrantAnswer> {
    const parsed = leaveQuestionSchema.safeParse(question);
    if (!parsed.success) {
      return { kind: 'crashed', message: `Not a leave round: ${z.prettifyError(parsed.error)}` };
    }
    return grantLeave(parsed.data);
  },

  /**
   * The fewest changes by which a schedule holds again after something has happened.
   * @param stopFlag as in `solve`.
   * @param onProgress a function wrapped by Comlink's `proxy`.
   */
  async repair(
    question: unknown,
    stopFlag: StopFlag | null,
    onProgress: (progress: RepairProgress) => void,
  ): Promise<RepairAnswer> {
    const parsed = repairQuestionSchema.safeParse(question);
    if (!parsed.success) {
      return { kind: 'crashed', message: `Not a question: ${z.prettifyError(parsed.error)}` };
    }
    return repair(parsed.data, stopFlag, onProgress);
  },

  /** The smallest change that mends a finding. Bounded by its work; terminating the worker ends it at once. */
  mend(question: unknown): MendAnswer {
    const parsed = mendQuestionSchema.safeParse(question);
    if (!parsed.success) {
      return { kind: 'crashed', message: `Not a question: ${z.prettifyError(parsed.error)}` };
    }
    return mend(parsed.data);
  },
};

/** What the page calls through Comlink. */
export type SolverWorker = typeof solver;

expose(solver);
