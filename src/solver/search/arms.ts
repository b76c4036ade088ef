const PART_FOR_ALL = 0.3;
const MEMORY = 0.7;

/** Ways to go on, each drawn as often as it brought something of late; none is ever given up. */
export class Arms {
  /** [arm] -> how likely it is drawn; they add up to 1. */
  readonly weights: Float64Array;
  readonly #tries: Float64Array;
  readonly #rewards: Float64Array;

  constructor(count: number) {
    this.weights = new Float64Array(count).fill(1 / count);
    this.#tries = new Float64Array(count);
    this.#rewards = new Float64Array(count);
  }

  /** An arm, for a random number from 0 to 1. */
  draw(random: number): number {
    let left = random;
    const last = this.weights.length - 1;
    for (let arm = 0; arm < last; arm++) {
      left -= this.weights[arm] ?? 0;
      if (left < 0) return arm;
    }
    return last;
  }

  /** Notes that an arm was tried. */
  try(arm: number): void {
    this.#tries[arm] = (this.#tries[arm] ?? 0) + 1;
  }

  /** Notes that what was tried brought something. */
  reward(arm: number): void {
    this.#rewards[arm] = (this.#rewards[arm] ?? 0) + 1;
  }

  /** Draws from now on by what was noted, and lets older notes count less. */
  learn(): void {
    const count = this.weights.length;
    const rates = Array.from(this.#tries, (tries, arm) =>
      Math.sqrt(((this.#rewards[arm] ?? 0) + 0.01) / (tries + 1)),
    );
    const total = rates.reduce((sum, rate) => sum + rate, 0);
    rates.forEach((rate, arm) => {
      this.weights[arm] = PART_FOR_ALL / count + ((1 - PART_FOR_ALL) * rate) / total;
      this.#tries[arm] = (this.#tries[arm] ?? 0) * MEMORY;
      this.#rewards[arm] = (this.#rewards[arm] ?? 0) * MEMORY;
    });
  }
}
