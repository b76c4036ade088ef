import { expose } from 'comlink';
import type { RowsByKind } from '../src/domain/kinds.ts';
import { type World, worlds } from '../test/worlds/index.ts';

/** Grows sample programs on a thread of its own: a large one takes seconds. */
const grower = {
  /** The rows of a sample program, the same for the same seed; null for a name there is none of. */
  make(id: World['id'], seed: number): RowsByKind | null {
    return worlds.find((world) => world.id === id)?.make(seed) ?? null;
  },
};

/** What the page calls through Comlink. */
export type SampleWorker = typeof grower;

expose(grower);
