/** Whole numbers in a typed array that grows as they are added. */
export class GrowingArray {
  #items: Int32Array<ArrayBuffer>;
  #length = 0;

  constructor(capacity = 1024) {
    this.#items = new Int32Array(capacity);
  }

  get length(): number {
    return this.#length;
  }

  /** The array behind it, good until something is added; it is longer than what was added. */
  get items(): Int32Array {
    return this.#items;
  }

  /** Adds a number at the end. */
  push(item: number): void {
    if (this.#length === this.#items.length) this.#reserve(1);
    this.#items[this.#length++] = item;
  }

  /** Adds the first `count` numbers of another array. */
  append(others: Int32Array, count: number): void {
    if (this.#length + count > this.#items.length) this.#reserve(count);
    for (let at = 0; at < count; at++) this.#items[this.#length + at] = others[at] ?? 0;
    this.#length += count;
  }

  /** Forgets what was added beyond so many; the memory stays. */
  cutTo(length: number): void {
    this.#length = length;
  }

  /** What was added, in an array of its own. */
  toArray(): Int32Array {
    return this.#items.slice(0, this.#length);
  }

  #reserve(count: number): void {
    const larger = new Int32Array(Math.max(this.#items.length * 2, this.#length + count));
    larger.set(this.#items.subarray(0, this.#length));
    this.#items = larger;
  }
}

/** A set of tuples of equally many whole numbers, each with a number from 0 in the order of their coming. */
export class TupleSet {
  readonly #width: number;
  readonly #tuples = new GrowingArray();
  #slots = new Int32Array(1024).fill(-1);
  #count = 0;

  constructor(width: number) {
    this.#width = width;
  }

  get count(): number {
    return this.#count;
  }

  /** The tuples one after the other. */
  get tuples(): Int32Array {
    return this.#tuples.items;
  }

  /** The number of a tuple, which is added if it is not there yet. */
  add(tuple: Int32Array): number {
    const mask = this.#slots.length - 1;
    let slot = hashOf(tuple, this.#width) & mask;
    for (;;) {
      const known = this.#slots[slot] ?? -1;
      if (known < 0) break;
      if (this.#isAt(known, tuple)) return known;
      slot = (slot + 1) & mask;
    }
    this.#slots[slot] = this.#count;
    this.#tuples.append(tuple, this.#width);
    this.#count++;
    if (this.#count * 2 > this.#slots.length) this.#rehash();
    return this.#count - 1;
  }

  #isAt(known: number, tuple: Int32Array): boolean {
    const { items } = this.#tuples;
    const start = known * this.#width;
    for (let at = 0; at < this.#width; at++) if (items[start + at] !== tuple[at]) return false;
    return true;
  }

  #rehash(): void {
    const slots = new Int32Array(this.#slots.length * 4).fill(-1);
    const mask = slots.length - 1;
    for (let known = 0; known < this.#count; known++) {
      const start = known * this.#width;
      const tuple = this.#tuples.items.subarray(start, start + this.#width);
      let slot = hashOf(tuple, this.#width) & mask;
      while ((slots[slot] ?? -1) >= 0) slot = (slot + 1) & mask;
      slots[slot] = known;
    }
    this.#slots = slots;
  }
}

function hashOf(tuple: Int32Array, width: number): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < width; at++) {
    hash = Math.imul(hash ^ (tuple[at] ?? 0), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return hash >>> 0;
}
