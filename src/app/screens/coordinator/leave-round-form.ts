import type { RotationId } from '../../../domain/id.ts';
import type { AcademicYear } from '../../../domain/rows/academic-year.ts';
import type { LeaveRound } from '../../../domain/rows/leave.ts';
import { newId } from '../../device-clock.ts';

/** A limit as typed. */
export interface LimitValues {
  readonly key: string;
  readonly classes: readonly number[];
  readonly rotationIds: readonly RotationId[];
  readonly awayMax: string;
}

/** Blackout dates as typed. */
export interface BlackoutValues {
  readonly key: string;
  readonly label: string;
  readonly firstDay: string;
  readonly lastDay: string;
}

/** A leave round as typed. */
export interface RoundValues {
  readonly name: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly grantsMax: string;
  readonly limits: readonly LimitValues[];
  readonly blackouts: readonly BlackoutValues[];
}

/** What the form shows of a round at first; a new one is about the whole year. */
export function valuesOf(round: LeaveRound | null, year: AcademicYear): RoundValues {
  return {
    name: round?.name ?? '',
    firstDay: round?.firstDay ?? year.firstDay,
    lastDay: round?.lastDay ?? year.lastDay,
    grantsMax: String(round?.grantsMax ?? 1),
    limits: (round?.limits ?? []).map(({ awayMax, ...limit }) => ({
      ...limit,
      key: newId(),
      awayMax: String(awayMax),
    })),
    blackouts: (round?.blackouts ?? []).map((each) => ({ ...each, key: newId() })),
  };
}

/** A limit of nothing in particular. */
export function newLimit(): LimitValues {
  return { key: newId(), classes: [], rotationIds: [], awayMax: '' };
}

/** Blackout dates of no name yet. */
export function newBlackout({ firstDay }: RoundValues): BlackoutValues {
  return { key: newId(), label: '', firstDay, lastDay: firstDay };
}

/** The typed values as a round, to be checked by its schema. */
export function roundOf(
  values: RoundValues,
  round: LeaveRound | null,
  year: AcademicYear,
): unknown {
  return {
    id: round?.id ?? newId(),
    yearId: year.id,
    name: values.name,
    firstDay: values.firstDay,
    lastDay: values.lastDay,
    grantsMax: Number(values.grantsMax),
    limits: values.limits.map(({ classes, rotationIds, awayMax }) => ({
      classes,
      rotationIds,
      awayMax: awayMax.trim() === '' ? null : Number(awayMax),
    })),
    blackouts: values.blackouts.map(({ label, firstDay, lastDay }) => ({
      label,
      firstDay,
      lastDay,
    })),
    closedAt: round?.closedAt ?? null,
    decidedAt: round?.decidedAt ?? null,
  };
}
