import { compileCpSat } from 'virtual:cp-sat-wasm';
import { wasmImports } from './wasm-imports.ts';

/** What is told while a solve goes on, from inside it: these must return quickly. */
export interface SolveWatch {
  /** One line of the search log. */
  readonly onLogLine: (line: string) => void;
  /** Called many times a second; the only moments at which the memory may be read. */
  readonly onSafepoint: () => void;
}

/** The engine's own limit of time, in seconds: out of reach, until `stop` makes the clock race past it. */
export const OUT_OF_REACH_SECONDS = 1e5;

// Has the runtime keep every solution as an event.
const SOLUTION_EVENTS = 1;
const MEMORY_PAGES_FIRST = 256; // 16 MiB
const MEMORY_PAGES_MAX = 32768; // 2 GiB
const MILLISECONDS_PER_SECOND = 1000;
const MILLISECONDS_BETWEEN_JUMPS = 10;
const MILLISECONDS_BETWEEN_LOOKS = 1;

/**
 * One instance of the CP-SAT runtime. It blocks its thread while it solves, so it belongs into a
 * worker. Every solve starts from the same memory and so cannot depend on the solves before it.
 */
export class CpSatRuntime {
  readonly memory: WebAssembly.Memory;
  readonly #functions = new Map<string, (...args: readonly number[]) => number>();
  readonly #table: WebAssembly.Table;
  readonly #freshMemory: Uint8Array;
  #stoppedAt: number | null = null;
  /** When the watch was last called, and by how much the engine's clock is ahead since. */
  #watchedAt = -Infinity;
  #ahead = 0;
  #watch: SolveWatch = { onLogLine: () => undefined, onSafepoint: () => undefined };
  #logText = '';

  /** Prefer `CpSatRuntime.load`. Blocks for some 20 ms. */
  constructor(module: WebAssembly.Module) {
    this.memory = new WebAssembly.Memory({
      initial: MEMORY_PAGES_FIRST,
      maximum: MEMORY_PAGES_MAX,
      shared: true,
    });
    const imports = wasmImports(module, {
      memory: this.memory,
      call: (name, ...args) => this.#call(name, ...args),
      functionAt: (place) => functionOf(this.#table.get(place)),
      onText: (text) => this.#onText(text),
      now: () => this.#now(),
    });
    const { exports } = new WebAssembly.Instance(module, imports);
    for (const [name, value] of Object.entries(exports)) {
      if (typeof value !== 'function') continue;
      const exported: (...args: readonly number[]) => unknown = functionOf(value);
      this.#functions.set(name, (...args) => Number(exported(...args) ?? 0));
    }
    const table = exports['__indirect_function_table'];
    if (!(table instanceof WebAssembly.Table)) throw new Error('The runtime has no function table');
    this.#table = table;
    this.#call('emscripten_stack_init');
    this.#call('__wasm_call_ctors');
    this.#freshMemory = withoutTrailingZeros(new Uint8Array(this.memory.buffer));
  }

  /** Gets and compiles the runtime; rejects where it cannot be had. */
  static async load(): Promise<CpSatRuntime> {
    return new CpSatRuntime(await compileCpSat());
  }

  /** Where the solve's stack begins; its frames lie below. */
  get stackTop(): number {
    return this.#call('emscripten_stack_get_current');
  }

  /**
   * Solves a CpModelProto under SatParameters and returns the CpSolverResponse, all as bytes.
   * Throws where the engine breaks down; the instance must then be thrown away.
   */
  solve(model: Uint8Array, parameters: Uint8Array, watch: SolveWatch): Uint8Array {
    this.#startFresh();
    this.#watch = watch;
    const modelAt = this.#store(model);
    const parametersAt = this.#store(parameters);
    const lengthAt = this.#call('malloc', 4);
    const start = this.#call(
      'solve_model_with_callback_events',
      modelAt,
      model.length,
      parametersAt,
      parameters.length,
      SOLUTION_EVENTS,
      lengthAt,
    );
    const length = new DataView(this.memory.buffer).getUint32(lengthAt, true);
    return responseAfterEvents(new Uint8Array(this.memory.buffer).slice(start, start + length));
  }

  /**
   * Ends the present solve as soon as it asks for the time, with the best solution so far: its clock races past its
   * own limit of time. (The runtime's `interrupt_solve` fails an assertion at some moments.)
   */
  stop(): void {
    this.#stoppedAt ??= performance.now();
  }

  // Only durations matter, so every clock is the one that never jumps, but to end a solve: then again and again, for
  // a stopwatch of the engine may have started after the first jump. The search reads the clock all the time to keep
  // to its limits: our way in. It does so hundreds of thousands of times a second, and once a millisecond is enough.
  #now(): number {
    const read = performance.now();
    if (read - this.#watchedAt < MILLISECONDS_BETWEEN_LOOKS) return this.#ahead + read;
    this.#watchedAt = read;
    this.#watch.onSafepoint();
    const now = performance.now();
    const jumps =
      this.#stoppedAt === null
        ? 0
        : 1 + Math.floor((now - this.#stoppedAt) / MILLISECONDS_BETWEEN_JUMPS);
    const jumped = 2 * OUT_OF_REACH_SECONDS * MILLISECONDS_PER_SECOND * jumps;
    this.#ahead = performance.timeOrigin + jumped;
    return this.#ahead + now;
  }

  #startFresh(): void {
    new Uint8Array(this.memory.buffer).set(this.#freshMemory);
    // Shared memory is filled by the element: words take an eighth of the time that bytes take.
    const words = new BigInt64Array(this.memory.buffer);
    words.fill(0n, this.#freshMemory.length / BigInt64Array.BYTES_PER_ELEMENT);
    this.#logText = '';
    this.#stoppedAt = null;
    this.#watchedAt = -Infinity;
  }

  #store(bytes: Uint8Array): number {
    const start = this.#call('malloc', bytes.length);
    if (start === 0) throw new Error('The solver engine has no memory left for the model');
    new Uint8Array(this.memory.buffer).set(bytes, start);
    return start;
  }

  #call(name: string, ...args: readonly number[]): number {
    const exported = this.#functions.get(name);
    if (!exported) throw new Error(`The runtime does not export ${name}`);
    return exported(...args);
  }

  #onText(text: string): void {
    const lines = (this.#logText + text).split('\n');
    this.#logText = lines.pop() ?? '';
    for (const line of lines) this.#watch.onLogLine(line);
  }
}

/** WebAssembly has no types for the functions it hands out. */
function functionOf(value: unknown): (...args: readonly unknown[]) => unknown {
  if (typeof value !== 'function')
    throw new Error('The runtime holds something that is no function');
  return (...args): unknown => Reflect.apply(value, undefined, args);
}

/** The answer is an event count, then type (1 byte), length and bytes of each, then the response. */
function responseAfterEvents(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 4;
  for (let event = view.getUint32(0, true); event > 0; event--)
    at += 5 + view.getUint32(at + 1, true);
  return bytes.subarray(at + 4, at + 4 + view.getUint32(at, true));
}

function withoutTrailingZeros(bytes: Uint8Array): Uint8Array {
  // By words of eight bytes: this runs once, before the code is compiled.
  const words = new Float64Array(bytes.buffer);
  let end = words.length;
  while (end > 0 && words[end - 1] === 0) end--;
  return bytes.slice(0, end * Float64Array.BYTES_PER_ELEMENT);
}
