/** Work that gives way to what was typed: the letter is painted first. */

/** Runs something when the next frame is painted; where nothing is painted, soon. */
export function afterPaint(run: () => void): void {
  if (globalThis.document?.hidden) setTimeout(run);
  else requestAnimationFrame(() => setTimeout(run));
}

/** Gives a function that hands values on when the next frame is painted; of several that come before it, the last. */
export function lastAfterPaint<T>(take: (value: T) => void, soon = afterPaint): (value: T) => void {
  let waiting: { value: T } | undefined;
  return (value) => {
    if (waiting) {
      waiting.value = value;
      return;
    }
    const due = (waiting = { value });
    soon(() => {
      waiting = undefined;
      take(due.value);
    });
  };
}
