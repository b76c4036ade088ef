import type { Diagram } from './diagram.ts';
import { GrowingArray } from './growing-array.ts';

const NONE = -1;
/** Exponents beyond lead to weights that cannot be told from nothing or everything. */
const EXPONENT_MAX = 600;
const STEPS_MAX = 20_000;

/** What an option costs where the others are as they are. */
export type PriceOfOption = (option: number) => number;

/**
 * Draws parts of one person's line anew, each possible part as often as its price and the temperature say: at high
 * temperatures any, at low ones the cheapest. Whatever it draws keeps all rows that the diagram follows.
 */
export class LineSampler {
  readonly stageCount: number;
  /** [stage] -> the arc of the line last followed or drawn. */
  readonly arcs: Int32Array;
  /** How many arcs were looked at so far. */
  arcCount = 0;
  readonly #diagram: Diagram;
  readonly #stamp: Int32Array;
  readonly #mass: Float64Array;
  readonly #price: Float64Array;
  readonly #weight: Float64Array;
  readonly #optionStamp: Int32Array;
  readonly #reached = new GrowingArray();
  readonly #layerStart: Int32Array;
  #now = 0;

  constructor(diagram: Diagram, stageCount: number) {
    const nodeCount = diagram.arcStart.length - 1;
    const optionCount = diagram.optionStart.length - 1;
    this.#diagram = diagram;
    this.stageCount = stageCount;
    this.arcs = new Int32Array(stageCount).fill(NONE);
    this.#stamp = new Int32Array(nodeCount);
    this.#mass = new Float64Array(nodeCount);
    this.#price = new Float64Array(optionCount);
    this.#weight = new Float64Array(optionCount);
    this.#optionStamp = new Int32Array(optionCount);
    this.#layerStart = new Int32Array(stageCount + 2);
  }

  /** The option of the line at a stage. */
  optionAt(stage: number): number {
    return this.#diagram.arcOption[this.arcs[stage] ?? 0] ?? 0;
  }

  /** Finds the line whose options pass the test. @returns false where the diagram has none. */
  follow(isTaken: (stage: number, option: number) => boolean): boolean {
    const { arcStart, arcTarget, arcOption } = this.#diagram;
    let node = arcStart.length - 2;
    let stage = 0;
    let arc = arcStart[node] ?? 0;
    for (let steps = 0; stage < this.stageCount; steps++) {
      if (steps > STEPS_MAX) return false;
      const end = arcStart[node + 1] ?? 0;
      while (arc < end && !isTaken(stage, arcOption[arc] ?? 0)) arc++;
      if (arc < end) {
        this.arcs[stage++] = arc;
        node = arcTarget[arc] ?? 0;
        arc = arcStart[node] ?? 0;
        continue;
      }
      if (stage === 0) return false;
      arc = this.arcs[--stage] ?? 0;
      node = stage === 0 ? arcStart.length - 2 : (arcTarget[this.arcs[stage - 1] ?? 0] ?? 0);
      arc++;
    }
    return true;
  }

