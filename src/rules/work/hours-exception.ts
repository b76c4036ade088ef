import * as z from 'zod/mini';
import type { RotationId } from '../../domain/id.ts';
import type { Plan } from '../../domain/schedule/plan.ts';
import type { HoursException } from '../../domain/work/work-record.ts';

/** The rule whose settings name the rotations with an approved exception. */
export const EXCEPTION_RULE_ID = 'rotation-exception-88';

/** Which rotations have an approved exception from the limit of weekly hours. */
export const exceptionParams = z.object({
  /** Hours a week under the exception. */
  hoursMax: z._default(z.number().check(z.gt(0), z.lte(168)), 88),
  /** Hours a week of days without one. */
  usualHoursMax: z._default(z.number().check(z.gt(0), z.lte(168)), 80),
  /** Ids of the rotations. */
  rotations: z._default(z.array(z.string()), []),
  /** Who approved it and when; without it the exception does not count. */
  approval: z._default(z.string().check(z.maxLength(2000)), ''),
});

/** The exception of each rotation that the plan's settings name; none where they cannot be read or are off. */
export function exceptionsOf(plan: Plan): (rotationId: RotationId) => HoursException | null {
  const setting = plan.rows.ruleSettings.find(({ id }) => id === EXCEPTION_RULE_ID);
  const parsed = exceptionParams.safeParse(setting?.params ?? {});
  if (!parsed.success || setting?.isOn === false) return () => null;
  const { hoursMax, rotations, approval } = parsed.data;
  const exception = { hoursMax, isProven: approval.trim() !== '' };
  const excepted = new Set<string>(rotations);
  return (rotationId) => (excepted.has(rotationId) ? exception : null);
}
