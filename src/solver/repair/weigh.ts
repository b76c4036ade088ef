import type { PersonId } from '../../domain/id.ts';
import type { Disruption } from '../../domain/schedule/disruption.ts';
import { goneBecause } from '../../domain/schedule/disruption.ts';
import type { Duty } from '../../domain/schedule/person-schedule.ts';
import type { Schedule } from '../../domain/schedule/schedule.ts';
import type { ScheduleDifference } from '../../domain/schedule/schedule-difference.ts';
import { daysOfSlot, type Filled, type Half, slotKey } from '../../domain/schedule/slot.ts';
import {
  addDays,
  type Day,
  daysBetween,
  type DaySpan,
  daysOf,
  overlapOf,
} from '../../domain/time/day.ts';
import { isOvernight } from '../../rules/facts/call-days.ts';
import { callLoad, loadDifference } from '../swap/call-load.ts';
import { Fairness } from '../swap/fairness.ts';
import type { CancelledClinic, Disturbed, Repair } from './question.ts';
import type { RepairState } from './state.ts';

const HALVES: readonly Half[] = ['am', 'pm'];

/** Says what ways to repair mean for people, patients and fairness. */
export class Weigher {
  readonly #before: Schedule;
  readonly #fairness: Fairness;
  readonly #disruptions: readonly Disruption[];
  readonly #notBefore: Day;

  /** @param before as it was before anything happened. */
  constructor(before: Schedule, disruptions: readonly Disruption[], notBefore: Day) {
    this.#before = before;
    this.#fairness = new Fairness(before);
    this.#disruptions = disruptions;
    this.#notBefore = notBefore;
  }