  /**
   * Draws the stages from `first` up to `end` anew, between the nodes that the line goes through there.
   * @returns how much dearer the new part is by the prices; Infinity where there is no part at all.
   */
  draw(
    first: number,
    end: number,
    priceOf: PriceOfOption,
    temperature: number,
    random: () => number,
    isFollowed: boolean,
  ): number {
    const { arcStart, arcTarget } = this.#diagram;
    const from = first === 0 ? arcStart.length - 2 : (arcTarget[this.arcs[first - 1] ?? 0] ?? 0);
    const to = end === this.stageCount ? 0 : (arcTarget[this.arcs[end - 1] ?? 0] ?? 0);
    this.#reach(from, end - first);
    const before = isFollowed ? this.#priceOfPart(first, end, priceOf) : 0;
    if (!this.#weigh(to, end - first, first, priceOf, temperature, isFollowed)) return Infinity;
    let node = from;
    let after = 0;
    for (let stage = first; stage < end; stage++) {
      const arc = this.#drawArc(node, random);
      this.arcs[stage] = arc;
      after += this.#price[this.#diagram.arcOption[arc] ?? 0] ?? 0;
      node = arcTarget[arc] ?? 0;
    }
    return after - before;
  }

  /** Lists the nodes that are reached from a node, layer by layer. */
  #reach(from: number, layers: number): void {
    const { arcStart, arcTarget } = this.#diagram;
    const now = ++this.#now;
    const reached = this.#reached;
    reached.cutTo(0);
    reached.push(from);
    this.#layerStart[0] = 0;
    this.#layerStart[1] = 1;
    for (let layer = 1; layer <= layers; layer++) {
      const last = this.#layerStart[layer] ?? 0;
      for (let at = this.#layerStart[layer - 1] ?? 0; at < last; at++) {
        const node = reached.items[at] ?? 0;
        const end = arcStart[node + 1] ?? 0;
        for (let arc = arcStart[node] ?? 0; arc < end; arc++) {
          const target = arcTarget[arc] ?? 0;
          if (this.#stamp[target] === now) continue;
          this.#stamp[target] = now;
          reached.push(target);
        }
      }
      this.#layerStart[layer + 1] = reached.length;
    }
  }

  /** From the end backwards, what all ways on weigh together. @returns false where none leads to the end. */
  #weigh(
    to: number,
    layers: number,
    first: number,
    priceOf: PriceOfOption,
    temperature: number,
    isFollowed: boolean,
  ): boolean {
    const { arcStart, arcTarget, arcOption } = this.#diagram;
    const { items } = this.#reached;
    const [mass, weight, price, optionStamp] = [
      this.#mass,
      this.#weight,
      this.#price,
      this.#optionStamp,
    ];
    const now = this.#now;
    const lastEnd = this.#layerStart[layers + 1] ?? 0;
    for (let at = this.#layerStart[layers] ?? 0; at < lastEnd; at++)
      mass[items[at] ?? 0] = items[at] === to ? 1 : 0;
    for (let layer = layers - 1; layer >= 0; layer--) {
      const end = this.#layerStart[layer + 1] ?? 0;
      let usual = NaN;
      if (isFollowed) usual = price[this.optionAt(first + layer)] ?? 0;
      let most = 0;
      for (let at = this.#layerStart[layer] ?? 0; at < end; at++) {
        const node = items[at] ?? 0;
        const arcEnd = arcStart[node + 1] ?? 0;
        let sum = 0;
        for (let arc = arcStart[node] ?? 0; arc < arcEnd; arc++) {
          const ahead = mass[arcTarget[arc] as number] as number;
          if (ahead === 0) continue;
          const option = arcOption[arc] as number;
          if (optionStamp[option] !== now) {
            optionStamp[option] = now;
            const cost = priceOf(option);
            price[option] = cost;
            if (usual !== usual) usual = cost;
            const exponent = (usual - cost) / temperature;
            weight[option] = Math.exp(Math.max(-EXPONENT_MAX, Math.min(EXPONENT_MAX, exponent)));
          }
          sum += (weight[option] as number) * ahead;
        }
        this.arcCount += arcEnd - (arcStart[node] ?? 0);
        mass[node] = sum;
        if (sum > most) most = sum;
      }
      if (most === 0) return false;
      const scale = 1 / most;
      for (let at = this.#layerStart[layer] ?? 0; at < end; at++) {
        const node = items[at] ?? 0;
        mass[node] = (mass[node] as number) * scale;
      }
    }
    return true;
  }

  #drawArc(node: number, random: () => number): number {
    const { arcStart, arcTarget, arcOption } = this.#diagram;
    const start = arcStart[node] ?? 0;
    const end = arcStart[node + 1] ?? 0;
    const weightOf = (arc: number) => {
      const ahead = this.#mass[arcTarget[arc] ?? 0] ?? 0;
      return ahead === 0 ? 0 : (this.#weight[arcOption[arc] ?? 0] ?? 0) * ahead;
    };
    let total = 0;
    for (let arc = start; arc < end; arc++) total += weightOf(arc);
    let left = random() * total;
    let chosen = NONE;
    for (let arc = start; arc < end; arc++) {
      const weight = weightOf(arc);
      if (weight === 0) continue;
      chosen = arc;
      left -= weight;
      if (left < 0) break;
    }
    return chosen;
  }

  #priceOfPart(first: number, end: number, priceOf: PriceOfOption): number {
    let sum = 0;
    for (let stage = first; stage < end; stage++) {
      const option = this.optionAt(stage);
      const cost = priceOf(option);
      this.#price[option] = cost;
      sum += cost;
    }
    return sum;
  }
}
