import type { ActivityKind, CallRole, RotationKind } from '../rows/rotation.ts';
import type { WorkKind } from './work-period.ts';

/** What an activity of the half-day layer is to work-hour rules; null for free time. */
export function workKindOfActivity(kind: ActivityKind): WorkKind | null {
  switch (kind) {
    case 'ward':
    case 'procedure':
    case 'precepting':
    case 'shift':
      return 'clinical';
    case 'clinic':
      return 'clinic';
    case 'night':
      return 'night-float';
    case 'education':
    case 'administration':
      return 'education';
    case 'transition':
      return 'transition';
    case 'free':
      return null;
  }
}

/**
 * What a call or shift is to work-hour rules; null for jeopardy, unless the program holds it to be home call. Overnight
 * shifts on a rotation of nights are night float.
 */
export function workKindOfCall(
  role: Pick<CallRole, 'mode' | 'start' | 'end'>,
  on: RotationKind | null,
  jeopardyIsHomeCall = false,
): WorkKind | null {
  switch (role.mode) {
    case 'in-house':
      return 'in-house-call';
    case 'home':
      return 'home-call';
    case 'shift':
      return role.end <= role.start && on === 'nights' ? 'night-float' : 'clinical';
    case 'jeopardy':
      return jeopardyIsHomeCall ? 'home-call' : null;
  }
}
