import { Abort } from './leaving.ts';

/** WASI's number for "no such function here". */
const NOT_SUPPORTED = 52;
/** WASI's number for "no such file descriptor". */
const BAD_DESCRIPTOR = 8;

/**
 * What the C library asks of a system: a clock, chance, and a place for its last words. Everything
 * else is not there: no files, no network, no environment.
 */
export function wasi(memory: () => WebAssembly.Memory): WebAssembly.ModuleImports {
  const view = () => new DataView(memory().buffer);
  const nothing = (first: number, second: number) => {
    view().setUint32(first, 0, true);
    view().setUint32(second, 0, true);
    return 0;
  };
  const known: Record<string, (...values: never[]) => number> = {
    args_sizes_get: nothing,
    environ_sizes_get: nothing,
    args_get: () => 0,
    environ_get: () => 0,
    clock_time_get(_clock: number, _precision: bigint, into: number) {
      view().setBigUint64(into, BigInt(Math.round(performance.now() * 1e6)), true);
      return 0;
    },
    random_get(into: number, length: number) {
      crypto.getRandomValues(new Uint8Array(memory().buffer, into, length));
      return 0;
    },
    fd_write(_descriptor: number, vectors: number, count: number, written: number) {
      let total = 0;
      for (let n = 0; n < count; n++) total += view().getUint32(vectors + 8 * n + 4, true);
      view().setUint32(written, total, true);
      return 0;
    },
    fd_close: () => 0,
    fd_prestat_get: () => BAD_DESCRIPTOR,
    proc_exit() {
      throw new Abort();
    },
  };
  return new Proxy(known, {
    get: (functions, name) => functions[name as string] ?? (() => NOT_SUPPORTED),
  }) as WebAssembly.ModuleImports;
}
