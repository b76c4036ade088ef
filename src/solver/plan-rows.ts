import { whatIsAsked } from '../domain/asks/request-state.ts';
import type { RowsByKind } from '../domain/kinds.ts';
import type { PlanRows } from '../domain/schedule/plan.ts';

/** The rows of a program's latest academic year; null where there is no program or no year. */
export function latestPlanRows(rows: RowsByKind): PlanRows | null {
  const [program] = rows.program ?? [];
  const year = rows.academicYear
    ?.toSorted((one, other) => (one.firstDay < other.firstDay ? -1 : 1))
    .at(-1);
  if (!program || !year) return null;
  const ofYear = <Row extends { readonly yearId: string }>(
    all: readonly Row[] | undefined,
  ): Row[] => (all ?? []).filter(({ yearId }) => yearId === year.id);
  return {
    program,
    year,
    calendars: ofYear(rows.blockCalendar),
    blocks: ofYear(rows.block),
    holidays: rows.holiday ?? [],
    cohorts: ofYear(rows.cohort),
    sites: rows.site ?? [],
    people: rows.person ?? [],
    personYears: ofYear(rows.personYear),
    activities: rows.activity ?? [],
    rotations: rows.rotation ?? [],
    callRoles: rows.callRole ?? [],
    ...whatIsAsked(rows.request ?? [], rows.absence ?? []),
    ruleSettings: rows.ruleSetting ?? [],
  };
}
