import type { SolvedLayer } from '../../src/solver/problem.ts';
import { Schedule } from '../../src/domain/schedule/schedule.ts';
import { periodOf } from '../../src/domain/schedule/slot.ts';
import { BlockEncoding } from '../../src/rules/encoding/block-encoding.ts';
import { CallEncoding } from '../../src/rules/encoding/call-encoding.ts';
import { type Model, ModelBuilder, type Variable } from '../../src/rules/encoding/model.ts';
import { HalfDayEncoding } from '../../src/rules/encoding/half-day-encoding.ts';
import { blockEncodings, callEncodings, halfDayEncodings } from '../../src/rules/encodings.ts';
import { verdictOf } from '../../src/rules/check-schedule.ts';
import type { Because, Compared, Observation, Rule } from '../../src/rules/rule.ts';
import { satisfies, sumOf } from '../../src/solver/engine/satisfies.ts';
import { solveModel } from '../../src/solver/engine/solve-model.ts';
import { RestrictableModel } from '../../src/solver/search/restricted-model.ts';

interface RuleModel {
  readonly model: Model;
  readonly fixed: readonly (readonly [Variable, number])[];
}

const LAYERS: readonly SolvedLayer[] = ['block', 'call', 'half-day'];
const ENCODINGS = {
  block: blockEncodings,
  call: callEncodings,
  'half-day': halfDayEncodings,
} as const;

/** The layers of which a rule tells the solver. */
export function layersOf({ id }: Rule): SolvedLayer[] {
  return LAYERS.filter((layer) => ENCODINGS[layer].has(id));
}

/** What the rule declares of the difference between its check and what it tells the solver of a layer. */
export function comparedOf({ id }: Rule, layer: SolvedLayer): Compared {
  return ENCODINGS[layer].get(id)?.compared ?? {};
}

/** What check and encode say of a schedule. */
export interface Comparison {
  readonly isBrokenByCheck: boolean;
  readonly isBrokenByEncode: boolean;
  /** Whether all that the check finds it also finds, in the same people and days, without the choices of the layer. */
  readonly isStanding: boolean;
}

/** Compares what a rule says of a schedule by check and by encode; of the block layer, of blocks alone. */
export async function comparisonOn(
  rule: Rule,
  layer: SolvedLayer,
  params: unknown,
  schedule: Schedule,
): Promise<Comparison> {
  const { plan, filled } = schedule;
  const seen = layer === 'block' ? filled.filter((each) => each.slot.layer === 'block') : filled;
  const found = brokenIn(rule, params, new Schedule(plan, seen));
  const without = seen.filter(({ slot }) => slot.layer !== layer);
  const before = new Schedule(plan, without);
  const standing = found.length > 0 ? standingIn(rule, layer, params, before) : [];
  return {
    isBrokenByCheck: found.length > 0,
    isBrokenByEncode: await isBrokenByEncode(rule, layer, params, schedule),
    isStanding: found.every((each) => standing.some((other) => areAlike(each, other))),
  };
}

/** Whether a comparison is as the rule declares it. */
export function isAsDeclared(
  { isBrokenByCheck, isBrokenByEncode: isBroken, isStanding }: Comparison,
  { stricter, looser }: Compared,
): boolean {
  if (isBroken && !isBrokenByCheck) return stricter !== undefined;
  if (isBrokenByCheck && !isBroken) return looser !== undefined && isStanding;
  return true;
}

/** What was so before any choice: at a site at which nobody precepts without one, that nobody can tell. */
function standingIn(
  rule: Rule,
  layer: SolvedLayer,
  params: unknown,
  before: Schedule,
): Observation[] {
  return layer === 'half-day' ? rule.check(before, params) : brokenIn(rule, params, before);
}

function brokenIn(rule: Rule, params: unknown, schedule: Schedule): Observation[] {
  const asked = rule.force === 'must' ? 'violation' : 'advisory';
  return rule.check(schedule, params).filter((each) => verdictOf(each, rule.force) === asked);
}

