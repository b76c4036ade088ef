import type { PersonId } from '../../domain/id.ts';
import type { SwapMove } from '../../domain/rows/swap.ts';
import type { Duty } from '../../domain/schedule/person-schedule.ts';
import type { Member, Plan } from '../../domain/schedule/plan.ts';
import type { Schedule } from '../../domain/schedule/schedule.ts';
import { parseSlotKey, type SlotKey, slotKey } from '../../domain/schedule/slot.ts';
import { addDays, type Day, daysBetween, spanHolds } from '../../domain/time/day.ts';
import { Candidate, Judge } from '../mend/judge.ts';
import { mayTake } from '../mend/may-take.ts';
import { type CallLoad, loadDifference, loadOf, NO_LOAD } from './call-load.ts';
import { Fairness } from './fairness.ts';
import { swapChanges } from './swap-effects.ts';

/** A swap that breaks no must-rule that holds now, and what it changes for both. */
export interface SwapProposal {
  readonly kind: 'one-for-one' | 'give-away';
  readonly partnerId: PersonId;
  readonly moves: readonly SwapMove[];
  readonly mine: CallLoad;
  readonly theirs: CallLoad;
  /** By how many calls both would be farther from what is usual in their class; negative where it becomes fairer. */
  readonly unfairness: number;
}

/** How far around one's own call the calls are that one could take for it. */
const DAYS_AROUND = 28;

/** What is asked of `proposedSwaps`. */
export interface SwapQuestion {
  readonly schedule: Schedule;
  readonly personId: PersonId;
  /** The call or shift to be given. */
  readonly slot: SlotKey;
  /** Nothing that begins before this day is taken in return. */
  readonly notBefore: Day;
  /** So many of each kind at most. */
  readonly countMax: number;
}

/**
 * Swaps of a call, the fairest first of each kind: who could take it, and who could take it for a call of theirs within
 * four weeks. After every candidate that was judged, whoever asks may do something else: null stands for one that breaks a
 * must-rule. Nobody is proposed who lacks class or role for the call, is away, or has a call on that day already.
 */
export function* proposedSwaps(question: SwapQuestion): Generator<SwapProposal | null, void> {
  const { schedule, countMax } = question;
  const judge = new Judge(schedule);
  const found = { 'give-away': 0, 'one-for-one': 0 };
  for (const proposal of candidates(question)) {
    if (found[proposal.kind] >= countMax) continue;
    const changes = swapChanges(schedule, proposal.moves);
    const isAllowed =
      changes !== null && judge.violations(new Candidate(schedule, changes), 1).length === 0;
    if (isAllowed) found[proposal.kind]++;
    yield isAllowed ? proposal : null;
  }
}

/** Everything that could be swapped as far as it is seen at a glance, the fairest first. */
function candidates(question: SwapQuestion): SwapProposal[] {
  const { schedule, personId, slot } = question;
  const { plan } = schedule;
  const place = parseSlotKey(slot);
  const me = plan.memberById.get(personId);
  if (place.layer !== 'call' || !me) return [];
  const mine = schedule.callsOf(personId).find((duty) => keyOf(duty) === slot);
  if (!mine) return [];
  const fairness = new Fairness(schedule);
  const partners = plan.members.filter(
    (member) => member.person.id !== personId && mayTake(member, mine.role, mine.day, plan),
  );
  const found = partners.flatMap((partner) =>
    partnersCalls(question, me, partner, mine).map((taken) =>
      proposal(plan, [personId, partner.person.id], mine, taken, fairness),
    ),
  );
  return found.toSorted(
    (one, other) =>
      one.unfairness - other.unfairness ||
      distance(one, place.day) - distance(other, place.day) ||
      (textOf(one) < textOf(other) ? -1 : 1),
  );
}

/** The calls that the partner could give for mine; null stands for none. */
function partnersCalls(
  { schedule, notBefore }: SwapQuestion,
  me: Member,
  partner: Member,
  mine: Duty,
): (Duty | null)[] {
  const { plan } = schedule;
  const near = {
    firstDay: addDays(mine.day, -DAYS_AROUND),
    lastDay: addDays(mine.day, DAYS_AROUND),
  };
  const theirs = schedule.callsOf(partner.person.id);
  const [sameDay, otherSameDay] = theirs.filter(({ day }) => day === mine.day);
  if (otherSameDay) return [];
  const myDays = new Set(schedule.callsOf(me.person.id).map(({ day }) => day));
  const given = sameDay
    ? [sameDay]
    : theirs.filter(({ day }) => day >= notBefore && spanHolds(near, day) && !myDays.has(day));
  const taken = given
    .filter((duty) => duty.role.id !== mine.role.id || duty.day !== mine.day)
    .filter((duty) => mayTake(me, duty.role, duty.day, plan));
  return sameDay ? taken : [null, ...taken];
}

function proposal(
  plan: Plan,
  [myId, partnerId]: readonly [PersonId, PersonId],
  given: Duty,
  taken: Duty | null,
  fairness: Fairness,
): SwapProposal {
  const [gives, takes] = [loadOf(given, plan), taken ? loadOf(taken, plan) : NO_LOAD];
  const mine = loadDifference(takes, gives);
  const theirs = loadDifference(gives, takes);
  const moves = [{ slot: keyOf(given), fromId: myId, toId: partnerId }];
  if (taken) moves.push({ slot: keyOf(taken), fromId: partnerId, toId: myId });
  const unfairness = fairness.change(
    new Map([
      [myId, mine],
      [partnerId, theirs],
    ]),
  );
  return { kind: taken ? 'one-for-one' : 'give-away', partnerId, moves, mine, theirs, unfairness };
}

function keyOf({ role, day, ordinal }: Duty): SlotKey {
  return slotKey({ layer: 'call', demandId: role.id, day, ordinal });
}

/** How many days lie between what is given and what is taken. */
function distance({ moves }: SwapProposal, day: Day): number {
  const [, taken] = moves;
  const place = taken && parseSlotKey(taken.slot);
  if (!place || place.layer === 'block') return 0;
  return Math.abs(daysBetween(place.day, day));
}

function textOf({ moves }: SwapProposal): string {
  return moves.map(({ slot, toId }) => `${slot} ${toId}`).join();
}
