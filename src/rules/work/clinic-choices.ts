import { groupBy } from '../../domain/group-by.ts';
import type { Member, Plan } from '../../domain/schedule/plan.ts';
import { type Filled, slotFromParts } from '../../domain/schedule/slot.ts';
import { epochDayOf } from '../../domain/time/day.ts';
import type { BlockEncoding } from '../encoding/block-encoding.ts';
import type { Limits, Summand, Variable } from '../encoding/model.ts';
import type { CallDuties } from './call-duties.ts';
import { possibleWork } from './possible-work.ts';
import { scheduledRecordOf } from './scheduled-records.ts';

/** A clinic session that a resident has where the choice is made; without a choice, always. */
export interface ChosenClinic {
  /** The day, since 1970-01-01. */
  readonly day: number;
  readonly choice: Variable | null;
}

/** The clinic sessions that the choices of a resident's rotations bring, as the rotations' usual weeks have them. */
export function chosenClinics(encoding: BlockEncoding, member: Member): ChosenClinic[] {
  const { plan } = encoding;
  const { id } = member.person;
  const blocks = encoding.blocksFor(member).map((block) => ({
    block,
    first: epochDayOf(block.firstDay),
    last: epochDayOf(block.lastDay),
  }));
  const blockOn = (day: number) => blocks.find(({ first, last }) => first <= day && day <= last);
  const outside = clinicDays(plan, member, []).filter((day) => !blockOn(day));
  const inside = encoding.rotations.flatMap((rotation) => {
    const everywhere = blocks.map(({ block }): Filled => {
      const slot = slotFromParts('block', rotation.id, block.id, 0);
      return { slot, personId: id, source: 'solved' };
    });
    return clinicDays(plan, member, everywhere).flatMap((day): ChosenClinic[] => {
      const block = blockOn(day)?.block;
      const choice = block && encoding.blockChoice(id, block.id, rotation.id);
      return choice === undefined ? [] : [{ day, choice }];
    });
  });
  return [...outside.map((day) => ({ day, choice: null })), ...inside];
}

function clinicDays(plan: Plan, member: Member, filled: readonly Filled[]): number[] {
  const { periods, clock } = scheduledRecordOf(plan, member, filled);
  return periods.flatMap(({ kind, start }) => (kind === 'clinic' ? [clock.epochDayAt(start)] : []));
}

/** The week of a day, counted from a Monday. @param day since 1970-01-01. */
export function weekOf(day: number): number {
  return Math.floor((day + 3) / 7);
}

/** What calls may take of clinics that stand. */
export interface ClinicsTaken {
  /** How many stand. */
  readonly standing: number;
  /** How many of them are taken, and how many at most. */
  readonly terms: readonly Summand[];
  readonly most: number;
}

/** The sessions that nights of call take away. */
export function sessionsTaken(duties: CallDuties): ClinicsTaken {
  const clinics = possibleWork(duties).work.filter(({ kind }) => kind === 'clinic');
  const terms = clinics.flatMap(({ takenBy }) => takenBy);
  const most = clinics.filter(({ takenBy }) => takenBy.length > 0).length;
  return { standing: clinics.length, terms, most };
}

/** The weeks all of whose sessions nights of call take away. */
export function weeksTaken(duties: CallDuties, limits: Limits): ClinicsTaken {
  const clinics = possibleWork(duties).work.filter(({ kind }) => kind === 'clinic');
  const weeks = [...groupBy(clinics, ({ day }) => weekOf(day)).values()];
  const open = weeks.filter((week) => week.every(({ takenBy }) => takenBy.length > 0));
  const terms = open.map((week) => {
    const days = new Map(week.map(({ day, takenBy }) => [day, takenBy]));
    const taken = duties.encoding.model.yesNo();
    limits.atMost(days.size - 1, [...[...days.values()].flat(), [-1, taken]]);
    return taken;
  });
  return { standing: weeks.length, terms, most: open.length };
}

/** What is lacking to so many, or to what stands where that is less; null where calls cannot take so much. */
export function lackingOf(
  limits: Limits,
  { standing, terms, most }: ClinicsTaken,
  least: number,
): Variable | null {
  const spare = Math.max(0, standing - least);
  return most <= spare ? null : limits.excess(spare, terms);
}
