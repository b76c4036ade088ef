import type { PersonId } from '../../domain/id.ts';
import type { SwapMove } from '../../domain/rows/swap.ts';
import type { Duty } from '../../domain/schedule/person-schedule.ts';
import type { Member } from '../../domain/schedule/plan.ts';
import type { Schedule } from '../../domain/schedule/schedule.ts';
import { addDays, spanHolds } from '../../domain/time/day.ts';
import { Candidate, Judge } from '../mend/judge.ts';
import { mayTake } from '../mend/may-take.ts';
import { type CallLoad, loadDifference, loadOf } from './call-load.ts';
import { Fairness } from './fairness.ts';
import type { SwapQuestion } from './propose.ts';
import { swapChanges } from './swap-effects.ts';

/** Three people who give each other calls in a ring, breaking no must-rule that holds now. */
export interface RingProposal {
  readonly kind: 'three-way';
  /** Whoever asks gives the first, takes the last. */
  readonly moves: readonly SwapMove[];
  /** What it changes for each of the three. */
  readonly loads: ReadonlyMap<PersonId, CallLoad>;
  /** By how many calls the three would be farther from what is usual in their class; negative where it becomes fairer. */
  readonly unfairness: number;
}

/** How far around one's own call the calls are that go round. */
const DAYS_AROUND = 14;
/** How many rings are judged at most: the rules are asked about each. */
const JUDGED_MAX = 300;
/** How many rings are compared at most, so that the page never waits long: people come by name. */
const RINGS_MAX = 20_000;

/**
 * Three-way swaps of a call, the fairest first: somebody takes it, gives a call of theirs to a third, and that one gives one
 * back. After every ring that was judged, whoever asks may do something else: null stands for one that breaks a must-rule.
 */
export function* proposedRings(question: SwapQuestion): Generator<RingProposal | null, void> {
  const { schedule, countMax } = question;
  const judge = new Judge(schedule);
  let found = 0;
  for (const ring of rings(question).slice(0, JUDGED_MAX)) {
    if (found >= countMax) return;
    const changes = swapChanges(schedule, ring.moves);
    const isAllowed =
      changes !== null && judge.violations(new Candidate(schedule, changes), 1).length === 0;
    if (isAllowed) found++;
    yield isAllowed ? ring : null;
  }
}

/** Rings that could go round as far as it is seen at a glance, the fairest first. */
function rings(question: SwapQuestion): RingProposal[] {
  const found: RingProposal[] = [];
  for (const ring of everyRing(question)) {
    if (found.push(ring) >= RINGS_MAX) break;
  }
  return found.toSorted(
    (one, other) => one.unfairness - other.unfairness || (textOf(one) < textOf(other) ? -1 : 1),
  );
}

function* everyRing(question: SwapQuestion): Generator<RingProposal, void> {
  const { schedule, personId, slot } = question;
  const { plan } = schedule;
  const me = plan.memberById.get(personId);
  const mine = schedule.callsOf(personId).find((duty) => duty.slot === slot);
  if (!me || !mine) return;
  const fairness = new Fairness(schedule);
  for (const second of takers(question, mine, [me])) {
    for (const theirs of given(question, second, mine)) {
      for (const third of takers(question, theirs, [me, second])) {
        for (const last of given(question, third, mine)) {
          if (!canTake(schedule, me, last, mine)) continue;
          if (!canTake(schedule, second, mine, theirs)) continue;
          if (!canTake(schedule, third, theirs, last)) continue;
          yield ringOf(schedule, [mine, theirs, last], fairness);
        }
      }
    }
  }
}

/** Who could take the call, besides these. */
function takers({ schedule }: SwapQuestion, call: Duty, besides: readonly Member[]): Member[] {
  const { plan } = schedule;
  return plan.members.filter(
    (member) => !besides.includes(member) && mayTake(member, call.role, call.day, plan),
  );
}

/** The calls near the one in question that somebody could give. */
function given({ schedule, notBefore }: SwapQuestion, { person }: Member, near: Duty): Duty[] {
  const span = {
    firstDay: addDays(near.day, -DAYS_AROUND),
    lastDay: addDays(near.day, DAYS_AROUND),
  };
  return schedule.callsOf(person.id).filter(({ day }) => day >= notBefore && spanHolds(span, day));
}

/** Whether somebody may take a call who gives another, and has no third on its day. */
function canTake(schedule: Schedule, taker: Member, taken: Duty, gives: Duty): boolean {
  return (
    mayTake(taker, taken.role, taken.day, schedule.plan) &&
    !schedule
      .callsOf(taker.person.id)
      .some(({ day, slot }) => day === taken.day && slot !== gives.slot)
  );
}

function ringOf(
  { plan }: Schedule,
  [mine, theirs, last]: readonly [Duty, Duty, Duty],
  fairness: Fairness,
): RingProposal {
  const calls = [mine, theirs, last];
  const loads = new Map<PersonId, CallLoad>();
  const moves = calls.map((call, place): SwapMove => {
    const before = calls[(place + 2) % 3] ?? last;
    loads.set(call.personId, loadDifference(loadOf(before, plan), loadOf(call, plan)));
    const toId = (calls[(place + 1) % 3] ?? mine).personId;
    return { slot: call.slot, fromId: call.personId, toId };
  });
  return { kind: 'three-way', moves, loads, unfairness: fairness.change(loads) };
}

function textOf({ moves }: RingProposal): string {
  return moves.map(({ slot, toId }) => `${slot} ${toId}`).join();
}
