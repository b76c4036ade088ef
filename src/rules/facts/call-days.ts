import type { CallRole } from '../../domain/rows/rotation.ts';

/** Whether a duty of this role ends on the day after it starts. */
export function isOvernight(role: CallRole): boolean {
  return role.end <= role.start;
}
