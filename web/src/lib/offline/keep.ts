/**
 * Has the browser keep the workspace for when there is no network. Not before the page has come to rest:
 * what is kept is mostly here already, but nothing should hold up the first score and the first page.
 */

/** What decides; the browser's own objects but for tests. */
export interface Surroundings {
  serviceWorker?: Pick<ServiceWorkerContainer, 'register'>;
  /** The person asked to spare data. */
  saveData?: boolean;
  whenIdle: (then: () => void) => void;
}

export const surroundings = (): Surroundings => {
  const { serviceWorker, connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
  return {
    // Absent in private windows of some browsers and on pages without TLS.
    ...(serviceWorker ? { serviceWorker } : {}),
    saveData: connection?.saveData ?? false,
    whenIdle: (then) =>
      'requestIdleCallback' in window
        ? void requestIdleCallback(then, { timeout: 30_000 })
        : void setTimeout(then, 5_000),
  };
};

/** Runs what only serves later visits: when the page is at rest, and not where data is to be spared. */
export function forLater(run: () => void, { saveData, whenIdle }: Surroundings = surroundings()): void {
  if (!saveData) whenIdle(run);
}

/** Registers the service worker; without one, everything but opening the page offline is as ever. */
export function keepForOffline(around: Surroundings = surroundings()): void {
  const { serviceWorker } = around;
  if (!serviceWorker) return;
  forLater(() => {
    serviceWorker.register('/service-worker.js').catch(() => {
      // Storage is full or forbidden: the next visit tries again.
    });
  }, around);
}
