import type { Limit, Literal, Model, Range, Term, Variable } from '../../rules/encoding/model.ts';
import { MessageWriter, readFields, readIntegers } from './protobuf.ts';

/** What one solve adds to its model. */
export interface Restrictions {
  /** Variables that may take one value only. */
  readonly fixed: readonly (readonly [variable: Variable, value: number])[];
  /** A value for every variable to start the search from; it need not satisfy the limits. */
  readonly hint: readonly number[] | null;
  /** The greatest objective of interest. */
  readonly objectiveMax: number | null;
  /** Literals assumed to be true; an impossible answer names those it needed. */
  readonly assumptions: readonly Variable[];
}

/** The parameters of CP-SAT that we set. */
export interface Parameters {
  readonly seed: number;
  /** Deterministic time units. */
  readonly workMax: number | null;
  /** The engine's own limit of time. */
  readonly secondsMax: number;
  /** Whether limits go into a linear relaxation, all of them, or none. */
  readonly isLinear?: boolean;
  /** Whether to look less closely at the model before the search, which pays for small models solved by the hundred. */
  readonly isBrief?: boolean;
}

/** What CP-SAT answers. `core` names variables among the assumptions. */
export interface Response {
  readonly status: 'unknown' | 'invalid' | 'feasible' | 'impossible' | 'optimal';
  readonly values: readonly number[];
  readonly bound: number;
  readonly workUsed: number;
  readonly core: readonly Variable[];
}

// Field numbers of cp_model.proto and sat_parameters.proto, OR-Tools 9.
const MODEL = { variables: 2, constraints: 3, objective: 4, hint: 6, assumptions: 7 } as const;
const VARIABLE = { domain: 2 } as const;
const CONSTRAINT = { onlyIf: 2, atLeastOne: 3, linear: 12, atMostOne: 26, exactlyOne: 29 } as const;
const LINEAR = { variables: 1, coefficients: 2, domain: 3 } as const;
const OBJECTIVE = { variables: 1, coefficients: 4, domain: 5 } as const;
const HINT = { variables: 1, values: 2 } as const;
const RESPONSE = { status: 1, solution: 2, bound: 4, work: 17, core: 23 } as const;
const STATUSES = ['unknown', 'invalid', 'feasible', 'impossible', 'optimal'] as const;

/** The bytes of a CpModelProto. */
export function encodeModel(model: Model, restrictions: Restrictions): Uint8Array {
  const message = new MessageWriter();
  const fixed = new Map(restrictions.fixed);
  let isPossible = true;
  model.variables.forEach(({ min, max }, variable) => {
    const value = fixed.get(variable);
    const isFixed = value !== undefined && value >= min && value <= max;
    if (value !== undefined && !isFixed) isPossible = false;
    const range = isFixed ? [value, value] : [min, max];
    message.message(MODEL.variables, new MessageWriter().integers(VARIABLE.domain, range));
  });
  for (const limit of model.limits) {
    const constraint = encodeLimit(limit, model.variables);
    if (constraint) message.message(MODEL.constraints, constraint);
  }
  if (!isPossible)
    message.message(MODEL.constraints, choice(new MessageWriter(), 'atLeastOne', []));
  if (model.objective.length > 0 || restrictions.objectiveMax !== null)
    message.message(MODEL.objective, encodeObjective(model, restrictions.objectiveMax));
  if (restrictions.hint) {
    const hint = new MessageWriter().integers(HINT.variables, restrictions.hint.keys());
    message.message(MODEL.hint, hint.integers(HINT.values, restrictions.hint));
  }
  message.integers(MODEL.assumptions, restrictions.assumptions);
  return message.finish();
}

/** The bytes of a SatParameters: one thread, the search log on standard output. */
export function encodeParameters({
  seed,
  workMax,
  secondsMax,
  isLinear = true,
  isBrief = false,
}: Parameters): Uint8Array {
  const message = new MessageWriter()
    .integer(31, seed) // random_seed
    .double(36, secondsMax) // max_time_in_seconds
    .integer(41, 1) // log_search_progress
    .integer(90, isLinear ? 2 : 0) // linearization_level
    .integer(135, 0) // catch_sigint_signal
    .integer(206, 1); // num_workers
  if (isBrief) message.integer(110, 0).integer(183, 0); // cp_model_probing_level, symmetry_level
  return (workMax === null ? message : message.double(67, workMax)).finish();
}

