import { groupBy } from '../domain/group-by.ts';
import type { PersonId } from '../domain/id.ts';
import type { Plan } from '../domain/schedule/plan.ts';
import type { Schedule } from '../domain/schedule/schedule.ts';
import { type Filled, periodOf, type Slot, slotFromParts } from '../domain/schedule/slot.ts';
import type { DaySpan } from '../domain/time/day.ts';
import { BlockEncoding } from '../rules/encoding/block-encoding.ts';
import { CallEncoding, type OpenCalls } from '../rules/encoding/call-encoding.ts';
import { type Model, ModelBuilder, type Term, type Variable } from '../rules/encoding/model.ts';
import { blockEncodings, callEncodings } from '../rules/encodings.ts';
import { rulesOf } from '../rules/registry.ts';
import type { Because } from '../rules/rule.ts';
import { type CallNeed, writeNeeds } from './block-needs.ts';
import type { SolvedLayer } from './problem.ts';
import type { PlacedChoice } from './search/space.ts';

/** A choice of a layer’s model. */
export interface LayerChoice extends PlacedChoice {
  readonly personId: PersonId;
}

/** The model of a layer, and how to read a schedule out of its values and into them. */
export interface LayerModel {
  readonly layer: SolvedLayer;
  readonly model: Model;
  /** What each rule adds to the objective, by its id. */
  readonly penalties: ReadonlyMap<string, readonly Term[]>;
  /** The variables that a schedule consists of. */
  readonly choices: readonly LayerChoice[];
  /** False where something fixed was ruled out before it could be written down: only the attributed model tells all. */
  readonly isWhole: boolean;
  /** The slots of the layer that the values fill; what was fixed keeps its own slot and source. */
  readonly filledBy: (values: readonly number[]) => Filled[];
  /** The choices with the values that a schedule gives them. */
  readonly valuesFor: (
    filled: readonly Filled[],
  ) => (readonly [variable: Variable, value: number])[];
}

/** The rule id of what is fixed, where a conflict names it. */
export const PINNED = 'pinned';

/**
 * Writes the model of the block layer.
 * @param isAttributed whether every single choice ruled out keeps the name of its rule, as explanations need.
 * @param needs what the layer of calls turned out to need of it.
 */
export function blockModel(
  plan: Plan,
  fixed: readonly Filled[],
  isAttributed: boolean,
  needs: readonly CallNeed[] = [],
): LayerModel {
  const builder = new ModelBuilder();
  const encoding = new BlockEncoding(plan, builder, isAttributed);
  const rules = rulesOf(plan).flatMap(({ rule: { id }, params }) => {
    const encode = blockEncodings.get(id);
    return encode ? [{ id, params, encode }] : [];
  });
  for (const { encode, params, id } of rules) encode.forbid?.(encoding, params, id);
  encoding.open();
  for (const { encode, params, id } of rules) {
    encode.limit?.(encoding, params, speakingFor(builder, id));
  }
  writeNeeds(encoding, needs);
  const residents = new Set(encoding.residents.map(({ person }) => person.id));
  const pinned = fixed.filter(
    ({ slot, personId }) => slot.layer === 'block' && residents.has(personId),
  );
  return layerModel('block', builder, encoding, pinned, isAttributed);
}

/**
 * Writes the model of the call layer over a span of days.
 * @param schedule the block layer, and calls decided before the span.
 * @param isAttributed see `blockModel`.
 * @param open what of the span is to be decided; null for all of it.
 */
export function callModel(
  schedule: Schedule,
  span: DaySpan,
  fixed: readonly Filled[],
  isAttributed: boolean,
  open: OpenCalls | null = null,
): LayerModel {
  const builder = new ModelBuilder();
  const encoding = new CallEncoding(schedule, span, builder, isAttributed, open);
  const rules = callRules(schedule.plan);
  for (const { encode, params, id } of rules) encode.forbid?.(encoding, params, id);
  encoding.open();
  for (const { encode, params, id } of rules) {
    encode.limit?.(encoding, params, speakingFor(builder, id));
  }
  const pinned = fixed.filter(({ slot }) => slot.layer === 'call' && encoding.isOpen(slot.day));
  return layerModel('call', builder, encoding, pinned, isAttributed);
}

