/** The live feed as the dashboard needs it: changes of jobs, and whether they come by themselves. */
import type { Api } from '#lib/api/client.ts';
import { noteDevice } from '#lib/live/device.ts';
import type { LiveState } from '#lib/live/feed.ts';
import { Live } from '#lib/live/live.svelte.ts';
import type { JobMessage } from '#lib/live/message.ts';

export type FeedState = LiveState;

export interface JobFeed {
  /** Follows, unless it does already; the server has just told that there is a device. */
  open(): void;
  close(): void;
}

export interface FeedListener {
  onJob: (message: Pick<JobMessage, 'job' | 'partial'>) => void;
  /** Events were missed: the list is to be fetched anew. */
  onGap: () => void;
  onState: (state: FeedState) => void;
}

export type MakeFeed = (listener: FeedListener) => JobFeed;

/** True while changes arrive by themselves, at once or a little late. */
export const follows = (state: FeedState) => state === 'live' || state === 'slow';

/** The feed of this browser. It makes no device, not even in place of one that is refused later. */
export const browserFeed =
  (api: Api): MakeFeed =>
  (listener) => {
    const live = new Live({ api, ...listener });
    return {
      open: () => {
        noteDevice(true);
        live.openIfKnown();
      },
      close: () => live.close(),
    };
  };
