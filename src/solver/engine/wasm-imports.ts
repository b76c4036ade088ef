/** What the imports need of the instance they are made for. */
export interface WasmHost {
  readonly memory: WebAssembly.Memory;
  /** Calls one of the instance's exported functions. */
  readonly call: (name: string, ...args: readonly number[]) => number;
  /** The function at a place of the instance's table. */
  readonly functionAt: (place: number) => (...args: readonly unknown[]) => unknown;
  readonly onText: (text: string) => void;
  /** The time, in milliseconds, that the instance is told whenever it asks. */
  readonly now: () => number;
}

type Import = (...args: readonly never[]) => unknown;

const MAIN_STACK_BYTES = 65536;
const MEMORY_GROWTH = 1.25;
const PAGE_BYTES = 65536;
const NANOSECONDS_PER_MILLISECOND = 1e6;
const VALUES_OF_A_WORD = 2 ** 32;

/**
 * Everything the CP-SAT runtime imports, in the Emscripten dialect it was compiled to, for one
 * thread that never waits. What a solver has no use for (files, further threads, exceptions, which
 * CP-SAT throws only when it is broken or out of memory) ends the solve with an error.
 */
export function wasmImports(module: WebAssembly.Module, host: WasmHost): WebAssembly.Imports {
  const known: Readonly<Record<string, Import>> = {
    ...clockImports(host),
    ...outputImports(host),
    ...memoryImports(host),
    ...startImports(host),
  };
  const functions: Record<string, Import> = {};
  for (const { kind, name } of WebAssembly.Module.imports(module)) {
    if (kind !== 'function') continue;
    functions[name] = known[name] ?? familyImport(name, host) ?? unexpected(name);
  }
  return { env: { ...functions, memory: host.memory }, wasi_snapshot_preview1: functions };
}

/** Imports that differ only in the shape of their arguments. */
function familyImport(name: string, host: WasmHost): Import | null {
  if (name.startsWith('_embind_register_')) return () => undefined;
  if (name.startsWith('invoke_'))
    return (place: number, ...args: readonly unknown[]) => host.functionAt(place)(...args);
  return null;
}

function unexpected(name: string): Import {
  return () => {
    throw new Error(`The solver engine ended unexpectedly: it called ${name}`);
  };
}

function clockImports({ memory, now }: WasmHost): Record<string, Import> {
  let view = new DataView(memory.buffer);
  return {
    emscripten_get_now: now,
    emscripten_date_now: now,
    clock_time_get: (_clock: number, _precision: bigint, result: number) => {
      // The view of shared memory stays right when that grows; it only does not reach the end.
      if (result + 8 > view.byteLength) view = new DataView(memory.buffer);
      const nanoseconds = Math.round(now() * NANOSECONDS_PER_MILLISECOND);
      const high = Math.floor(nanoseconds / VALUES_OF_A_WORD);
      view.setUint32(result, nanoseconds - high * VALUES_OF_A_WORD, true);
      view.setUint32(result + 4, high, true);
      return 0;
    },
    _tzset_js: () => undefined,
  };
}

function outputImports({ memory, onText }: WasmHost): Record<string, Import> {
  return {
    fd_write: (_file: number, parts: number, partCount: number, written: number) => {
      const view = new DataView(memory.buffer);
      const decoder = new TextDecoder();
      let total = 0;
      for (let part = parts; part < parts + 8 * partCount; part += 8) {
        const start = view.getUint32(part, true);
        const length = view.getUint32(part + 4, true);
        total += length;
        // A copy, because shared memory cannot be decoded.
        onText(decoder.decode(new Uint8Array(memory.buffer).slice(start, start + length)));
      }
      view.setUint32(written, total, true);
      return 0;
    },
    emscripten_stack_snapshot: () => 0,
    emscripten_stack_unwind_buffer: () => 0,
    emscripten_pc_get_function: () => 0,
    HaveOffsetConverter: () => 0,
    emscripten_asm_const_int: () => 0,
  };
}

function memoryImports({ memory }: WasmHost): Record<string, Import> {
  return {
    emscripten_get_heap_max: () => 2 ** 31,
    emscripten_resize_heap: (bytesWanted: number) => {
      const bytes = memory.buffer.byteLength;
      const wanted = Math.max(bytesWanted >>> 0, Math.min(bytes * MEMORY_GROWTH, 2 ** 31));
      try {
        memory.grow(Math.ceil((wanted - bytes) / PAGE_BYTES));
        return 1;
      } catch {
        return 0;
      }
    },
  };
}

function startImports({ memory, call }: WasmHost): Record<string, Import> {
  return {
    _emscripten_init_main_thread_js: (thread: number) => {
      call('_emscripten_thread_init', thread, 0, 1, 1, MAIN_STACK_BYTES, 0);
      call('_emscripten_tls_init');
    },
    _emscripten_thread_mailbox_await: () => undefined,
    emscripten_check_blocking_allowed: () => undefined,
    emscripten_num_logical_cores: () => 1,
    environ_sizes_get: (count: number, bytes: number) => {
      const view = new DataView(memory.buffer);
      view.setUint32(count, 0, true);
      view.setUint32(bytes, 0, true);
      return 0;
    },
    environ_get: () => 0,
    // Nothing of the engine may be random but what its seed makes so.
    random_get: (start: number, length: number) => {
      new Uint8Array(memory.buffer).fill(0x55, start, start + length);
      return 0;
    },
  };
}
