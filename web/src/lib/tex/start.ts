/** The manager with the browser's own workers and clock. */
import { forLater } from '#lib/offline/keep.ts';
import { fetchAhead } from './ahead.ts';
import { Manager, type ManagerOptions } from './manager.ts';
import type { FromWorker, ToWorker } from './protocol.ts';
import type { FormatName } from './release.ts';

/** Whether this browser can run the engine at all. */
export const canTypeset = () =>
  typeof Worker === 'function' && typeof WebAssembly === 'object' && 'compileStreaming' in WebAssembly;

/** Whether an engine can wait for the rest of a document: memory is shared on isolated pages only. */
export const canWait = () => globalThis.crossOriginIsolated && typeof SharedArrayBuffer === 'function';

/**
 * Two workers, so that one is warm while the other sets; each holds some 300 MB while it does. One
 * where that is much: `deviceMemory` is told in steps, 4 GB being what a mid-range phone has, and with
 * two cores a second worker would take its time from the page and the scorer.
 */
export function seatsFor(memoryGb: number | undefined, cores: number | undefined): number {
  return (memoryGb ?? 8) <= 4 || (cores ?? 4) <= 2 ? 1 : 2;
}

export function startManager(listen: Pick<ManagerOptions, 'onShown' | 'onTrouble'>): Manager {
  const { deviceMemory } = navigator as Navigator & { deviceMemory?: number };
  const shares = canWait();
  return new Manager({
    ...listen,
    shares,
    // Without a warm start a second worker would only compete with the first.
    seats: shares ? seatsFor(deviceMemory, navigator.hardwareConcurrency) : 1,
    origin: location.origin,
    start(hear, broke) {
      const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
      worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => hear(data));
      worker.addEventListener('error', (event) => {
        event.preventDefault();
        broke();
      });
      return {
        post: (message: ToWorker) => worker.postMessage(message),
        end: () => worker.terminate(),
      };
    },
    timers: {
      set: (run, ms) => setTimeout(run, ms),
      clear: (timer) => clearTimeout(timer as number | undefined),
    },
    date: () => Math.floor(Date.now() / 1000) - new Date().getTimezoneOffset() * 60,
  });
}

export function startAhead(manager: Manager, format: FormatName): void {
  forLater(() => {
    const { release } = manager;
    if (!release || !('caches' in window)) return;
    void fetchAhead(release, format, {
      fetch: (...request) => fetch(...request),
      caches,
      origin: location.origin,
    }).then(
      (pieces) => pieces.forEach((piece) => manager.give(piece)),
      () => undefined, // It is fetched when it is needed.
    );
  });
}