/** Of a session different people may be told, or none. */
function areAlike(one: Observation, other: Observation): boolean {
  const isOfSession = one.personIds.length !== 1 || other.personIds.length !== 1;
  return (
    (isOfSession || one.personIds.join() === other.personIds.join()) &&
    one.firstDay <= other.lastDay &&
    other.firstDay <= one.lastDay
  );
}

/**
 * Whether what the rule tells the solver excludes the schedule (a must), or makes it cost something (a wish): all
 * choices are fixed to the schedule's; what only follows from them is computed, or left to the engine.
 */
export async function isBrokenByEncode(
  rule: Rule,
  layer: SolvedLayer,
  params: unknown,
  schedule: Schedule,
): Promise<boolean> {
  const { model, fixed } = modelOfRule(rule, layer, params, schedule);
  const whole = new RestrictableModel(
    model,
    fixed.map(([variable]) => variable),
  );
  const start = model.variables.map(({ min }) => min);
  for (const [variable, value] of fixed) start[variable] = value;
  const partly = whole.measured(start);
  if (!partly) return true;
  let { values } = partly;
  if (partly.rest.length > 0) {
    const part = whole.restrict(partly.rest, values);
    const options = { seed: 1, hint: null, workMax: null, secondsMax: null, isBrief: true };
    const answer = await solveModel(part.model, options);
    if (answer.status === 'impossible') return true;
    if (!answer.values) throw new Error(`The engine cannot tell: ${answer.status}`);
    values = part.expand(answer.values);
  }
  return !satisfies(model, values) || sumOf(model.objective, values) > 0;
}

function modelOfRule(
  rule: Rule,
  layer: SolvedLayer,
  params: unknown,
  schedule: Schedule,
): RuleModel {
  const builder = new ModelBuilder();
  const because: Because = (people, subject) =>
    builder.because({ ruleId: rule.id, people, subject });
  if (layer === 'block') {
    const encode = blockEncodings.get(rule.id);
    const encoding = new BlockEncoding(schedule.plan, builder, true);
    encode?.forbid?.(encoding, params, rule.id);
    encoding.open();
    encode?.limit?.(encoding, params, because);
    return { model: builder.build(), fixed: fixedTo(schedule, 'block', [...encoding.each()]) };
  }
  if (layer === 'call') {
    const encode = callEncodings.get(rule.id);
    const encoding = new CallEncoding(schedule, schedule.plan.rows.year, builder, true);
    encode?.forbid?.(encoding, params, rule.id);
    encoding.open();
    encode?.limit?.(encoding, params, because);
    return { model: builder.build(), fixed: fixedTo(schedule, 'call', [...encoding.each()]) };
  }
  const encode = halfDayEncodings.get(rule.id);
  const { year } = schedule.plan.rows;
  const encoding = new HalfDayEncoding(schedule, year, schedule.filled, builder, true);
  encode?.forbid?.(encoding, params, rule.id);
  encoding.open();
  encode?.limit?.(encoding, params, because);
  return { model: builder.build(), fixed: fixedTo(schedule, 'half-day', [...encoding.each()]) };
}

interface Choice {
  readonly personId: string;
  readonly period: string;
  readonly demand: string;
  readonly variable: Variable;
}

function fixedTo(schedule: Schedule, layer: SolvedLayer, choices: readonly Choice[]) {
  const keys = schedule.filled
    .filter(({ slot }) => slot.layer === layer)
    .map(({ slot, personId }) => `${personId}/${periodOf(slot)}/${slot.demandId}`);
  const there = new Set(keys);
  const fixed = choices.map(({ personId, period, demand, variable }) => {
    const key = `${personId}/${period}/${demand}`;
    return [variable, there.delete(key) ? 1 : 0] as const;
  });
  if (there.size > 0) throw new Error(`No choice for ${[...there].join(', ')}`);
  return fixed;
}
