/**
 * Whether this browser has a device. Its cookie is hidden from scripts, so a mark beside it says
 * so: a tab follows the jobs of others without making a device for somebody who never compiled.
 */

const KEY = 'legible:device';

export function isDeviceKnown(): boolean {
  try {
    return localStorage.getItem(KEY) === '1';
  } catch {
    return false; // Storage is blocked: the first compile tells.
  }
}

export function noteDevice(known: boolean): void {
  try {
    if (known) localStorage.setItem(KEY, '1');
    else localStorage.removeItem(KEY);
  } catch {
    // Storage is blocked: other tabs follow from their own first compile on.
  }
}

/** Runs `then` when another tab has got a device; gives a function that calls it off. */
export function watchDevice(then: () => void): () => void {
  const heard = ({ key, newValue }: StorageEvent) => {
    if (key === KEY && newValue === '1') then();
  };
  addEventListener('storage', heard);
  return () => removeEventListener('storage', heard);
}
