/** The live feed as the dashboard needs it: changes of jobs, and whether they come by themselves. */
import { liveUrl } from '#lib/api/client.ts';
import type { Job } from '#lib/compile/job.ts';
import { LiveFeed, type LiveState, type SocketLike } from '#lib/compile/live.ts';

export type FeedState = LiveState;

export interface JobFeed {
  open(): void;
  /** Tries at once instead of waiting, e.g. when the network is back. */
  retryNow(): void;
  close(): void;
}

export type MakeFeed = (onJob: (job: Job) => void, onState: (state: FeedState) => void) => JobFeed;

export const browserFeed: MakeFeed = (onJob, onState) =>
  new LiveFeed({
    connect: (after) => new WebSocket(liveUrl(location.origin, after)) as SocketLike,
    onJob,
    onState,
    after: (ms, run) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    random: Math.random,
  });
