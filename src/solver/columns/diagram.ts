import { GrowingArray } from './growing-array.ts';
import { type OptionArrays, OptionList } from './option-list.ts';
import { StageSteps } from './stage-steps.ts';
import type { StagedLine } from './staged-line.ts';

/**
 * All lines of a person that keep the tracked rows, as paths through a layered graph whose arcs are options. It does
 * not depend on costs, so that the cheapest line for any costs is one sweep over the arcs. Nodes are numbered from the
 * end, which is 0, to the root, which is the last; an arc leads to a lower number.
 */
export interface Diagram extends OptionArrays {
  /** The arcs of node n lie from `arcStart[n]` up to `arcStart[n + 1]`. */
  readonly arcStart: Int32Array;
  readonly arcTarget: Int32Array;
  readonly arcOption: Int32Array;
  /** Places that are kept as small or large as the tracked rows let them, and would be wrong otherwise. */
  readonly settled: readonly number[];
}

/** What came of drawing a diagram; `none` where no line keeps the tracked rows. */
export type Drawn =
  | { readonly kind: 'drawn'; readonly diagram: Diagram; readonly transitions: number }
  | { readonly kind: 'none'; readonly transitions: number }
  | { readonly kind: 'too-large'; readonly transitions: number };

/**
 * Draws the diagram of a line.
 * @param isTracked which rows paths must keep; the others are ignored, which lets paths through that are no lines.
 * @param arcsMax give up with `too-large` when more arcs would be needed on the way.
 */
export function drawDiagram(
  line: StagedLine,
  isTracked: readonly boolean[],
  arcsMax: number,
): Drawn {
  const options = new OptionList();
  const arcTarget = new GrowingArray();
  const arcOption = new GrowingArray();
  const arcStart = new GrowingArray();
  const steps = new StageSteps(line, isTracked);
  let states: Int32Array = new Int32Array(0);
  let count = 1;
  let firstNode = 0;
  for (let stage = 0; stage < line.stages.length; stage++) {
    const step = steps.at(stage, options);
    const nextFirst = firstNode + count;
    for (let node = 0; node < count; node++) {
      arcStart.push(arcTarget.length);
      step.leave(states, node, (target, option) => {
        arcTarget.push(nextFirst + target);
        arcOption.push(option);
      });
      if (arcTarget.length > arcsMax) return { kind: 'too-large', transitions: arcTarget.length };
    }
    states = step.reached.tuples;
    firstNode = nextFirst;
    count = step.reached.count;
    if (count === 0) return { kind: 'none', transitions: arcTarget.length };
  }
  arcStart.push(arcTarget.length);
  const graph = {
    arcStart: arcStart.items,
    arcTarget: arcTarget.items,
    arcOption: arcOption.items,
  };
  const reduced = reduce(graph, firstNode);
  if (!reduced) return { kind: 'none', transitions: arcTarget.length };
  return {
    kind: 'drawn',
    transitions: arcTarget.length,
    diagram: { ...reduced, ...options.arrays, settled: steps.settled },
  };
}

type Graph = Pick<Diagram, 'arcStart' | 'arcTarget' | 'arcOption'>;

/**
 * Leaves out nodes from which the end is not reached and joins nodes that lead on alike; numbers nodes from the end.
 * @param end the last node, which has no arcs.
 * @returns null where the end is not reached from the root.
 */
function reduce(graph: Graph, end: number): Graph | null {
  const renamed = new Int32Array(end + 1).fill(-1);
  renamed[end] = 0;
  const arcStart = new GrowingArray();
  const arcTarget = new GrowingArray();
  const arcOption = new GrowingArray();
  arcStart.push(0);
  arcStart.push(0);
  let count = 1;
  let slots = new Int32Array(4096).fill(-1);
  const isSame = (known: number, start: number) => {
    const from = arcStart.items[known] ?? 0;
    const length = arcTarget.length - start;
    if ((arcStart.items[known + 1] ?? 0) - from !== length) return false;
    for (let at = 0; at < length; at++) {
      if (arcTarget.items[from + at] !== arcTarget.items[start + at]) return false;
      if (arcOption.items[from + at] !== arcOption.items[start + at]) return false;
    }
    return true;
  };
  const hashes = new GrowingArray();
  hashes.push(0);
  const grow = () => {
    slots = new Int32Array(slots.length * 4).fill(-1);
    for (let node = 1; node < count; node++) {
      let slot = (hashes.items[node] ?? 0) & (slots.length - 1);
      while ((slots[slot] ?? -1) >= 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = node;
    }
  };
  for (let node = end - 1; node >= 0; node--) {
    const start = arcStart.items[count] ?? 0;
    arcTarget.cutTo(start);
    arcOption.cutTo(start);
    let hash = 17;
    for (let arc = graph.arcStart[node] ?? 0; arc < (graph.arcStart[node + 1] ?? 0); arc++) {
      const target = renamed[graph.arcTarget[arc] ?? 0] ?? -1;
      if (target < 0) continue;
      const option = graph.arcOption[arc] ?? 0;
      arcTarget.push(target);
      arcOption.push(option);
      hash = Math.imul(hash ^ target, 0x9e3779b1) ^ Math.imul(option + 1, 0x85ebca6b);
      hash ^= hash >>> 13;
    }
    if (arcTarget.length === start) continue;
    let slot = hash & (slots.length - 1);
    let known = slots[slot] ?? -1;
    while (known >= 0 && !(hashes.items[known] === hash && isSame(known, start))) {
      slot = (slot + 1) & (slots.length - 1);
      known = slots[slot] ?? -1;
    }
    if (known >= 0) {
      renamed[node] = known;
      continue;
    }
    slots[slot] = count;
    renamed[node] = count++;
    hashes.push(hash);
    arcStart.push(arcTarget.length);
    if (count * 2 > slots.length) grow();
  }
  if ((renamed[0] ?? -1) < 0) return null;
  const arcCount = arcStart.items[count] ?? 0;
  arcTarget.cutTo(arcCount);
  arcOption.cutTo(arcCount);
  return {
    arcStart: arcStart.toArray(),
    arcTarget: arcTarget.toArray(),
    arcOption: arcOption.toArray(),
  };
}
