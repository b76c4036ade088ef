import { expose } from 'comlink';
import { leaveQuestionSchema } from '../src/domain/leave/leave-question.ts';
import type { SolveAnswer, SolveProgress } from '../src/solver/answer.ts';
import { atTheDoor } from '../src/solver/at-the-door.ts';
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
import { besideInWorker } from './open-solver-beside.ts';

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
    // Two threads share memory to end one another, and an engine each: not where the page is not isolated.
    const beside = stopFlag ? besideInWorker() : null;
    return atTheDoor(problemSchema, problem, (read) =>
      solveSchedule(read, stopFlag, onProgress, beside),
    );
  },

  /** Why a choice does not stand in a place, and what it would cost. @param stopFlag as for `solve`. */
  async costOfChoice(question: unknown, stopFlag: StopFlag | null): Promise<ChoiceAnswer> {
    return atTheDoor(choiceQuestionSchema, question, (read) => costOfChoice(read, stopFlag));
  },

  /** Which requests of a leave round to grant. Bounded by its work; terminating the worker ends it at once. */
  async grantLeave(question: unknown): Promise<GrantAnswer> {
    return atTheDoor(leaveQuestionSchema, question, grantLeave);
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
    return atTheDoor(repairQuestionSchema, question, (read) => repair(read, stopFlag, onProgress));
  },

  /** The smallest change that mends a finding. Bounded by its work; terminating the worker ends it at once. */
  mend(question: unknown): MendAnswer {
    return atTheDoor(mendQuestionSchema, question, mend);
  },
};

/** What the page calls through Comlink. */
export type SolverWorker = typeof solver;

expose(solver);
