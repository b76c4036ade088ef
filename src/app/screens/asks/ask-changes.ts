import { requestMade } from '../../../domain/changes/request-made.ts';
import { requestWithdrawn } from '../../../domain/changes/request-withdrawn.ts';
import type { AnyChange } from '../../../domain/changes/run-change.ts';
import { sickCalled } from '../../../domain/changes/sick-called.ts';
import { swapAccepted } from '../../../domain/changes/swap-accepted.ts';
import { swapDeclined } from '../../../domain/changes/swap-declined.ts';
import { swapOffered } from '../../../domain/changes/swap-offered.ts';
import { swapWithdrawn } from '../../../domain/changes/swap-withdrawn.ts';

const changes: ReadonlyMap<string, AnyChange> = new Map(
  [
    requestMade,
    requestWithdrawn,
    sickCalled,
    swapAccepted,
    swapDeclined,
    swapOffered,
    swapWithdrawn,
  ].map((change) => [change.name, change as AnyChange]),
);

/** The change of this name that may arrive from a phone. */
export function askChange(name: string): AnyChange | undefined {
  return changes.get(name);
}
