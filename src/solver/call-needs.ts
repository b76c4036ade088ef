import type { RotationId } from '../domain/id.ts';
import type { Plan } from '../domain/schedule/plan.ts';
import { Schedule } from '../domain/schedule/schedule.ts';
import { type Filled, slotFromParts } from '../domain/schedule/slot.ts';
import { addDays, type Day, type DaySpan, daysOf, overlapOf } from '../domain/time/day.ts';
import type { Limit, Source } from '../rules/encoding/model.ts';
import type { BlockChoice, CallNeed } from './block-needs.ts';
import { callModel, openCalls } from './layer-model.ts';
import type { PlacedChoice } from './search/space.ts';

/** Rules look at most so far around a call, at the averages of four weeks. */
const DAYS_AROUND = 28;

/** A limit that asks for people on call, and the rotations with which they may be asked. */
export interface CallOffer {
  readonly source: Source;
  readonly asksFor: number;
  /** Who is there whatever their rotation is. */
  readonly there: number;
  /** How many more there can be at most. */
  readonly reach: number;
  readonly choices: CallNeed['choices'];
}

/**
 * For each limit that asks for people on call, those blocks with which there are some. The rules themselves say who
 * that is: each rotation is tried for everybody in every block. The whole model of the calls is written for it several
 * times, so ask only where calls turned out impossible.
 */
export function callOffers(plan: Plan, span: DaySpan): CallOffer[] {
  const nobody = new Schedule(plan, []);
  const asked = callModel(nobody, span, [], true);
  const rotations = plan.rows.rotations.filter(({ isArchived }) => !isArchived);
  const openOn = rotations.map(({ id }) => ({ id, open: openWith(plan, span, id) }));
  const always = keysOf(openCalls(nobody, span));
  const blockOf = blocksByDay(plan, span);
  const choiceOf = new Map(asked.choices.map((choice) => [choice.variable, choice]));

  return asked.model.limits.flatMap((limit): CallOffer[] => {
    const source = asked.model.sources[limit.source];
    const isOfCalls = limit.terms.every(([, each]) => choiceOf.has(each));
    if (!source || !asksForPeople(limit) || !isOfCalls) return [];
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
    return [{ source, asksFor: limit.min ?? 0, there, reach: peopleIn(choices), choices }];
  });
}

/** Whether there are blocks that offer enough people to every limit, looked at alone. */
export function canBeOffered(offers: readonly CallOffer[]): boolean {
  return offers.every(({ asksFor, there, reach }) => reach + there >= asksFor);
}

/**
 * What must hold of the block layer so that every limit that asks for people on call finds some who may be asked. Needs
 * that any block layer meets are left out.
 * @param times how many are to be there for each who is asked for, as far as there are so many.
 */
export function callNeeds(offers: readonly CallOffer[], times: number): CallNeed[] {
  const known = new Set<string>();
  return offers.flatMap(({ source, asksFor, there, reach, choices }) => {
    const min = Math.min(asksFor * times - there, reach);
    const text = JSON.stringify([min, choices]);
    if (min <= 0 || known.has(text)) return [];
    known.add(text);
    return [{ source, min, choices }];
  });
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

/** The calls that no rule forbids where everybody is on the rotation all the time. */
function openWith(plan: Plan, span: DaySpan, rotationId: RotationId): Set<string> {
  const around = {
    firstDay: addDays(span.firstDay, -DAYS_AROUND),
    lastDay: addDays(span.lastDay, DAYS_AROUND),
  };
  const filled = plan.residents.flatMap((member, ordinal) =>
    plan.blocksFor(member).flatMap((block): Filled[] => {
      if (!overlapOf(block, around)) return [];
      const slot = slotFromParts('block', rotationId, block.id, ordinal);
      return [{ slot, personId: member.person.id, source: 'solved' }];
    }),
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
