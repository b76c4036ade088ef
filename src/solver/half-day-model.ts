import type { Plan } from '../domain/schedule/plan.ts';
import type { Schedule } from '../domain/schedule/schedule.ts';
import type { Filled } from '../domain/schedule/slot.ts';
import { type DaySpan, spanHolds } from '../domain/time/day.ts';
import { HalfDayEncoding } from '../rules/encoding/half-day-encoding.ts';
import { ModelBuilder } from '../rules/encoding/model.ts';
import { halfDayEncodings } from '../rules/encodings.ts';
import { rulesOf } from '../rules/registry.ts';
import { type LayerModel, layerModel, speakingFor } from './layer-model.ts';

/** Whether a filled slot is a half-day of the span that the plan knows what to make of. */
export function isOfModel(plan: Plan, span: DaySpan, { slot, personId }: Filled): boolean {
  const member = plan.memberById.get(personId);
  return (
    slot.layer === 'half-day' &&
    spanHolds(span, slot.day) &&
    plan.activityById.has(slot.demandId) &&
    member?.person.isArchived === false
  );
}

/**
 * Writes the model of the half-day layer over a span of days.
 * @param schedule the blocks and calls, and half-days decided outside the span.
 * @param fixed what stays; of it the half-days in the span are pinned.
 * @param isAttributed see `blockModel`.
 * @param offered what may be chosen whatever the leeway offers, besides what is fixed.
 */
export function halfDayModel(
  schedule: Schedule,
  span: DaySpan,
  fixed: readonly Filled[],
  isAttributed: boolean,
  offered: readonly Filled[] = [],
): LayerModel {
  const builder = new ModelBuilder();
  const isRead = (each: Filled): boolean => isOfModel(schedule.plan, span, each);
  const pinned = fixed.filter(isRead);
  const may = [...pinned, ...offered.filter(isRead)];
  const encoding = new HalfDayEncoding(schedule, span, may, builder, isAttributed);
  const rules = rulesOf(schedule.plan).flatMap(({ rule: { id }, params }) => {
    const encode = halfDayEncodings.get(id);
    return encode ? [{ id, params, encode }] : [];
  });
  for (const { encode, params, id } of rules) encode.forbid?.(encoding, params, id);
  encoding.open();
  for (const { encode, params, id } of rules) {
    encode.limit?.(encoding, params, speakingFor(builder, id));
  }
  return layerModel('half-day', builder, encoding, pinned, isAttributed);
}