  /** Days on which somebody is gone because of what happened. */
  goneDays(personId: string): DaySpan[] {
    return goneBecause(this.#disruptions, personId, this.#before.plan.rows.year.lastDay);
  }

  /** A way to repair, weighed. */
  weighed(state: RepairState): Repair {
    const { difference, cells, schedule } = state;
    const people = [
      ...new Set([...difference.gone, ...difference.came].map((each) => each.personId)),
    ]
      .map((id) => this.#disturbed(id, difference, schedule))
      .toSorted(
        (one, other) =>
          Number(one.isGone) - Number(other.isGone) ||
          one.noticeDays - other.noticeDays ||
          (one.personId < other.personId ? -1 : 1),
      );
    const loads = new Map(
      people.map(({ personId }) => [
        personId,
        loadDifference(callLoad(schedule.of(personId)), callLoad(this.#before.of(personId))),
      ]),
    );
    return {
      gone: difference.gone.map(plain),
      came: difference.came.map(plain),
      cells,
      people,
      clinicsCancelled: this.#clinicsCancelled(difference, schedule),
      unfairnessMore: this.#fairness.change(loads),
      findingsCome: state.came,
    };
  }

  #disturbed(personId: PersonId, { gone, came }: ScheduleDifference, after: Schedule): Disturbed {
    const { plan } = after;
    const own = [...gone, ...came].filter((each) => each.personId === personId);
    const days = own.map(({ slot }) => daysOfSlot(slot, plan.blockById));
    const first = days.map(({ firstDay }) => firstDay).toSorted()[0] ?? this.#notBefore;
    const away = this.goneDays(personId);
    const load = loadDifference(callLoad(after.of(personId)), callLoad(this.#before.of(personId)));
    return {
      personId,
      isGone: days.some((span) => away.some((each) => overlapOf(each, span))),
      noticeDays: Math.max(0, daysBetween(this.#notBefore, first)),
      callsMore: load.calls,
      hoursMore: load.hours,
      isCalledIn: came.some((each) => each.personId === personId && isCalledIn(each, this.#before)),
    };
  }

  /** Clinics of those who are gone, and of those who serve at their time or are at home after a night. */
  #clinicsCancelled(difference: ScheduleDifference, after: Schedule): CancelledClinic[] {
    const spans = new Map<PersonId, DaySpan[]>();
    const add = (id: PersonId, span: DaySpan): void => {
      spans.set(id, [...(spans.get(id) ?? []), span]);
    };
    for (const { slot, personId } of [...difference.gone, ...difference.came]) {
      const { firstDay, lastDay } = daysOfSlot(slot, after.plan.blockById);
      add(personId, { firstDay, lastDay: slot.layer === 'call' ? addDays(lastDay, 1) : lastDay });
    }
    for (const each of this.#disruptions) {
      if (each.kind === 'absence') add(each.absence.personId, each.absence);
      if (each.kind === 'departure') {
        for (const span of this.goneDays(each.personId)) add(each.personId, span);
      }
    }
    return [...spans].flatMap(([personId, own]) => this.#cancelledOf(personId, own, after));
  }

  #cancelledOf(personId: PersonId, spans: readonly DaySpan[], after: Schedule): CancelledClinic[] {
    const { year } = after.plan.rows;
    const days = new Set(
      spans.flatMap((span) => {
        const within = overlapOf(span, year);
        return within ? daysOf(within).filter((at) => at >= this.#notBefore) : [];
      }),
    );
    return [...days].toSorted().flatMap((at) =>
      HALVES.flatMap((half): CancelledClinic[] => {
        const was = this.#before.halfDay(personId, at, half).activity;
        if (was?.kind !== 'clinic') return [];
        const is = after.halfDay(personId, at, half).activity;
        const isHeld = is?.kind === 'clinic' && !isServing(after, personId, at, was);
        const wasHeld = !isServing(this.#before, personId, at, was);
        if (isHeld || !wasHeld) return [];
        return [{ personId, firstDay: at, lastDay: at, half, activityId: was.id }];
      }),
    );
  }
}

function plain({ slot, personId, source }: Filled) {
  return { slot: slotKey(slot), personId, source };
}

/** Whether who comes was in reserve on that day and serves another role now. */
function isCalledIn({ slot, personId }: Filled, before: Schedule): boolean {
  if (slot.layer !== 'call') return false;
  const role = before.plan.callRoleById.get(slot.demandId);
  return role?.mode !== 'jeopardy' && isInReserve(before, personId, slot.day);
}

/** Whether somebody is in reserve on a day. */
export function isInReserve(schedule: Schedule, personId: PersonId, at: Day): boolean {
  return schedule.callsOf(personId).some(({ role, day }) => day === at && role.mode === 'jeopardy');
}

/** Whether a duty in the house begins on the day and overlaps the activity. */
function isServing(
  schedule: Schedule,
  personId: PersonId,
  at: Day,
  { start, end }: { readonly start: string; readonly end: string },
): boolean {
  return schedule
    .callsOf(personId)
    .some((duty) => duty.day === at && isInHouse(duty.role) && overlaps(duty, start, end));
}

function isInHouse({ mode }: Pick<Duty['role'], 'mode'>): boolean {
  return mode === 'in-house' || mode === 'shift';
}

function overlaps({ role }: Pick<Duty, 'role'>, start: string, end: string): boolean {
  return role.start < end && (isOvernight(role) || start < role.end);
}

/** How many half-days of clinic somebody who serves the role on the day would not hold. */
export function clinicsGivenUp(
  schedule: Schedule,
  personId: PersonId,
  role: Duty['role'],
  at: Day,
): number {
  if (!isInHouse(role)) return 0;
  const isFreeAfter = role.mode === 'in-house' && isOvernight(role);
  const count = (day: Day, isLost: (start: string, end: string) => boolean): number =>
    HALVES.filter((half) => {
      const { activity } = schedule.halfDay(personId, day, half);
      return activity?.kind === 'clinic' && isLost(activity.start, activity.end);
    }).length;
  const sameDay = count(at, (start, end) => overlaps({ role }, start, end));
  return sameDay + (isFreeAfter ? count(addDays(at, 1), () => true) : 0);
}
