import { found, type ImportPlan, type Proposal } from '../../../formats/import/import-plan.ts';

/** The plan with every proposal confirmed as it stands. */
export function confirmAll(plan: ImportPlan): ImportPlan {
  const { settings } = plan;
  return {
    ...plan,
    tables: plan.tables.map((table) => ({
      ...table,
      dateOrder: table.dateOrder && confirmed(table.dateOrder),
    })),
    settings: {
      programName: confirmed(settings.programName),
      timeZone: confirmed(settings.timeZone),
      pgyMax: confirmed(settings.pgyMax),
      yearFirstDay: confirmed(settings.yearFirstDay),
      yearLastDay: confirmed(settings.yearLastDay),
      blockScheme: confirmed(settings.blockScheme),
      blankStatus: confirmed(settings.blankStatus),
      absenceTypes: Object.fromEntries(
        Object.entries(settings.absenceTypes).map(([name, type]) => [name, confirmed(type)]),
      ),
      federalHolidays: confirmed(settings.federalHolidays),
      amionDraft: confirmed(settings.amionDraft),
    },
    rotations: plan.rotations.map((rotation) => ({ ...rotation, kind: confirmed(rotation.kind) })),
    callRoles: plan.callRoles.map((role) => ({ ...role, isConfirmed: true })),
  };
}

function confirmed<Value>({ value, because }: Proposal<Value>): Proposal<Value> {
  return found(value, because);
}
