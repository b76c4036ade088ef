import { parseArgs } from 'node:util';
import * as z from 'zod/mini';
import type { SolvedLayer } from '../../../src/solver/problem.ts';
import type { WorldId } from '../../worlds/index.ts';

/** Who solves: this product, or an engine alone on the same model. */
export const METHODS = ['ours', 'cp-sat', 'highs'] as const;
/** What is solved: one layer, or all in turn. */
export const LAYERS = ['block', 'call', 'all'] as const;
const CLOCKS = ['wall', 'processor'] as const;
/** The worlds by short names. */
export const WORLDS = {
  small: 'family-medicine-small',
  middle: 'internal-medicine-middle',
  large: 'internal-medicine-large',
  month: 'emergency-medicine-month',
} as const satisfies Record<WorldName, WorldId>;

const NAMES = ['small', 'middle', 'large', 'month'] as const;
/** A short name of a world. */
export type WorldName = (typeof NAMES)[number];

/** One solve that is measured. */
export const partSchema = z.object({
  world: z.enum(NAMES),
  layer: z.enum(LAYERS),
  method: z.enum(METHODS),
  seed: z.int(),
  seconds: z.number(),
  /** Which seconds: those on the wall, or of processor time, which tell on a busy machine what an idle one would take. */
  clock: z.enum(CLOCKS),
});
/** One solve that is measured. */
export type Part = z.infer<typeof partSchema>;

/** What a run was asked for. */
export interface Request {
  readonly parts: readonly Part[];
  /** Where each finished part is kept; what is there already is not measured again. */
  readonly out: string | null;
  /** The one part that a process of its own measures. */
  readonly only: Part | null;
}

/** The layers that a part solves, in order. */
export function layersOf({ layer }: Part): SolvedLayer[] {
  return layer === 'all' ? ['block', 'call'] : [layer];
}

/** A name for a part that no other has. */
export function keyOf({ world, layer, method, seed, seconds, clock }: Part): string {
  return [world, layer, method, seed, seconds, clock].join(' ');
}

/** Reads the arguments; lists are separated by commas, what is not said is everything. @throws on what is not known. */
export function requestOf(args: readonly string[]): Request {
  const { values } = parseArgs({
    args: [...args],
    options: {
      world: { type: 'string', default: Object.keys(WORLDS).join() },
      layer: { type: 'string', default: LAYERS.join() },
      method: { type: 'string', default: METHODS.join() },
      seconds: { type: 'string', default: '60' },
      seeds: { type: 'string', default: '5' },
      out: { type: 'string' },
      clock: { type: 'string', default: 'wall' },
      part: { type: 'string' },
    },
  });
  const clock = oneOf(values.clock, CLOCKS);
  const seeds = Array.from({ length: Number(values.seeds) }, (_, place) => place + 1);
  const parts = seeds.flatMap((seed) =>
    picked(values.world, NAMES).flatMap((world) =>
      picked(values.layer, LAYERS).flatMap((layer) =>
        picked(values.method, METHODS).flatMap((method): Part[] =>
          // An engine alone has one model; several layers in turn are more than one.
          layer === 'all' && method !== 'ours'
            ? []
            : [{ world, layer, method, seed, seconds: Number(values.seconds), clock }],
        ),
      ),
    ),
  );
  const only = values.part === undefined ? null : partOf(values.part);
  return { parts, out: values.out ?? null, only };
}

function partOf(text: string): Part {
  const [world = '', layer = '', method = '', seed, seconds, clock = ''] = text.split(' ');
  return {
    world: oneOf(world, NAMES),
    layer: oneOf(layer, LAYERS),
    method: oneOf(method, METHODS),
    seed: Number(seed),
    seconds: Number(seconds),
    clock: oneOf(clock, CLOCKS),
  };
}

function picked<Name extends string>(text: string, known: readonly Name[]): Name[] {
  return text.split(',').map((each) => oneOf(each, known));
}

function oneOf<Name extends string>(text: string, known: readonly Name[]): Name {
  const found = known.find((each) => each === text);
  if (found === undefined) throw new Error(`${text} is none of ${known.join(', ')}`);
  return found;
}
