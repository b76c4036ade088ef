import * as z from 'zod/mini';
import { personIdSchema } from '../id.ts';
import { absenceSchema, absenceTypeSchema } from '../rows/absence.ts';
import { noteSchema } from '../rows/row.ts';
import { callRoleSchema, rotationTemplateSchema } from '../rows/rotation.ts';
import { ruleSettingSchema } from '../rows/schedule.ts';
import { addDays, type Day, daySchema, type DaySpan } from '../time/day.ts';
import type { PlanRows } from './plan.ts';

/** Something by which a schedule no longer holds: the row that is new or different from now on. */
export const disruptionSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('absence'),
    absence: absenceSchema,
    type: absenceTypeSchema,
    note: z._default(noteSchema, ''),
  }),
  /** Somebody leaves the program: the last day of their contract. */
  z.object({ kind: z.literal('departure'), personId: personIdSchema, lastDay: daySchema }),
  /** A call role or shift is needed that was not, or by more or other people. */
  z.object({ kind: z.literal('call-role'), callRole: callRoleSchema }),
  /** A rotation needs more, fewer or other people. */
  z.object({ kind: z.literal('rotation'), rotation: rotationTemplateSchema }),
  /** A rule is set otherwise. */
  z.object({ kind: z.literal('rule'), setting: ruleSettingSchema }),
]);
/** Something by which a schedule no longer holds. */
export type Disruption = z.infer<typeof disruptionSchema>;

/** The rows of a plan once these have happened. */
export function afterDisruptions(rows: PlanRows, disruptions: readonly Disruption[]): PlanRows {
  return disruptions.reduce(afterDisruption, rows);
}

function afterDisruption(rows: PlanRows, disruption: Disruption): PlanRows {
  switch (disruption.kind) {
    case 'absence':
      return { ...rows, absences: withRow(rows.absences, disruption.absence) };
    case 'departure':
      return {
        ...rows,
        personYears: rows.personYears.map((each) =>
          each.personId === disruption.personId ? leaving(each, disruption.lastDay) : each,
        ),
      };
    case 'call-role':
      return { ...rows, callRoles: withRow(rows.callRoles, disruption.callRole) };
    case 'rotation':
      return { ...rows, rotations: withRow(rows.rotations, disruption.rotation) };
    case 'rule':
      return { ...rows, ruleSettings: withRow(rows.ruleSettings, disruption.setting) };
  }
}

/** A contract that ends on the day, if it does not end sooner. */
export function leaving<Contract extends DaySpan>(contract: Contract, lastDay: Day): Contract {
  return contract.lastDay <= lastDay ? contract : { ...contract, lastDay };
}

function withRow<Row extends { readonly id: string }>(rows: readonly Row[], row: Row): Row[] {
  return [...rows.filter(({ id }) => id !== row.id), row];
}

/** The days on which somebody is gone because of these; none for whoever stays. */
export function goneBecause(
  disruptions: readonly Disruption[],
  personId: string,
  yearLastDay: Day,
): DaySpan[] {
  return disruptions.flatMap((each): DaySpan[] => {
    if (each.kind === 'absence' && each.absence.personId === personId) return [each.absence];
    if (each.kind !== 'departure' || each.personId !== personId) return [];
    return [{ firstDay: addDays(each.lastDay, 1), lastDay: yearLastDay }];
  });
}
