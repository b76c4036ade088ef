import type { Plan } from '../domain/schedule/plan.ts';
import { Schedule } from '../domain/schedule/schedule.ts';
import type { Filled } from '../domain/schedule/slot.ts';
import { type DaySpan, daysOf, spanHolds } from '../domain/time/day.ts';
import { callModel, type LayerModel, wholeModel } from './layer-model.ts';
import type { Run } from './run.ts';

/** The calls to be decided upon these blocks, beside what is fixed. @param plan the run’s, perhaps with fewer rules. */
export function callsUpon(run: Run, plan: Plan, blocks: readonly Filled[]): LayerModel {
  return wholeModel((isAttributed) => callsOver(run, plan, callDaysOf(run), blocks, isAttributed));
}

/**
 * The same for some days, whatever the calls before and after are.
 * @param isAttributed with the name of its rule for every choice ruled out.
 */
export function callsOver(
  run: Run,
  plan: Plan,
  span: DaySpan,
  blocks: readonly Filled[],
  isAttributed: boolean,
): LayerModel {
  return modelOver(run, plan, span, [...blocks, ...standingBeside(run)], isAttributed);
}

/** The same upon all that is decided already, of all layers. */
export function modelOver(
  run: Run,
  plan: Plan,
  span: DaySpan,
  standing: readonly Filled[],
  isAttributed: boolean,
): LayerModel {
  const isAfter = ({ slot }: Filled) => slot.layer === 'call' && slot.day > span.lastDay;
  // The model ends with the span, unless there are calls after it to be looked at.
  const people = new Set(plan.members.map(({ person }) => person.id));
  const open = standing.some(isAfter) ? { days: new Set(daysOf(span)), people } : null;
  return callModel(new Schedule(plan, standing), span, run.fixed, isAttributed, open);
}

/** Half-days, and calls outside the days to be decided, that are fixed. */
export function standingBeside(run: Run): Filled[] {
  const span = callDaysOf(run);
  return run.fixed.filter(
    ({ slot }) =>
      slot.layer === 'half-day' || (slot.layer === 'call' && !spanHolds(span, slot.day)),
  );
}

/** The days of which the calls are to be decided. */
export function callDaysOf(run: Run): DaySpan {
  return run.problem.callDays ?? run.plan.rows.year;
}
