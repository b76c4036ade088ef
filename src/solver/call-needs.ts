import type { RotationId } from '../domain/id.ts';
import type { Plan } from '../domain/schedule/plan.ts';
import { Schedule } from '../domain/schedule/schedule.ts';
import { type Filled, slotFromParts } from '../domain/schedule/slot.ts';
import { type Day, type DaySpan, daysOf } from '../domain/time/day.ts';
import type { Limit } from '../rules/encoding/model.ts';
import type { BlockChoice, CallNeed } from './block-needs.ts';
import { callModel, openCalls } from './layer-model.ts';
import type { PlacedChoice } from './search/space.ts';

/**
 * What must hold of the block layer so that every limit that asks for people on call finds some who may be asked. The
 * rules themselves say who that is: each rotation is tried for everybody in every block. Needs that any block layer
 * meets are left out. The whole model of the calls is written for it, so ask only where calls turned out impossible.
 * Null where no block layer at all meets one of them.
 * @param times how many are to be there for each who is asked for, as far as there are so many.
 */
export function callNeeds(plan: Plan, span: DaySpan, times: number): CallNeed[] | null {
  const nobody = new Schedule(plan, []);
  const asked = callModel(nobody, span, [], true);
  const rotations = plan.rows.rotations.filter(({ isArchived }) => !isArchived);
  const openOn = rotations.map(({ id }) => ({ id, open: openWith(plan, span, id) }));
  const always = keysOf(openCalls(nobody, span));
  const blockOf = blocksByDay(plan, span);
  const choiceOf = new Map(asked.choices.map((choice) => [choice.variable, choice]));
  const known = new Set<string>();

  const needs: CallNeed[] = [];
  for (const limit of asked.model.limits) {
    if (!asksForPeople(limit) || !limit.terms.every(([, each]) => choiceOf.has(each))) continue;
    let there = 0;
    const choices: [number, BlockChoice][] = [];
    for (const [weight, variable] of limit.terms) {
      const call = choiceOf.get(variable);
      if (!call) continue;
      const block = blockOf.get(`${call.personId}/${call.period}`);
      const key = keyOf(call);
      if (!block && always.has(key)) there += weight;
      for (const { id, open } of block ? openOn : []) {
        if (!block || !open.has(key)) continue;
        choices.push([weight, { ...block, rotationId: id }]);
      }
    }
    const reach = peopleIn(choices);
    const asksFor = limit.min ?? 0;
    if (reach + there < asksFor) return null;
    const min = Math.min(asksFor * times - there, reach);
    const source = asked.model.sources[limit.source];
    const text = JSON.stringify([min, choices]);
    if (min <= 0 || !source || known.has(text)) continue;
    known.add(text);
    needs.push({ source, min, choices });
  }
  return needs;
}

/** What all people together come to, each with one of their choices. */
function peopleIn(choices: CallNeed['choices']): number {
  const weights = new Map(choices.map(([weight, { personId }]) => [personId, weight]));
  return [...weights.values()].reduce((sum, weight) => sum + weight, 0);
}

/** Whether the limit is met by people on call alone: at least so many of these. */
function asksForPeople({ min, onlyIf, terms }: Limit): boolean {
  return min !== null && min > 0 && onlyIf.length === 0 && terms.every(([weight]) => weight > 0);
}

/** The calls that no rule forbids where everybody is on the rotation all year. */
function openWith(plan: Plan, span: DaySpan, rotationId: RotationId): Set<string> {
  const filled = plan.residents.flatMap((member, ordinal) =>
    plan.blocksFor(member).map(({ id }): Filled => ({
      slot: slotFromParts('block', rotationId, id, ordinal),
      personId: member.person.id,
      source: 'solved',
    })),
  );
  return keysOf(openCalls(new Schedule(plan, filled), span));
}

function keysOf(choices: Iterable<PlacedChoice>): Set<string> {
  return new Set([...choices].map(keyOf));
}

function keyOf(choice: PlacedChoice): string {
  return `${choice.personId}/${choice.period}/${choice.demand}`;
}

/** The block that holds each day, by the person's id and the day. */
function blocksByDay(plan: Plan, span: DaySpan): Map<string, Omit<BlockChoice, 'rotationId'>> {
  const days = new Set<Day>(daysOf(span));
  return new Map(
    plan.residents.flatMap((member) => {
      const personId = member.person.id;
      return plan.blocksFor(member).flatMap((block) =>
        daysOf(block)
          .filter((day) => days.has(day))
          .map((day) => [`${personId}/${day}`, { personId, blockId: block.id }] as const),
      );
    }),
  );
}
