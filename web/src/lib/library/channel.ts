/** Tells the other tabs of this browser that projects were written. */

const NAME = 'legible-library';

export interface Channel {
  tell: (ids: readonly string[]) => void;
  close: () => void;
}

/** `onNews`: another tab wrote the projects of these ids. */
export function openChannel(onNews: (ids: readonly string[]) => void): Channel {
  // Where there is none, a tab learns of it at its next save.
  if (typeof BroadcastChannel === 'undefined') return { tell: () => undefined, close: () => undefined };
  const channel = new BroadcastChannel(NAME);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (Array.isArray(data)) onNews(data.filter((id) => typeof id === 'string'));
  };
  let isOpen = true;
  return {
    // What was under way when the page closed is told by nobody: the others learn of it as they do without.
    tell: (ids) => isOpen && channel.postMessage(ids),
    close: () => {
      isOpen = false;
      channel.close();
    },
  };
}
