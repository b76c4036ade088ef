import type { PersonId } from '../domain/id.ts';
import { Schedule } from '../domain/schedule/schedule.ts';
import type { Filled } from '../domain/schedule/slot.ts';
import { addDays, type DaySpan, day, spanHolds } from '../domain/time/day.ts';
import { findingsOf } from '../rules/check-schedule.ts';
import type { Limit, Variable } from '../rules/encoding/model.ts';
import { rulesOf } from '../rules/registry.ts';
import type { LayerModel } from './layer-model.ts';
import { newOrWorse } from './mend/matters.ts';

/** Half-days of one person that break a must which the layer's model does not tell, such as a limit of hours. */
export interface BrokenTogether extends DaySpan {
  readonly personId: PersonId;
  readonly ruleId: string;
}

/** Where decided half-days break, or break more, a must that judges people one by one. */
export function brokenByHalfDays(above: Schedule, decided: readonly Filled[]): BrokenTogether[] {
  const { plan } = above;
  const schedule = new Schedule(plan, [...above.filled, ...decided]);
  const people = new Set(decided.map(({ personId }) => personId));
  return rulesOf(plan).flatMap(({ rule, params }) => {
    if (rule.force !== 'must' || rule.layer === 'block' || !rule.checkPerson) return [];
    return [...people].flatMap((personId) => {
      const saidOf = (asked: Schedule) =>
        findingsOf(rule, rule.checkPerson?.(asked.of(personId), params) ?? []).filter(
          ({ verdict }) => verdict === 'violation',
        );
      const after = saidOf(schedule);
      const came = after.length > 0 ? newOrWorse(saidOf(above), after) : [];
      return came.map(({ firstDay, lastDay, ruleId }) => ({ personId, ruleId, firstDay, lastDay }));
    });
  });
}

/**
 * The model with limits by which decisions that broke something together are not all made again.
 * @param decided the half-days that broke it.
 * @param round how often that was asked for already: each time more of them have to go.
 */
export function withCuts(
  layer: LayerModel,
  broken: readonly BrokenTogether[],
  decided: readonly Filled[],
  round: number,
): LayerModel {
  const sources = [...layer.model.sources];
  const valueOf = new Map(layer.valuesFor(decided));
  const cuts = broken.flatMap(({ personId, ruleId, firstDay, lastDay }): Limit[] => {
    const around = { firstDay: addDays(firstDay, -1), lastDay: addDays(lastDay, 1) };
    const made = layer.choices.filter(
      (choice) =>
        choice.personId === personId &&
        valueOf.get(choice.variable) === 1 &&
        spanHolds(around, day(choice.period.slice(0, 10))),
    );
    if (made.length === 0) return [];
    const subject = `half-days of ${firstDay} to ${lastDay}`;
    const source = sources.push({ ruleId, people: [personId], subject }) - 1;
    const max = Math.max(0, made.length - 2 ** round);
    const terms = made.map(({ variable }): readonly [number, Variable] => [1, variable]);
    return [{ min: null, max, terms, onlyIf: [], source }];
  });
  const model = { ...layer.model, limits: [...layer.model.limits, ...cuts], sources };
  return { ...layer, model };
}
