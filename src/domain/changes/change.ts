import type * as z from 'zod/mini';
import type { ChangeId, PersonId } from '../id.ts';
import type { Instant } from '../time/zone.ts';
import type { HistoryEntry } from './history.ts';
import type { Rows } from './rows-port.ts';

/** Roles by which the right to make a change is given. */
export type MemberRole = 'admin' | 'coordinator' | 'faculty' | 'resident' | 'viewer';

/** Why a change was refused, in words for the person who made it. */
export interface Problem {
  /** Stable name of the problem, such as `person-missing`. */
  readonly kind: string;
  /** What is wrong and how to mend it. */
  readonly message: string;
  /** The field of the form it belongs to, where there is one. */
  readonly field?: string;
}

/** Expected trouble is a value: either it worked, or the problem. */
export type Outcome<Value = undefined> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: Problem };

/** It worked, and there is nothing to say. */
export const done: Outcome = { ok: true, value: undefined };

/** It was refused. */
export function refused(
  kind: string,
  message: string,
  field?: string,
): { ok: false; problem: Problem } {
  return { ok: false, problem: field === undefined ? { kind, message } : { kind, message, field } };
}

/** Who makes a change and when: given from outside, so that a change is deterministic. */
export interface ChangeContext {
  readonly changeId: ChangeId;
  /** The device's clock when it was made: a label, never an order. */
  readonly at: Instant;
  /** The person who made it, where the device knows. */
  readonly by: PersonId | null;
  /** An earlier line of the history, or null when this history does not hold it. */
  readonly entry: (changeId: ChangeId) => Promise<HistoryEntry | null>;
}

/** Something that somebody can decide. One file each in this folder. */
export interface Change<Name extends string, Schema extends z.ZodMiniType> {
  readonly name: Name;
  readonly args: Schema;
  /** The roles that may make it. */
  readonly roles: readonly MemberRole[];
  /** The person whose own affair it is: that person may make it too, whatever the role. */
  readonly owner?: (args: z.infer<Schema>) => PersonId;
  /** Which fields that person may not set as they like, in words and as a check; the roles may. */
  readonly ownerOnly?: {
    readonly says: string;
    readonly allows: (args: z.infer<Schema>) => boolean;
  };
  /** Changes the rows, or refuses and leaves them as they were. Deterministic: no clock, no randomness. */
  readonly apply: (rows: Rows, args: z.infer<Schema>, context: ChangeContext) => Promise<Outcome>;
  /** What the history says of it, such as "Recorded Ada Example". */
  readonly sentence: (args: z.infer<Schema>) => string;
}

/** Declares a change; only gives its parts their types. */
export function defineChange<Name extends string, Schema extends z.ZodMiniType>(
  change: Change<Name, Schema>,
): Change<Name, Schema> {
  return change;
}
