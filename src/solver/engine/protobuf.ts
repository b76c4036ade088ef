/**
 * The small part of the protocol buffer wire format that the engine's messages use: varints,
 * doubles, packed integers and nested messages.
 */

const VARINT = 0;
const DOUBLE = 1;
const LENGTH_DELIMITED = 2;

/** Writes one message; fields go in any order, defaults may be left out. */
export class MessageWriter {
  #bytes = new Uint8Array(64);
  #length = 0;

  /** An int32, int64, bool or enum field; any safe integer. */
  integer(field: number, value: number): this {
    this.#varint(field * 8 + VARINT);
    this.#varint(value);
    return this;
  }

  /** A double field. */
  double(field: number, value: number): this {
    this.#varint(field * 8 + DOUBLE);
    this.#reserve(8);
    new DataView(this.#bytes.buffer).setFloat64(this.#length, value, true);
    this.#length += 8;
    return this;
  }

  /** A repeated integer field, packed. */
  integers(field: number, values: Iterable<number>): this {
    const packed = new MessageWriter();
    for (const value of values) packed.#varint(value);
    return this.message(field, packed);
  }

  /** A nested message. */
  message(field: number, message: MessageWriter): this {
    this.#varint(field * 8 + LENGTH_DELIMITED);
    this.#varint(message.#length);
    this.#reserve(message.#length);
    this.#bytes.set(message.#bytes.subarray(0, message.#length), this.#length);
    this.#length += message.#length;
    return this;
  }

  /** The bytes written so far. */
  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  #reserve(count: number): void {
    if (this.#length + count <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + count));
    larger.set(this.#bytes);
    this.#bytes = larger;
  }

  #varint(value: number): void {
    this.#reserve(10);
    // Two halves of 32 bits: shifts of 64 bits would need BigInt, which is slow on large models.
    let low = value >>> 0;
    let high = Math.floor(value / 2 ** 32) >>> 0;
    for (; high !== 0 || low > 127; high >>>= 7) {
      this.#bytes[this.#length++] = (low & 127) | 128;
      low = ((low >>> 7) | (high << 25)) >>> 0;
    }
    this.#bytes[this.#length++] = low;
  }
}

/** One field as read: its number, and its value as a number or as raw bytes. */
export type Field =
  | { readonly number: number; readonly value: number }
  | { readonly number: number; readonly bytes: Uint8Array };

/**
 * The fields of a message in the order they were written.
 * Throws a RangeError where the bytes are not a message.
 */
export function* readFields(bytes: Uint8Array): Generator<Field> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < bytes.length;) {
    const [tag, afterTag] = readVarint(bytes, at);
    const number = Math.floor(tag / 8);
    if (tag % 8 === VARINT) {
      const [value, next] = readVarint(bytes, afterTag);
      yield { number, value };
      at = next;
    } else if (tag % 8 === DOUBLE) {
      yield { number, value: view.getFloat64(afterTag, true) };
      at = afterTag + 8;
    } else if (tag % 8 === LENGTH_DELIMITED) {
      const [length, start] = readVarint(bytes, afterTag);
      at = start + length;
      if (length < 0 || at > bytes.length) throw new RangeError('A field ends after its message');
      yield { number, bytes: bytes.subarray(start, at) };
    } else throw new RangeError(`Wire type ${tag % 8} is not in use`);
  }
}

/** The integers of a packed repeated field. */
export function readIntegers(bytes: Uint8Array): number[] {
  const values: number[] = [];
  for (let at = 0; at < bytes.length;) {
    const [value, next] = readVarint(bytes, at);
    values.push(value);
    at = next;
  }
  return values;
}

function readVarint(bytes: Uint8Array, start: number): readonly [value: number, next: number] {
  let low = 0;
  for (let at = start, scale = 1; at < start + 5; at++, scale *= 128) {
    const byte = bytes[at];
    if (byte === undefined) throw new RangeError('A number ends after its message');
    low += (byte & 127) * scale;
    if (byte < 128) return [low, at + 1];
  }
  let value = BigInt(low);
  for (let at = start + 5; at < start + 10; at++) {
    const byte = bytes[at];
    if (byte === undefined) throw new RangeError('A number ends after its message');
    value += BigInt(byte & 127) << BigInt(7 * (at - start));
    if (byte < 128) return [Number(BigInt.asIntN(64, value)), at + 1];
  }
  throw new RangeError('A number is longer than ten bytes');
}
