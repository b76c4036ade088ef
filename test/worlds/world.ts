import type * as z from 'zod/mini';
import type { Kind } from '../../src/domain/kind-names.ts';
import type { kinds, RowsByKind } from '../../src/domain/kinds.ts';
import type { Filled } from '../../src/domain/schedule/slot.ts';

/** A row as it is written down, before its schema fills in what it leaves out. */
export type Draught<K extends Kind> = z.input<(typeof kinds)[K]>;
/** Rows as they are written down. */
export type Draughts = { readonly [K in Kind]?: readonly Draught<K>[] };

/** A program grown from a seed, and the proof that it can be solved. */
export interface Grown {
  readonly rows: RowsByKind;
  /** A block and call schedule around which the program was grown: it keeps every demand, requirement and leave. */
  readonly witness: readonly Filled[];
}

/** The ids of the invented programs. */
export type WorldId =
  | 'family-medicine-small'
  | 'internal-medicine-middle'
  | 'internal-medicine-large'
  | 'emergency-medicine-month';

/** An invented program that can be generated in any number of variants, the same for the same seed. */
export interface World {
  readonly id: WorldId;
  readonly title: string;
  readonly description: string;
  /** The program's rows, parsed, every reference whole. */
  readonly make: (seed: number) => RowsByKind;
  /** The same rows with a schedule that fits them. */
  readonly grow: (seed: number) => Grown;
}