/** Reads a CpSolverResponse; throws a RangeError where the bytes are none. */
export function decodeResponse(bytes: Uint8Array): Response {
  let status: Response['status'] = 'unknown';
  let values: readonly number[] = [];
  let core: readonly Variable[] = [];
  let bound = 0;
  let workUsed = 0;
  for (const field of readFields(bytes)) {
    if ('bytes' in field) {
      if (field.number === RESPONSE.solution) values = readIntegers(field.bytes);
      else if (field.number === RESPONSE.core) core = readIntegers(field.bytes);
    } else if (field.number === RESPONSE.status) status = STATUSES[field.value] ?? 'invalid';
    else if (field.number === RESPONSE.bound) bound = field.value;
    else if (field.number === RESPONSE.work) workUsed = field.value;
  }
  return { status, values, bound, workUsed, core };
}

/** The least and greatest value that a sum of terms can reach. */
export function reach(terms: readonly Term[], variables: readonly Range[]): Range {
  let [low, high] = [0, 0];
  for (const [coefficient, variable] of terms) {
    const { min, max } = rangeOf(variables, variable);
    low += coefficient * (coefficient > 0 ? min : max);
    high += coefficient * (coefficient > 0 ? max : min);
  }
  return { min: low, max: high };
}

function encodeObjective({ objective, variables }: Model, objectiveMax: number | null) {
  const message = new MessageWriter()
    .integers(
      OBJECTIVE.variables,
      objective.map(([, variable]) => variable),
    )
    .integers(
      OBJECTIVE.coefficients,
      objective.map(([coefficient]) => coefficient),
    );
  if (objectiveMax === null) return message;
  const { min } = reach(objective, variables);
  return message.integers(OBJECTIVE.domain, [Math.min(min, objectiveMax), objectiveMax]);
}

/** A constraint of the tightest kind that says the same; null where the limit says nothing. */
function encodeLimit(limit: Limit, variables: readonly Range[]): MessageWriter | null {
  const possible = reach(limit.terms, variables);
  const min = Math.max(limit.min ?? possible.min, possible.min);
  const max = Math.min(limit.max ?? possible.max, possible.max);
  if (min === possible.min && max === possible.max) return null;
  const onlyIf = limit.onlyIf.map(literalNumber);
  const constraint = new MessageWriter().integers(CONSTRAINT.onlyIf, onlyIf);
  if (min > max) return choice(constraint, 'atLeastOne', []);
  return (
    encodeChoices(constraint, limit, min, max, variables) ?? encodeSum(constraint, limit, min, max)
  );
}

/** Limits that count literals have kinds of their own, which CP-SAT handles best. */
function encodeChoices(
  constraint: MessageWriter,
  limit: Limit,
  min: number,
  max: number,
  variables: readonly Range[],
): MessageWriter | null {
  const { terms, onlyIf } = limit;
  if (!terms.every((term) => isChoice(term, variables))) return null;
  if (new Set(terms.map(([, variable]) => variable)).size < terms.length) return null;
  // "x - y" counts the literals x and "not y", and is one less than their number.
  const literals = terms.map(([coefficient, variable]) => ({ variable, is: coefficient === 1 }));
  const negated = literals.filter(({ is }) => !is).length;
  const [least, most] = [min + negated, max + negated];
  if (least === 1 && most === literals.length) return choice(constraint, 'atLeastOne', literals);
  if (least === 0 && most === literals.length - 1)
    return choice(
      constraint,
      'atLeastOne',
      literals.map(({ variable, is }) => ({ variable, is: !is })),
    );
  if (onlyIf.length > 0 || most !== 1) return null;
  if (least === 1) return choice(constraint, 'exactlyOne', literals);
  return choice(constraint, 'atMostOne', literals);
}

function encodeSum(constraint: MessageWriter, { terms }: Limit, min: number, max: number) {
  const sum = new MessageWriter()
    .integers(
      LINEAR.variables,
      terms.map(([, variable]) => variable),
    )
    .integers(
      LINEAR.coefficients,
      terms.map(([coefficient]) => coefficient),
    )
    .integers(LINEAR.domain, [min, max]);
  return constraint.message(CONSTRAINT.linear, sum);
}

function choice(
  constraint: MessageWriter,
  kind: 'atLeastOne' | 'atMostOne' | 'exactlyOne',
  literals: readonly Literal[],
): MessageWriter {
  const numbers = literals.map(literalNumber);
  return constraint.message(CONSTRAINT[kind], new MessageWriter().integers(1, numbers));
}

function isChoice([coefficient, variable]: Term, variables: readonly Range[]): boolean {
  const { min, max } = rangeOf(variables, variable);
  return Math.abs(coefficient) === 1 && min >= 0 && max <= 1;
}

/** CP-SAT writes "not x" as -x - 1. */
function literalNumber({ variable, is }: Literal): number {
  return is ? variable : -variable - 1;
}

function rangeOf(variables: readonly Range[], variable: Variable): Range {
  const range = variables[variable];
  if (!range) throw new RangeError(`There is no variable ${variable}`);
  return range;
}
