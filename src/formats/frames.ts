import { fromBase45, toBase45 } from './base45.ts';
import { packed, unpacked } from './packed-text.ts';

/** What every frame begins with: whose it is and how it is written. */
const MARK = 'RSF1:';
/** The head of a frame: which text (4 bytes), how many bytes that is packed (3), which frame (3). */
const HEAD_BYTES = 10;
/** So many bytes make a code that a phone reads from another's screen at arm's length. */
const BLOCK_BYTES = 540;
/** More than any schedule has. */
const PACKED_BYTES_MAX = 4_000_000;
const UNPACKED_BYTES_MAX = 40_000_000;
const FRAMES_MAX = 2 ** 24;

/**
 * A text as an endless sequence of short texts, each for one code. Whoever has read about as many of them as the text has
 * pieces, whichever they are, has all of it: the first frames are the pieces, every later one a random half of them added up
 * (a fountain code over GF(2)), so that a frame that was missed need not come again.
 */
export interface Frames {
  /** How many frames have to be read at least. */
  readonly pieces: number;
  /** The text of that frame, counted from 0. */
  readonly at: (place: number) => string;
}

/** Makes the frames of a text. */
export async function framesOf(text: string): Promise<Frames> {
  const bytes = await packed(text);
  if (bytes.length > PACKED_BYTES_MAX) throw new Error('No text of this app is so long');
  const pieces = piecesOf(bytes);
  const name = await nameOf(bytes);
  const at = (place: number): string => {
    const frame = place % FRAMES_MAX;
    const whole = new Uint8Array(HEAD_BYTES + BLOCK_BYTES);
    whole.set(name);
    const head = new DataView(whole.buffer);
    head.setUint32(4, bytes.length << 8);
    head.setUint16(7, frame >> 8);
    head.setUint8(9, frame & 255);
    const sum = whole.subarray(HEAD_BYTES);
    for (const piece of chosenFor(frame, pieces.length)) add(sum, pieces[piece]);
    return MARK + toBase45(whole);
  };
  return { pieces: pieces.length, at };
}

function piecesOf(bytes: Uint8Array): Uint8Array[] {
  const count = Math.max(1, Math.ceil(bytes.length / BLOCK_BYTES));
  const at = Array.from({ length: count }, (_, place) => place * BLOCK_BYTES);
  return at.map((from) => bytes.subarray(from, from + BLOCK_BYTES));
}

async function nameOf(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).subarray(0, 4);
}

function add(sum: Uint8Array, other: Uint8Array | undefined): void {
  other?.forEach((byte, place) => {
    sum[place] = (sum[place] ?? 0) ^ byte;
  });
}

/** Which pieces a frame adds up: the same wherever it is asked. */
function chosenFor(frame: number, pieces: number): number[] {
  if (frame < pieces) return [frame];
  const chosen: number[] = [];
  for (let piece = 0; piece < pieces; piece++) {
    if (mixed(frame, piece) >= 2 ** 31) chosen.push(piece);
  }
  return chosen.length > 0 ? chosen : [frame % pieces];
}

/**
 * 32 bits that look random. It must not be linear in its bits, or the frames would add up to no more than 32 pieces.
 */
function mixed(frame: number, piece: number): number {
  let bits = Math.imul(frame, 0x9e3779b1) ^ Math.imul(piece + 1, 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 16), 0x7feb352d);
  bits = Math.imul(bits ^ (bits >>> 15), 0x846ca68b);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** What was read so far. */
export interface FramesRead {
  readonly read: number;
  readonly pieces: number;
}

interface Equation {
  readonly pieces: Set<number>;
  readonly sum: Uint8Array;
}

/** Puts a text together from frames as they are read, in any order, with any of them missing. */
export class FrameReader {
  #name = '';
  #length = 0;
  #pieces = 0;
  readonly #seen = new Set<number>();
  /** By the first piece each holds: none holds the first piece of another before it. */
  #equations = new Map<number, Equation>();

  /** Whether a text is a frame. */
  static isFrame(text: string): boolean {
    return text.startsWith(MARK);
  }

  /**
   * Takes in the text of a code. A frame of another text begins anew.
   * @returns how far it is; null when it is no frame.
   */
  take(text: string): FramesRead | null {
    const whole = FrameReader.isFrame(text) ? fromBase45(text.slice(MARK.length)) : null;
    if (whole?.length !== HEAD_BYTES + BLOCK_BYTES) return null;
    const head = new DataView(whole.buffer);
    const length = head.getUint32(4) >>> 8;
    if (length === 0 || length > PACKED_BYTES_MAX) return null;
    const name = `${head.getUint32(0)} ${length}`;
    if (name !== this.#name) this.#begin(name, length);
    const frame = (head.getUint16(7) << 8) | head.getUint8(9);
    if (!this.#seen.has(frame)) {
      this.#seen.add(frame);
      const pieces = new Set(chosenFor(frame, this.#pieces));
      this.#keep({ pieces, sum: whole.subarray(HEAD_BYTES) });
    }
    return { read: this.#equations.size, pieces: this.#pieces };
  }

  /** The text, once enough was read; null before, and where what was read does not fit together. */
  async text(): Promise<string | null> {
    if (this.#pieces === 0 || this.#equations.size < this.#pieces) return null;
    const whole = new Uint8Array(this.#pieces * BLOCK_BYTES);
    // From the last to the first: what an equation holds besides its first piece is known by then.
    for (let place = this.#pieces - 1; place >= 0; place--) {
      const { pieces = new Set<number>(), sum } = this.#equations.get(place) ?? {};
      const piece = whole.subarray(place * BLOCK_BYTES, (place + 1) * BLOCK_BYTES);
      add(piece, sum);
      for (const other of pieces) if (other !== place) add(piece, pieceAt(whole, other));
    }
    const bytes = whole.slice(0, this.#length);
    const name = new DataView((await nameOf(bytes)).slice().buffer).getUint32(0);
    const isRight = `${name} ${this.#length}` === this.#name;
    const text = isRight ? await unpacked(bytes, UNPACKED_BYTES_MAX).catch(() => null) : null;
    // A frame was misread: there is no telling which.
    if (text === null) this.#begin('', 0);
    return text;
  }

  #begin(name: string, length: number): void {
    this.#name = name;
    this.#length = length;
    this.#pieces = Math.ceil(length / BLOCK_BYTES);
    this.#seen.clear();
    this.#equations = new Map();
  }

  #keep({ pieces, sum }: Equation): void {
    while (pieces.size > 0) {
      const first = Math.min(...pieces);
      const known = this.#equations.get(first);
      if (!known) {
        this.#equations.set(first, { pieces, sum });
        return;
      }
      for (const piece of known.pieces) if (!pieces.delete(piece)) pieces.add(piece);
      add(sum, known.sum);
    }
  }
}

function pieceAt(whole: Uint8Array, place: number): Uint8Array {
  return whole.subarray(place * BLOCK_BYTES, (place + 1) * BLOCK_BYTES);
}
