import { compileCpSat } from 'virtual:cp-sat-wasm';
import { wasmImports } from './wasm-imports.ts';

/** What is told while a solve goes on, from inside it: these must return quickly. */
export interface SolveWatch {
  /** One line of the search log. */
  readonly onLogLine: (line: string) => void;
  /** Called many times a second; the only moments at which `interrupt` may be called. */
  readonly onSafepoint: () => void;
}

// Has the runtime keep every solution as an event.
const SOLUTION_EVENTS = 1;
const MEMORY_PAGES_FIRST = 256; // 16 MiB
const MEMORY_PAGES_MAX = 32768; // 2 GiB

/**
 * One instance of the CP-SAT runtime. It blocks its thread while it solves, so it belongs into a
 * worker. Every solve starts from the same memory and so cannot depend on the solves before it.
 */
export class CpSatRuntime {
  readonly memory: WebAssembly.Memory;
  readonly #functions = new Map<string, (...args: readonly number[]) => number>();
  readonly #table: WebAssembly.Table;
  readonly #freshMemory: Uint8Array;
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
      functionAt: (place) => this.#table.get(place),
      onText: (text) => this.#onText(text),
      onSafepoint: () => this.#watch.onSafepoint(),
    });
    const { exports } = new WebAssembly.Instance(module, imports);
    for (const [name, value] of Object.entries(exports))
      if (typeof value === 'function') this.#functions.set(name, (...args) => value(...args));
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

  /** Ends the present solve soon, with the best solution so far. */
  interrupt(): void {
    this.#call('interrupt_solve');
  }

  #startFresh(): void {
    const memory = new Uint8Array(this.memory.buffer);
    memory.set(this.#freshMemory);
    memory.fill(0, this.#freshMemory.length);
    this.#logText = '';
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

/** The answer is an event count, then type (1 byte), length and bytes of each, then the response. */
function responseAfterEvents(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 4;
  for (let event = view.getUint32(0, true); event > 0; event--)
    at += 5 + view.getUint32(at + 1, true);
  return bytes.subarray(at + 4, at + 4 + view.getUint32(at, true));
}

function withoutTrailingZeros(bytes: Uint8Array): Uint8Array {
  return bytes.slice(0, bytes.findLastIndex((byte) => byte !== 0) + 1);
}