/** The calls over a span of days that no rule forbids by itself. */
export function openCalls(schedule: Schedule, span: DaySpan): Iterable<PlacedChoice> {
  const encoding = new CallEncoding(schedule, span, new ModelBuilder(), false);
  for (const { encode, params, id } of callRules(schedule.plan)) {
    encode.forbid?.(encoding, params, id);
  }
  encoding.open();
  return encoding.each();
}

function callRules(plan: Plan) {
  return rulesOf(plan).flatMap(({ rule: { id }, params }) => {
    const encode = callEncodings.get(id);
    return encode ? [{ id, params, encode }] : [];
  });
}

/** A model that tells all of what is fixed: the pruned one if it does, else the attributed. */
export function wholeModel(write: (isAttributed: boolean) => LayerModel): LayerModel {
  const pruned = write(false);
  return pruned.isWhole ? pruned : write(true);
}

/** Limits of a model in the name of a rule, which is the one that writes from now on. */
export function speakingFor(builder: ModelBuilder, ruleId: string): Because {
  builder.speakFor(ruleId);
  return (people, subject) => builder.because({ ruleId, people, subject });
}

interface Choice {
  readonly personId: PersonId;
  readonly period: string;
  readonly demand: string;
  readonly variable: Variable;
}

/**
 * The model that a builder has written, with what is pinned.
 * @param isAttributed see `blockModel`.
 */
export function layerModel(
  layer: SolvedLayer,
  builder: ModelBuilder,
  encoding: { each: () => Iterable<Choice> },
  pinned: readonly Filled[],
  isAttributed: boolean,
): LayerModel {
  const choices = [...encoding.each()];
  const byKey = new Map(choices.map((choice) => [keyOf(choice), choice.variable]));
  let isWhole = true;
  for (const { slot, personId } of pinned) {
    const variable = byKey.get(keyOfSlot(slot, personId));
    isWhole &&= isAttributed || variable !== undefined;
    const subject = `${slot.demandId} in ${periodOf(slot)}`;
    const limits = builder.because({ ruleId: PINNED, people: [personId], subject });
    limits.exactly(1, variable === undefined ? [] : [variable]);
  }
  return {
    layer,
    model: builder.build(),
    penalties: builder.penalties(),
    choices,
    isWhole,
    filledBy: (values) =>
      withOrdinals(
        layer,
        choices.filter(({ variable }) => values[variable] === 1),
        pinned,
      ),
    valuesFor: (filled) => {
      const there = new Set(filled.map(({ slot, personId }) => keyOfSlot(slot, personId)));
      return choices.map((choice) => [choice.variable, there.has(keyOf(choice)) ? 1 : 0]);
    },
  };
}

function keyOf({ personId, period, demand }: Choice): string {
  return `${personId}/${period}/${demand}`;
}

function keyOfSlot(slot: Slot, personId: PersonId): string {
  return `${personId}/${periodOf(slot)}/${slot.demandId}`;
}

/** Gives each choice that was made a place: its pinned one, or the first that is free, by the people's ids. */
function withOrdinals(
  layer: SolvedLayer,
  made: readonly Choice[],
  pinned: readonly Filled[],
): Filled[] {
  const pinnedByKey = new Map(pinned.map((each) => [keyOfSlot(each.slot, each.personId), each]));
  const groups = groupBy(made, ({ demand, period }) => `${demand}/${period}`);
  return [...groups.values()].flatMap((group): Filled[] => {
    const kept = group.flatMap((choice) => pinnedByKey.get(keyOf(choice)) ?? []);
    const taken = new Set(kept.map(({ slot }) => slot.ordinal));
    let ordinal = 0;
    const placed = group
      .filter((choice) => !pinnedByKey.has(keyOf(choice)))
      .toSorted((one, other) => (one.personId < other.personId ? -1 : 1))
      .map(({ personId, period, demand }): Filled => {
        while (taken.has(ordinal)) ordinal++;
        return {
          slot: slotFromParts(layer, demand, period, ordinal++),
          personId,
          source: 'solved',
        };
      });
    return [...kept, ...placed];
  });
}
