/** The live feed of this tab, as pages use it: what the browser says is passed on, its state is shown. */
import type { Api } from '#lib/api/client.ts';
import { isDeviceKnown, noteDevice, watchDevice } from './device.ts';
import { eventsTransport } from './events.ts';
import { LiveFeed, type LiveState, type Way } from './feed.ts';
import type { JobMessage } from './message.ts';
import { pollTransport } from './poll.ts';
import { socketAddress, socketTransport, type SocketLike } from './socket.ts';

export interface Following {
  api: Api;
  onJob: (message: JobMessage) => void;
  /** Events were missed: fetch anew what is shown. */
  onGap: () => void;
  onState?: (state: LiveState) => void;
}

export class Live {
  state = $state<LiveState>('closed');
  way = $state<Way>('socket');
  /** Nobody has asked for anything yet: no device is made for the feed's sake. */
  #quiet = true;
  readonly #feed: LiveFeed;
  readonly #unlisten: () => void;

  constructor({ api, onJob, onGap, onState }: Following) {
    const fetcher: typeof fetch = (input, init) => fetch(input, init);
    const visible = () => document.visibilityState === 'visible';
    this.#feed = new LiveFeed({
      connect: {
        socket: socketTransport((after) => new WebSocket(socketAddress(location.href, after)) as SocketLike),
        events: eventsTransport(fetcher),
        poll: pollTransport({ fetcher, random: Math.random, visible }),
      },
      onJob,
      onGap,
      onState: (state, way) => {
        this.state = state;
        this.way = way;
        onState?.(state);
      },
      renewDevice: async () => {
        if (!this.#quiet) return api.renewDevice();
        noteDevice(false);
        this.#feed.close();
      },
      online: () => navigator.onLine,
      random: Math.random,
    });
    const online = () => this.#feed.setOnline(navigator.onLine);
    const seen = () => this.#feed.setVisible(visible());
    addEventListener('online', online);
    addEventListener('offline', online);
    document.addEventListener('visibilitychange', seen);
    const unwatch = watchDevice(() => this.#feed.open());
    this.#unlisten = () => {
      removeEventListener('online', online);
      removeEventListener('offline', online);
      document.removeEventListener('visibilitychange', seen);
      unwatch();
    };
  }

  /** Follows, unless it does already. There is a device. */
  open(): void {
    this.#quiet = false;
    noteDevice(true);
    this.#feed.open();
  }

  /** Follows as soon as this browser has a device; makes none. */
  openIfKnown(): void {
    if (isDeviceKnown()) this.#feed.open();
  }

  /** Ends it for good. */
  close(): void {
    this.#unlisten();
    this.#feed.close();
  }

  /** True while changes arrive by themselves, at once or a little late. */
  get follows(): boolean {
    return this.state === 'live' || this.state === 'slow';
  }
}
