/** Provided by the Vite plugin beside this file, for browsers and for Node. */
declare module 'virtual:cp-sat-wasm' {
  /** Fetches or reads the CP-SAT runtime and compiles it; rejects where it cannot be had. */
  export function compileCpSat(): Promise<WebAssembly.Module>;
}
