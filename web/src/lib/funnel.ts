/**
 * Counts how far visits come: one more of the day, nothing about who. A visit is a tab of this browser.
 * Every page loads this, so that it needs nothing else.
 */

/** `scored`: a resume of one's own. */
export type Step = 'seen' | 'scored';

interface Surroundings {
  fetch: typeof fetch;
  storage: () => Storage;
  path: string;
  /** A program that says so drives the browser: nobody's visit. */
  driven: boolean;
}

const HERE = (): Surroundings => ({
  fetch: (input, init) => fetch(input, init),
  storage: () => sessionStorage,
  path: location.pathname,
  driven: navigator.webdriver,
});

/** Counts a step once a visit. Does not throw; what cannot be counted is not. */
export async function countStep(step: Step, around = HERE()): Promise<void> {
  if (around.driven || around.path === '/admin' || around.path.startsWith('/admin/')) return;
  const key = `legible:funnel:${step}`;
  try {
    const storage = around.storage();
    if (storage.getItem(key) !== null) return;
    storage.setItem(key, '1');
    await around.fetch('/api/v1/funnel', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ step }),
      keepalive: true,
    });
  } catch {
    // Neither a storage that is refused nor a lost count is worth a word.
  }
}
