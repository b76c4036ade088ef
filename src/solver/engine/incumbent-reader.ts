import { decodeResponse, type Response } from './cp-sat-messages.ts';

// A solution event as the runtime keeps it: its type (one byte, padded), then a
// string as pointer, length, capacity.
const EVENT_BYTES = 16;
const SOLUTION_EVENT = 1;
const FRAME_BYTES = 4096;

/**
 * Reads the newest solution out of a running solve. The runtime hands its solutions over only at
 * the end, but keeps them in a list whose three pointers (begin, end, capacity) lie in the stack
 * frame of the call. The reader looks for a list that holds what the first solution must look
 * like, and remembers the place. Whoever uses a solution checks it against the model: a reader
 * that finds nothing, or nonsense, costs progress and never truth.
 */
export class IncumbentReader {
  readonly #memory: WebAssembly.Memory;
  readonly #stackTop: number;
  readonly #variableCount: number;
  #listAt: number | null = null;

  constructor(memory: WebAssembly.Memory, stackTop: number, variableCount: number) {
    this.#memory = memory;
    this.#stackTop = stackTop;
    this.#variableCount = variableCount;
  }

  /** The newest solution if `count` or more were kept; null where there is none to be read. */
  newest(count: number): Response | null {
    const view = new DataView(this.#memory.buffer);
    if (this.#listAt !== null) return this.#lastOf(view, this.#listAt, count);
    for (let at = this.#stackTop - FRAME_BYTES; at < this.#stackTop; at += 4) {
      const response = this.#lastOf(view, at, count);
      if (!response) continue;
      this.#listAt = at;
      return response;
    }
    return null;
  }

  #lastOf(view: DataView, listAt: number, count: number): Response | null {
    const begin = view.getUint32(listAt, true);
    const end = view.getUint32(listAt + 4, true);
    const capacity = view.getUint32(listAt + 8, true);
    if (begin === 0 || begin + EVENT_BYTES * count > end || end > capacity) return null;
    if ((end - begin) % EVENT_BYTES !== 0 || capacity > view.byteLength) return null;
    const event = end - EVENT_BYTES;
    if (view.getUint8(event) !== SOLUTION_EVENT) return null;
    const start = view.getUint32(event + 4, true);
    const length = view.getUint32(event + 8, true);
    if (start + length > view.byteLength) return null;
    try {
      const bytes = new Uint8Array(this.#memory.buffer, start, length);
      const response = decodeResponse(bytes);
      return response.values.length === this.#variableCount ? response : null;
    } catch {
      return null;
    }
  }
}
