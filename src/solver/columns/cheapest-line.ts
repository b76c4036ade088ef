import type { Diagram } from './diagram.ts';

/** A line that a diagram allows, and what it costs. */
export interface PricedLine {
  /** [place] -> value; places not set are 0. */
  readonly values: ReadonlyMap<number, number>;
  readonly cost: number;
}

/** Finds the cheapest lines of a diagram, again and again for new costs. */
export class Pricer {
  readonly #diagram: Diagram;
  readonly #optionCost: Float64Array;
  readonly #costFrom: Float64Array;
  readonly #bestArc: Int32Array;

  constructor(diagram: Diagram) {
    this.#diagram = diagram;
    this.#optionCost = new Float64Array(diagram.optionStart.length - 1);
    this.#costFrom = new Float64Array(diagram.arcStart.length - 1);
    this.#bestArc = new Int32Array(diagram.arcStart.length - 1).fill(-1);
  }

  get arcCount(): number {
    return this.#diagram.arcTarget.length;
  }

  /**
   * The least that a line costs, each place at its cost for each unit: exact.
   * @returns Infinity where no line is left.
   */
  leastCost(costs: Float64Array): number {
    const { arcStart, arcTarget, arcOption } = this.#diagram;
    this.#priceOptions(costs);
    const [costFrom, optionCost] = [this.#costFrom, this.#optionCost];
    const nodeCount = costFrom.length;
    costFrom[0] = 0;
    let arc = arcStart[1] ?? 0;
    for (let node = 1; node < nodeCount; node++) {
      const end = arcStart[node + 1] as number;
      let best = Infinity;
      let bestArc = -1;
      for (; arc < end; arc++) {
        const cost =
          (optionCost[arcOption[arc] as number] as number) +
          (costFrom[arcTarget[arc] as number] as number);
        if (cost < best) {
          best = cost;
          bestArc = arc;
        }
      }
      costFrom[node] = best;
      this.#bestArc[node] = bestArc;
    }
    return costFrom[nodeCount - 1] ?? Infinity;
  }

  /** The cheapest line for the costs last asked about; null where there is none. */
  cheapest(): PricedLine | null {
    return this.#lineWith(this.#costFrom.length - 1, -1);
  }

  /** Cheap lines for the costs last asked about, the cheapest first, each leaving it at another point. */
  cheapLines(countMax: number): PricedLine[] {
    const { arcStart, arcTarget, arcOption } = this.#diagram;
    const found: { readonly node: number; readonly arc: number; readonly cost: number }[] = [];
    let before = 0;
    for (let node = this.#costFrom.length - 1; node > 0;) {
      const bestArc = this.#bestArc[node] ?? -1;
      if (bestArc < 0) return [];
      for (let arc = arcStart[node] ?? 0; arc < (arcStart[node + 1] ?? 0); arc++) {
        if (arc === bestArc) continue;
        const after = this.#costFrom[arcTarget[arc] ?? 0] ?? Infinity;
        const cost = before + (this.#optionCost[arcOption[arc] ?? 0] ?? 0) + after;
        if (cost < Infinity) found.push({ node, arc, cost });
      }
      before += this.#optionCost[arcOption[bestArc] ?? 0] ?? 0;
      node = arcTarget[bestArc] ?? 0;
    }
    const others = found.toSorted((one, other) => one.cost - other.cost).slice(0, countMax - 1);
    return [this.cheapest(), ...others.map(({ node, arc }) => this.#lineWith(node, arc))].filter(
      (line) => line !== null,
    );
  }

  /**
   * All lines that cost no more than this under the costs last asked about.
   * @returns null where there are more than `countMax`.
   */
  linesWithin(costMax: number, countMax: number): PricedLine[] | null {
    const { arcStart, arcTarget, arcOption } = this.#diagram;
    const found: PricedLine[] = [];
    const path: number[] = [];
    const follow = (node: number, before: number): boolean => {
      if (node === 0) {
        found.push({ values: this.#valuesOn(path), cost: before });
        return found.length <= countMax;
      }
      for (let arc = arcStart[node] ?? 0; arc < (arcStart[node + 1] ?? 0); arc++) {
        const option = arcOption[arc] ?? 0;
        const target = arcTarget[arc] ?? 0;
        const cost = before + (this.#optionCost[option] ?? 0);
        if (cost + (this.#costFrom[target] ?? 0) > costMax) continue;
        path.push(option);
        if (!follow(target, cost)) return false;
        path.pop();
      }
      return true;
    };
    return follow(this.#costFrom.length - 1, 0) ? found : null;
  }

  #valuesOn(options: readonly number[]): Map<number, number> {
    const { optionStart, optionPlaces, optionValues } = this.#diagram;
    const values = new Map<number, number>();
    for (const option of options)
      for (let term = optionStart[option] ?? 0; term < (optionStart[option + 1] ?? 0); term++)
        values.set(optionPlaces[term] ?? 0, optionValues[term] ?? 0);
    return values;
  }

  /** The cheapest line, but for one arc taken at a node that is on it. */
  #lineWith(node: number, insteadArc: number): PricedLine | null {
    const { arcTarget, arcOption } = this.#diagram;
    const options: number[] = [];
    let cost = 0;
    for (let at = this.#costFrom.length - 1; at > 0;) {
      const arc = at === node && insteadArc >= 0 ? insteadArc : (this.#bestArc[at] ?? -1);
      if (arc < 0) return null;
      const option = arcOption[arc] ?? 0;
      options.push(option);
      cost += this.#optionCost[option] ?? 0;
      at = arcTarget[arc] ?? 0;
    }
    return { values: this.#valuesOn(options), cost };
  }

  #priceOptions(costs: Float64Array): void {
    const { optionStart, optionPlaces, optionValues } = this.#diagram;
    for (let option = 0; option < this.#optionCost.length; option++) {
      let cost = 0;
      for (let term = optionStart[option] ?? 0; term < (optionStart[option + 1] ?? 0); term++)
        cost += (costs[optionPlaces[term] ?? 0] ?? 0) * (optionValues[term] ?? 0);
      this.#optionCost[option] = cost;
    }
  }
}
