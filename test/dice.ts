import { Random } from './worlds/random.ts';

/** Random numbers from a seed, as tests speak of them. */
export class Dice extends Random {
  /** True in this part of all cases. */
  chance(part: number): boolean {
    return this.next() < part;
  }

  /** A whole number, both ends included. */
  whole(min: number, max: number): number {
    return min + this.below(max - min + 1);
  }
}
