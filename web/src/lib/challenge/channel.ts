/** Tells the workspace, in another tab, that somebody has shown to be there. */

const NAME = 'legible-challenge';

/** Tells it. */
export function tellPassed(): void {
  if (typeof BroadcastChannel === 'undefined') return;
  const channel = new BroadcastChannel(NAME);
  channel.postMessage('passed');
  channel.close();
}

/** Hears of it; gives a function that ends it. */
export function whenPassed(then: () => void): () => void {
  // Where there is none, the person presses Compile again.
  if (typeof BroadcastChannel === 'undefined') return () => undefined;
  const channel = new BroadcastChannel(NAME);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (data === 'passed') then();
  };
  return () => channel.close();
}
