import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LiveFeed, type LiveState, type Way } from './feed.ts';
import type { JobMessage } from './message.ts';
import type { Connect, End, Listener } from './transport.ts';

interface Made {
  way: Way;
  after: number | undefined;
  listener: Listener;
  closed: boolean;
  seen: boolean[];
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function setUp({ online = true } = {}) {
  const made: Made[] = [];
  const states: LiveState[] = [];
  const heard: number[] = [];
  let gaps = 0;
  let renewed = 0;
  const network = { online };
  const connect =
    (way: Way): Connect =>
    (after, listener) => {
      const connection: Made = { way, after, listener, closed: false, seen: [] };
      made.push(connection);
      return { close: () => (connection.closed = true), seen: (visible) => connection.seen.push(visible) };
    };
  const feed = new LiveFeed({
    connect: { socket: connect('socket'), events: connect('events'), poll: connect('poll') },
    onJob: ({ id }) => heard.push(id),
    onGap: () => (gaps += 1),
    onState: (state) => state !== states.at(-1) && states.push(state),
    renewDevice: async () => {
      renewed += 1;
    },
    online: () => network.online,
    random: () => 0.5,
  });
  const last = (): Made => {
    const connection = made.at(-1);
    if (!connection) throw new Error('no connection was made');
    return connection;
  };
  const greet = (after = 0, complete = true) => last().listener.onHello({ after, complete });
  const say = (id: number, connection = last()) => connection.listener.onJob(message(id));
  /** Ends the last connection, and lets the wait for the next one pass. */
  const fail = (end: End = 'lost') => {
    last().listener.onEnd(end);
    vi.advanceTimersByTime(60_000);
  };
  const ways = () => made.map(({ way }) => way);
  return {
    ...{ feed, made, states, heard, network, last, greet, say, fail, ways },
    gaps: () => gaps,
    renewed: () => renewed,
  };
}

const message = (id: number) => ({ type: 'job', id, partial: false, job: { id: `job-${id}` } }) as JobMessage;

/** As far down as a rung, by failing. */
function fallTo(rung: Way, { fail, last }: Pick<ReturnType<typeof setUp>, 'fail' | 'last'>) {
  for (let n = 0; n < 9 && last().way !== rung; n += 1) fail();
}

describe('a feed', () => {
  it('connects once it is opened, by a socket, and reports jobs', () => {
    const { feed, made, states, heard, greet, say, ways } = setUp();
    expect(made).toEqual([]);
    feed.open();
    feed.open();
    expect(ways()).toEqual(['socket']);
    greet(7);
    say(8);
    say(9);
    expect(states).toEqual(['connecting', 'live']);
    expect(heard).toEqual([8, 9]);
  });

  it('goes on after the last event, and reports none twice or out of order', () => {
    const { feed, made, heard, greet, say, fail } = setUp();
    feed.open();
    greet(3);
    say(4);
    say(6);
    say(5);
    say(6);
    fail();
    greet(6);
    say(6);
    say(7);
    expect(heard).toEqual([4, 6, 7]);
    expect(made.map(({ after }) => after)).toEqual([undefined, 6]);
  });

  it('goes on where it was greeted when the connection broke before any event', () => {
    const { feed, greet, fail, last } = setUp();
    feed.open();
    greet(3);
    fail();
    expect(last().after).toBe(3);
  });

  it('does not take the newest id for what it has seen while older events are still to come', () => {
    const { feed, greet, say, fail, last } = setUp();
    feed.open();
    greet(0);
    fail();
    // The server is at 50 by now; the connection breaks after the second of the events missed.
    greet(0);
    say(1);
    say(2);
    fail();
    expect(last().after).toBe(2);
  });

  it('tells of a gap and goes on from what the server has, be it an earlier life', () => {
    const { feed, heard, greet, say, fail, gaps } = setUp();
    feed.open();
    greet(90);
    say(91);
    fail();
    greet(2, false);
    say(3);
    expect(gaps()).toBe(1);
    expect(heard).toEqual([91, 3]);
  });

  it('is reconnecting while it waits, and waits longer each time', () => {
    const { feed, made, states, greet, last } = setUp();
    feed.open();
    greet();
    vi.advanceTimersByTime(6_000);
    const waits: number[] = [];
    for (let n = 0; n < 2; n += 1) {
      last().listener.onEnd('lost');
      const before = made.length;
      let waited = 0;
      for (; made.length === before; waited += 5) vi.advanceTimersByTime(5);
      waits.push(waited);
    }
    expect(waits).toEqual([375, 750]);
    expect(states).toEqual(['connecting', 'live', 'reconnecting']);
  });

  it('comes back at once, without a word, when the server ends a connection as agreed', () => {
    const { feed, made, states, greet, last } = setUp();
    feed.open();
    greet(1);
    for (let n = 0; n < 5; n += 1) {
      last().listener.onEnd('done');
      vi.advanceTimersByTime(250);
      greet(1);
    }
    expect(made).toHaveLength(6);
    expect(states).toEqual(['connecting', 'live']);
  });

  it('stays closed once closed', () => {
    const { feed, made, states, heard, say, last } = setUp();
    feed.open();
    feed.close();
    last().listener.onHello({ after: 0, complete: true });
    say(1);
    last().listener.onEnd('lost');
    feed.setOnline(true);
    feed.setVisible(true);
    vi.advanceTimersByTime(600_000);
    expect(made).toHaveLength(1);
    expect(last().closed).toBe(true);
    expect([states.at(-1), heard]).toEqual(['closed', []]);
    feed.open();
    expect(made).toHaveLength(2);
  });

  it('does not hear a connection that was given up', () => {
    const { feed, made, heard, greet, say, fail } = setUp();
    feed.open();
    greet();
    fail();
    greet();
    say(1, made[0]);
    made[0]?.listener.onEnd('lost');
    say(2);
    expect(heard).toEqual([2]);
    expect(made).toHaveLength(2);
  });
});

describe('the ladder', () => {
  it('goes from a socket to a stream to polls, three failures each, and stays at polls', () => {
    const { feed, states, greet, fail, ways } = setUp();
    feed.open();
    for (let n = 0; n < 8; n += 1) fail();
    expect(ways()).toEqual([
      ...['socket', 'socket', 'socket'],
      ...['events', 'events', 'events'],
      ...['poll', 'poll', 'poll'],
    ]);
    expect(states).toEqual(['connecting']);
    greet();
    expect(states).toEqual(['connecting', 'slow']);
  });

  it('counts a socket that closes as soon as it is open as one that failed', () => {
    const { feed, greet, fail, last } = setUp();
    feed.open();
    for (let n = 0; n < 3; n += 1) {
      greet();
      fail();
    }
    expect(last().way).toBe('events');
  });

  it('forgets failures once a connection has held', () => {
    const { feed, greet, fail, ways } = setUp();
    feed.open();
    for (let n = 0; n < 4; n += 1) {
      fail();
      fail();
      greet();
      vi.advanceTimersByTime(5_000);
    }
    expect(new Set(ways())).toEqual(new Set(['socket']));
  });

  it('is live over a stream', () => {
    const harness = setUp();
    harness.feed.open();
    fallTo('events', harness);
    harness.greet();
    expect(harness.states).toEqual(['connecting', 'live']);
  });

  it('tries a socket beside what works, ever more seldom, and moves when it is greeted', () => {
    const harness = setUp();
    const { feed, made, heard, states, greet, say, last, ways } = harness;
    feed.open();
    fallTo('poll', harness);
    greet(4);
    const poll = last();
    vi.advanceTimersByTime(10_000);
    expect(last().way).toBe('socket');
    expect(poll.closed).toBe(false);
    last().listener.onEnd('lost');
    say(5, poll);
    const before = made.length;
    vi.advanceTimersByTime(19_000);
    expect(made).toHaveLength(before);
    vi.advanceTimersByTime(1_000);
    expect(ways().at(-1)).toBe('socket');
    expect(last().after).toBe(5);
    say(6, poll);
    greet(5);
    expect(poll.closed).toBe(true);
    // The socket replays what the poll brought meanwhile.
    say(6);
    say(7);
    say(8, poll);
    expect(heard).toEqual([5, 6, 7]);
    expect(states).toEqual(['connecting', 'slow', 'live']);
    vi.advanceTimersByTime(600_000);
    expect(last().way).toBe('socket');
    expect(made).toHaveLength(before + 1);
  });

  it('falls again from a socket that was found and did not hold', () => {
    const harness = setUp();
    const { feed, greet, fail, last, states } = harness;
    feed.open();
    fallTo('events', harness);
    greet();
    vi.advanceTimersByTime(10_000);
    greet();
    for (let n = 0; n < 3; n += 1) fail();
    expect(last().way).toBe('events');
    greet();
    expect(states.at(-1)).toBe('live');
  });

  it('asks for changes at once where there are too many connections', () => {
    const { feed, greet, fail, last, states } = setUp();
    feed.open();
    fail('full');
    expect(last().way).toBe('poll');
    greet();
    expect(states.at(-1)).toBe('slow');
  });

  it('waits half a minute where there are too many requests', () => {
    const { feed, made, last } = setUp();
    feed.open();
    last().listener.onEnd('limited');
    vi.advanceTimersByTime(25_000);
    expect(made).toHaveLength(1);
    vi.advanceTimersByTime(10_000);
    expect(made).toHaveLength(2);
  });

  it('sees to the device when the server does not know it', () => {
    const { feed, made, fail, renewed } = setUp();
    feed.open();
    fail('device');
    expect(renewed()).toBe(1);
    expect(made).toHaveLength(2);
  });
});

describe('the browser', () => {
  it('offline: nothing is tried until there is a network, and then at once, from the top', () => {
    const harness = setUp();
    const { feed, made, states, network, greet, last } = harness;
    feed.open();
    fallTo('poll', harness);
    greet(3);
    network.online = false;
    feed.setOnline(false);
    expect(last().closed).toBe(true);
    const before = made.length;
    vi.advanceTimersByTime(600_000);
    expect(made).toHaveLength(before);
    expect(states.at(-1)).toBe('offline');
    network.online = true;
    feed.setOnline(true);
    expect(last()).toMatchObject({ way: 'socket', after: 3 });
    expect(states.at(-1)).toBe('reconnecting');
    greet(3);
    expect(states.at(-1)).toBe('live');
  });

  it('offline from the beginning: connects when there is a network', () => {
    const { feed, made, states, network } = setUp({ online: false });
    feed.open();
    expect([made, states]).toEqual([[], ['offline']]);
    network.online = true;
    feed.setOnline(true);
    expect(made).toHaveLength(1);
  });

  it('seen again: a wait is cut short, and a connection is asked whether it lives', () => {
    const { feed, made, greet, last } = setUp();
    feed.open();
    greet();
    feed.setVisible(false);
    feed.setVisible(true);
    expect(last().seen).toEqual([false, true]);
    expect(made).toHaveLength(1);
    last().listener.onEnd('lost');
    feed.setVisible(false);
    expect(made).toHaveLength(1);
    feed.setVisible(true);
    expect(made).toHaveLength(2);
    vi.advanceTimersByTime(60_000);
    expect(made).toHaveLength(2);
  });

  it('on another network: the connection of the last one is asked', () => {
    const { feed, greet, last } = setUp();
    feed.open();
    greet();
    feed.setOnline(true);
    expect(last().seen).toEqual([true]);
  });
});
