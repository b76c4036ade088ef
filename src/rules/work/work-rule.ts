import type * as z from 'zod/mini';
import type { DaySpan } from '../../domain/time/day.ts';
import { dayFromEpoch } from '../../domain/time/day.ts';
import type { WorkRecord } from '../../domain/work/work-record.ts';
import { definePersonRule, type Observation, type Rule } from '../rule.ts';
import { scheduledRecord } from './scheduled-records.ts';

/** What a rule sees in the work of one person. */
export type WorkObservation = Omit<Observation, 'personIds'>;

/** A rule that judges the work of each person on its own, whatever it was read from. */
export interface WorkRule<Schema extends z.ZodMiniType = z.ZodMiniType> extends Rule<Schema> {
  /** Where the work does not keep the rule; empty where it does. */
  checkWork(record: WorkRecord, params: z.infer<Schema>): WorkObservation[];
}

/** A work rule as its file writes it: how a whole schedule is checked follows from how one record is. */
export type WorkRuleParts<Schema extends z.ZodMiniType> = Omit<
  WorkRule<Schema>,
  'check' | 'checkPerson' | 'checkDays' | 'scope' | 'layer'
>;

/** Declares a rule of work periods. */
export function defineWorkRule<Schema extends z.ZodMiniType>(
  parts: WorkRuleParts<Schema>,
): WorkRule<Schema> {
  const asPersonRule = definePersonRule({
    ...parts,
    layer: 'call',
    people: 'residents',
    checkPerson: (own, params) =>
      parts
        .checkWork(scheduledRecord(own), params)
        .map((each): Observation => ({ ...each, personIds: [own.personId] })),
  });
  return { ...parts, ...asPersonRule };
}

/** An observation over a span of days; what is not told is empty. */
export function seen(
  span: DaySpan,
  because: string,
  told: Partial<Omit<WorkObservation, 'because' | 'firstDay' | 'lastDay'>> = {},
): WorkObservation {
  const { firstDay, lastDay } = span;
  const { slots = [], measured = null, limit = null, unit = null } = told;
  const observation = { slots, measured, limit, unit, firstDay, lastDay, because };
  return told.cannotTell || told.isAdvisory ? { ...told, ...observation } : observation;
}

/** The days that hold the first and the last moment of a stretch of time. */
export function daysAround({ clock }: WorkRecord, start: number, end: number): DaySpan {
  return {
    firstDay: dayFromEpoch(clock.epochDayAt(start)),
    lastDay: dayFromEpoch(clock.epochDayAt(end)),
  };
}

/** A number as shown: at most two decimals. */
export function rounded(number: number): number {
  return Math.round(number * 100) / 100;
}

/** Whether nobody says what was worked on some day that the stretch of time touches. */
export function touchesUnknown(record: WorkRecord, start: number, end: number): boolean {
  if (record.unknownDays.size === 0) return false;
  const last = record.clock.epochDayAt(end - 1);
  for (let day = record.clock.epochDayAt(start); day <= last; day++) {
    if (record.unknownDays.has(day)) return true;
  }
  return false;
}
