import type { ActivityId } from '../../../domain/id.ts';
import type { Leeway } from '../../../domain/rows/leeway.ts';

/** How many sessions a week, as typed. */
export interface SessionsValues {
  readonly activityIds: readonly ActivityId[];
  readonly min: string;
  readonly max: string;
}

/** A leeway as typed. */
export interface LeewayValues {
  readonly places: readonly number[];
  readonly activityIds: readonly ActivityId[];
  readonly sessions: readonly SessionsValues[];
}

/** What the form shows of a leeway at first; null for none. */
export function leewayValuesOf(leeway: Leeway | null | undefined): LeewayValues | null {
  if (!leeway) return null;
  return {
    ...leeway,
    sessions: leeway.sessions.map(({ activityIds, min, max }) => ({
      activityIds,
      min: String(min),
      max: String(max),
    })),
  };
}

/** The typed values as a leeway, to be checked by its schema. */
export function leewayOf(values: LeewayValues | null): unknown {
  return (
    values && {
      ...values,
      sessions: values.sessions.map(({ activityIds, min, max }) => ({
        activityIds,
        min: min.trim() === '' ? undefined : Number(min),
        max: max.trim() === '' ? undefined : Number(max),
      })),
    }
  );
}

/** A leeway that allows nothing yet. */
export const NO_LEEWAY: LeewayValues = { places: [], activityIds: [], sessions: [] };
