import type { Schedule } from '../domain/schedule/schedule.ts';
import type { Filled } from '../domain/schedule/slot.ts';
import { type DaySpan, spanHolds } from '../domain/time/day.ts';
import { HalfDayEncoding } from '../rules/encoding/half-day-encoding.ts';
import { ModelBuilder } from '../rules/encoding/model.ts';
import { halfDayEncodings } from '../rules/encodings.ts';
import { rulesOf } from '../rules/registry.ts';
import { because, type LayerModel, layerModel } from './layer-model.ts';

/**
 * Writes the model of the half-day layer over a span of days.
 * @param schedule the blocks and calls, and half-days decided outside the span.
 * @param fixed what stays; of it the half-days in the span are pinned.
 * @param isAttributed see `blockModel`.
 */
export function halfDayModel(
  schedule: Schedule,
  span: DaySpan,
  fixed: readonly Filled[],
  isAttributed: boolean,
): LayerModel {
  const builder = new ModelBuilder();
  const pinned = fixed.filter(({ slot }) => slot.layer === 'half-day' && spanHolds(span, slot.day));
  const encoding = new HalfDayEncoding(schedule, span, pinned, builder, isAttributed);
  const rules = rulesOf(schedule.plan).flatMap(({ rule: { id }, params }) => {
    const encode = halfDayEncodings.get(id);
    return encode ? [{ id, params, encode }] : [];
  });
  for (const { encode, params, id } of rules) encode.forbid?.(encoding, params, id);
  encoding.open();
  for (const { encode, params, id } of rules)
    encode.limit?.(encoding, params, because(builder, id));
  const people = new Set(encoding.members.map(({ person }) => person.id));
  const known = pinned.filter(
    ({ slot, personId }) =>
      people.has(personId) &&
      slot.layer === 'half-day' &&
      schedule.plan.activityById.has(slot.demandId),
  );
  return layerModel('half-day', builder, encoding, known, isAttributed);
}
