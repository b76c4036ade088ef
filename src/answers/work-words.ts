import type { WorkKind } from '../domain/work/work-period.ts';
import { say } from './say.ts';

/** What kinds of work are called. */
export const workKindWords = (kind: WorkKind): string =>
  ({
    clinical: say`Clinical`,
    education: say`Education`,
    clinic: say`Clinic`,
    'in-house-call': say`In-house call`,
    transition: say`Transition`,
    'night-float': say`Night float`,
    'home-call': say`Home call`,
    'home-call-worked': say`Called at home`,
    'clinical-from-home': say`Clinical work from home`,
    moonlighting: say`Moonlighting`,
  })[kind];
