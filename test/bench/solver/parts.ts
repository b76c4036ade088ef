import { parseArgs } from 'node:util';
import * as z from 'zod/mini';
import type { SolvedLayer } from '../../../src/solver/problem.ts';
import type { WorldId } from '../../worlds/index.ts';

/** Who solves: this product, or an engine alone on the same model. */
export const METHODS = ['ours', 'cp-sat', 'highs'] as const;
/** What is solved: one layer upon those that the world was grown around, or all in turn. */
export const LAYERS = ['block', 'call', 'half-day', 'all'] as const;
const CLOCKS = ['wall', 'processor'] as const;
const THREADS = ['1', '2'] as const;
const PLACES = ['node', 'browser'] as const;
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
  threads: z.enum(THREADS),
  /** Where it runs: under Node, or in a worker of a page in Chromium. */
  place: z.enum(PLACES),
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
  return layer === 'all' ? ['block', 'call', 'half-day'] : [layer];
}

/** A name for a part that no other has. */
export function keyOf({
  world,
  layer,
  method,
  threads,
  place,
  seed,
  seconds,
  clock,
}: Part): string {
  return [world, layer, method, threads, place, seed, seconds, clock].join(' ');
}

/** Reads the arguments; lists are separated by commas, what is not said is everything. @throws on what is not known. */
export function requestOf(args: readonly string[]): Request {
  const { values } = parseArgs({
    args: [...args],
    options: {
      world: { type: 'string', default: NAMES.join() },
      layer: { type: 'string', default: LAYERS.join() },
      method: { type: 'string', default: METHODS.join() },
      threads: { type: 'string', default: THREADS.join() },
      seconds: { type: 'string', default: '60' },
      seeds: { type: 'string', default: '5' },
      out: { type: 'string' },
      clock: { type: 'string', default: 'wall' },
      browser: { type: 'boolean', default: false },
      part: { type: 'string' },
    },
  });
  const asked = {
    seconds: Number(values.seconds),
    clock: oneOf(values.clock, CLOCKS),
    place: values.browser ? ('browser' as const) : ('node' as const),
  };
  if (asked.clock === 'processor' && values.browser)
    throw new Error('A page knows the clock on the wall alone: leave out --clock or --browser');
  const seeds = Array.from({ length: Number(values.seeds) }, (_, place) => place + 1);
  const parts = seeds.flatMap((seed) =>
    picked(values.world, NAMES).flatMap((world) =>
      picked(values.layer, LAYERS).flatMap((layer) =>
        picked(values.method, METHODS).flatMap((method) =>
          picked(values.threads, THREADS)
            .map((threads): Part => ({ world, layer, method, threads, seed, ...asked }))
            .filter(isMeasured),
        ),
      ),
    ),
  );
  const only = values.part === undefined ? null : partOf(values.part);
  return { parts, out: values.out ?? null, only };
}

/** An engine alone has one model, where several layers in turn are more than one, and one thread. */
function isMeasured({ layer, method, threads }: Part): boolean {
  return method === 'ours' || (layer !== 'all' && threads === '1');
}

function partOf(text: string): Part {
  const [world, layer, method, threads, place, seed, seconds, clock] = text.split(' ');
  return partSchema.parse({
    world,
    layer,
    method,
    threads,
    place,
    clock,
    seed: Number(seed),
    seconds: Number(seconds),
  });
}

function picked<Name extends string>(text: string, known: readonly Name[]): Name[] {
  return text.split(',').map((each) => oneOf(each, known));
}

function oneOf<Name extends string>(text: string, known: readonly Name[]): Name {
  const found = known.find((each) => each === text);
  if (found === undefined) throw new Error(`${text} is none of ${known.join(', ')}`);
  return found;
}
