import { describe, expect, it } from 'vitest';
import { backoff, LiveFeed, type LiveState, type SocketLike } from './live.ts';

class FakeSocket implements SocketLike {
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: (() => void) | null = null;
  sent: string[] = [];
  closed = false;
  send(data: string) {
    this.sent.push(data);
  }
  close() {
    this.closed = true;
  }
}

function setUp() {
  const sockets: { socket: FakeSocket; after: number | undefined }[] = [];
  const states: LiveState[] = [];
  const jobs: string[] = [];
  let timers: { ms: number; run: () => void }[] = [];
  const feed = new LiveFeed({
    connect: (after) => {
      const socket = new FakeSocket();
      sockets.push({ socket, after });
      return socket;
    },
    onJob: (job) => jobs.push(job.id),
    onState: (state) => states.push(state),
    after: (ms, run) => {
      const timer = { ms, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    random: () => 0,
  });
  const fire = () => {
    const timer = timers.shift();
    timer?.run();
    return timer?.ms;
  };
  const last = () => {
    const entry = sockets.at(-1);
    if (!entry) throw new Error('no socket');
    return entry;
  };
  return { feed, sockets, states, jobs, fire, last, waiting: () => timers.length };
}

const event = (id: number) => ({ data: JSON.stringify({ id, type: 'job', job: { id: `job-${id}` } }) });

describe('LiveFeed', () => {
  it('reports jobs once it is open', () => {
    const { feed, states, jobs, last } = setUp();
    feed.open();
    feed.open();
    last().socket.onopen?.();
    last().socket.onmessage?.(event(3));
    expect(states).toEqual(['connecting', 'open']);
    expect(jobs).toEqual(['job-3']);
  });

  it('comes back with a growing wait and replays after the last event', () => {
    const { feed, sockets, fire, last } = setUp();
    feed.open();
    last().socket.onopen?.();
    last().socket.onmessage?.(event(3));
    last().socket.onclose?.();
    expect(fire()).toBe(250);
    last().socket.onclose?.();
    expect(fire()).toBe(500);
    expect(sockets.map(({ after }) => after)).toEqual([undefined, 3, 3]);
  });

  it('waits short again after it was open', () => {
    const { feed, fire, last } = setUp();
    feed.open();
    for (let i = 0; i < 4; i += 1) {
      last().socket.onclose?.();
      fire();
    }
    last().socket.onopen?.();
    last().socket.onclose?.();
    expect(fire()).toBe(250);
  });

  it('tries at once when told that the network is back', () => {
    const { feed, sockets, last, waiting } = setUp();
    feed.open();
    last().socket.onclose?.();
    feed.retryNow();
    expect(sockets).toHaveLength(2);
    expect(waiting()).toBe(0);
    feed.retryNow();
    expect(sockets).toHaveLength(2);
  });

  it('pings, and takes no pong or foreign text for an event', () => {
    const { feed, jobs, fire, last } = setUp();
    feed.open();
    last().socket.onopen?.();
    fire();
    expect(last().socket.sent).toEqual(['ping']);
    for (const data of ['pong', '<html>', new ArrayBuffer(1)]) last().socket.onmessage?.({ data });
    expect(jobs).toEqual([]);
  });

  it('stays closed once closed', () => {
    const { feed, states, last, waiting } = setUp();
    feed.open();
    const { socket } = last();
    feed.close();
    socket.onclose?.();
    expect(socket.closed).toBe(true);
    expect(states.at(-1)).toBe('closed');
    expect(waiting()).toBe(0);
  });
});

describe('backoff', () => {
  it('doubles up to half a minute, spread over its upper half', () => {
    expect(backoff(0, 0)).toBe(250);
    expect(backoff(0, 0.999)).toBeLessThan(500);
    expect(backoff(20, 0.5)).toBe(22_500);
  });
});
