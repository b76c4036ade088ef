import { GrowingArray } from './growing-array.ts';

/** Nodes and arcs that are options; the arcs of node n lie from `arcStart[n]` up to `arcStart[n + 1]`. */
export interface LayeredGraph {
  readonly arcStart: Int32Array;
  readonly arcTarget: Int32Array;
  readonly arcOption: Int32Array;
}

/**
 * Leaves out nodes from which the end is not reached and joins nodes that lead on alike; numbers nodes from the end,
 * which becomes 0, to the root, which becomes the last.
 * @param graph nodes numbered from the root, which is 0.
 * @param end the last node, which has no arcs.
 * @returns null where the end is not reached from the root.
 */
export function reduced(graph: LayeredGraph, end: number): LayeredGraph | null {
  const nodes = new JoinedNodes();
  const renamed = new Int32Array(end + 1).fill(-1);
  renamed[end] = 0;
  for (let node = end - 1; node >= 0; node--) {
    nodes.begin();
    for (let arc = graph.arcStart[node] ?? 0; arc < (graph.arcStart[node + 1] ?? 0); arc++) {
      const target = renamed[graph.arcTarget[arc] ?? 0] ?? -1;
      if (target >= 0) nodes.lead(target, graph.arcOption[arc] ?? 0);
    }
    renamed[node] = nodes.finish();
  }
  return (renamed[0] ?? -1) < 0 ? null : nodes.graph;
}

/** Nodes as they are made, each from its arcs; one that leads on as another does becomes that one. */
class JoinedNodes {
  readonly #arcStart = new GrowingArray();
  readonly #arcTarget = new GrowingArray();
  readonly #arcOption = new GrowingArray();
  readonly #hashes = new GrowingArray();
  #slots = new Int32Array(4096).fill(-1);
  #count = 1;
  #hash = 0;

  constructor() {
    this.#arcStart.push(0);
    this.#arcStart.push(0);
    this.#hashes.push(0);
  }

  get graph(): LayeredGraph {
    this.begin();
    return {
      arcStart: this.#arcStart.toArray(),
      arcTarget: this.#arcTarget.toArray(),
      arcOption: this.#arcOption.toArray(),
    };
  }

  /** Begins a node. */
  begin(): void {
    const start = this.#arcStart.items[this.#count] ?? 0;
    this.#arcTarget.cutTo(start);
    this.#arcOption.cutTo(start);
    this.#hash = 17;
  }

  /** Gives the node an arc. */
  lead(target: number, option: number): void {
    this.#arcTarget.push(target);
    this.#arcOption.push(option);
    const mixed = Math.imul(this.#hash ^ target, 0x9e3779b1) ^ Math.imul(option + 1, 0x85ebca6b);
    this.#hash = mixed ^ (mixed >>> 13);
  }

  /** The number of the node; -1 where it leads nowhere. */
  finish(): number {
    const start = this.#arcStart.items[this.#count] ?? 0;
    if (this.#arcTarget.length === start) return -1;
    const mask = this.#slots.length - 1;
    let slot = this.#hash & mask;
    for (;;) {
      const known = this.#slots[slot] ?? -1;
      if (known < 0) break;
      if (this.#hashes.items[known] === this.#hash && this.#isSame(known, start)) return known;
      slot = (slot + 1) & mask;
    }
    this.#slots[slot] = this.#count;
    this.#hashes.push(this.#hash);
    this.#arcStart.push(this.#arcTarget.length);
    this.#count++;
    if (this.#count * 2 > this.#slots.length) this.#spread();
    return this.#count - 1;
  }

  #isSame(known: number, start: number): boolean {
    const from = this.#arcStart.items[known] ?? 0;
    const length = this.#arcTarget.length - start;
    if ((this.#arcStart.items[known + 1] ?? 0) - from !== length) return false;
    const [targets, options] = [this.#arcTarget.items, this.#arcOption.items];
    for (let at = 0; at < length; at++)
      if (targets[from + at] !== targets[start + at] || options[from + at] !== options[start + at])
        return false;
    return true;
  }

  #spread(): void {
    const slots = new Int32Array(this.#slots.length * 4).fill(-1);
    const mask = slots.length - 1;
    for (let node = 1; node < this.#count; node++) {
      let slot = (this.#hashes.items[node] ?? 0) & mask;
      while ((slots[slot] ?? -1) >= 0) slot = (slot + 1) & mask;
      slots[slot] = node;
    }
    this.#slots = slots;
  }
}
