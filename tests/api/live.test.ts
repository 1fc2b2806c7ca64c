// The live feed: a socket, a stream or polls, and the same events over each.

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import {
  type Api,
  type Client,
  Feed,
  isFinal,
  type Job,
  type Message,
  type Problem,
  start,
  tex,
} from './support/api.ts';
import { FakeCompileService } from './support/compile-service.ts';
import { Publisher } from './support/publish.ts';
import { Stream } from './support/stream.ts';

type Page = {
  id: number;
  complete: boolean;
  coalesced: boolean;
  more: boolean;
  poll_after_ms: number;
  events: Message[];
};

const service = new FakeCompileService();
let api: Api;
/** With small bounds, so that tests reach them. */
let narrow: Api;
/** A finished job, to make others of. */
let template: Job;

beforeAll(async () => {
  await service.start();
  api = await start(service.url);
  narrow = await start(service.url, { FEED_WINDOW_EVENTS: '8', FEED_STREAM_SECONDS: '1', FEED_EVENTS: '32' });
  const client = await api.device();
  template = await client.final((await client.compile(tex())).id);
});
beforeEach(() => service.reset());
afterAll(async () => {
  await narrow.close();
  await api.close();
  await service.stop();
});

const ofJob = (id: string) => (message: Message) => message.type === 'job' && message.job.id === id;
const isEnd = (id: string) => (message: Message) =>
  ofJob(id)(message) && isFinal((message as { job: Job }).job);
const jobs = (messages: Message[]) => messages.filter(({ type }) => type === 'job');
const ids = (messages: Message[]) => jobs(messages).map(({ id }) => id);
const code = async (response: Response) => ((await response.json()) as Problem).code;
const last = (list: Message[]) => list.at(-1)?.id ?? 0;

async function poll(client: Client, query = '', headers: Record<string, string> = {}) {
  const response = await client.fetch(`/api/v1/live/poll${query}`, { headers });
  return { response, page: (response.status === 200 ? await response.json() : undefined) as Page };
}

/** Everything after an id, page by page. */
async function pollAll(client: Client, after: number): Promise<Message[]> {
  const { page } = await poll(client, `?after=${after}`);
  return page.more ? [...page.events, ...(await pollAll(client, page.id))] : page.events;
}

describe('the three ways', () => {
  test('say the same, in the same order, while it happens and afterwards', async () => {
    const client = await api.device();
    const [tab, other, stream] = [await client.live(), await client.live(), await Stream.open(client)];
    const made: string[] = [];
    for (const body of ['', '\\undefined', '']) made.push((await client.compile(tex(body))).id);
    for (const follower of [tab, other, stream]) for (const id of made) await follower.until(isEnd(id));
    const said = jobs(tab.messages);
    expect(ids(said)).toEqual(said.map((_, n) => n + 1));
    expect(jobs(other.messages)).toEqual(said);
    expect(jobs(stream.messages)).toEqual(said);
    expect(await pollAll(client, 0)).toEqual(said);
    const [again, replayed] = [await client.live(0), await Stream.open(client, '?after=0')];
    for (const follower of [again, replayed]) {
      await follower.until(({ id, type }) => type === 'job' && id === last(said));
      expect(jobs(follower.messages)).toEqual(said);
      expect(follower.messages[0]).toEqual({
        ...{ type: 'hello', id: last(said), after: 0, complete: true, coalesced: false },
      });
    }
    for (const follower of [tab, other, stream, again, replayed]) follower.close();
  });

  test('go on after an id, with what came since and nothing else', async () => {
    const client = await api.device();
    await client.final((await client.compile(tex())).id);
    const seen = (await poll(client)).page.id;
    const second = await client.compile(tex());
    await client.final(second.id);
    const socket = await client.live(seen);
    await socket.until(isEnd(second.id));
    const streams = [
      await Stream.open(client, `?after=${seen}`),
      await Stream.open(client, '', { 'last-event-id': String(seen) }),
      // An event source comes back to the address it was given, and says what it saw since.
      await Stream.open(client, '?after=0', { 'last-event-id': String(seen) }),
    ];
    for (const stream of streams) await stream.until(isEnd(second.id));
    const since = await pollAll(client, seen);
    expect(ids(since)[0]).toBe(seen + 1);
    for (const { messages } of [socket, ...streams]) {
      expect(messages[0]).toMatchObject({ type: 'hello', after: seen, complete: true });
      expect(jobs(messages)).toEqual(since);
    }
    for (const follower of [socket, ...streams]) follower.close();
  });

  test('begin with what comes next where no id is given', async () => {
    const client = await api.device();
    await client.final((await client.compile(tex())).id);
    const { page } = await poll(client);
    expect(page).toMatchObject({ complete: true, more: false, events: [] });
    const [socket, stream] = [await client.live(), await Stream.open(client)];
    for (const follower of [socket, stream]) {
      const hello = { type: 'hello', id: page.id, after: page.id, complete: true };
      expect(await follower.until(({ type }) => type === 'hello')).toMatchObject(hello);
      follower.close();
    }
    expect(stream.lastEventId).toBe(String(page.id));
  });

  test('say when an id is not from here', async () => {
    const client = await api.device();
    await client.final((await client.compile(tex())).id);
    const newest = (await poll(client)).page.id;
    for (const after of ['1000000', '9223372036854775807']) {
      const socket = await Feed.open(api, after as never, { authorization: `Bearer ${client.token}` });
      const stream = await Stream.open(client, `?after=${after}`);
      const hello = { complete: false, after: newest };
      expect(await socket.until(({ type }) => type === 'hello')).toMatchObject(hello);
      expect(await stream.until(({ type }) => type === 'hello')).toMatchObject(hello);
      expect((await poll(client, `?after=${after}`)).page).toMatchObject({ complete: false, id: newest });
      for (const follower of [socket, stream]) follower.close();
    }
  });

  test('lose nothing when a socket breaks and the object forgets all it had in memory', async () => {
    const client = await api.device();
    const publisher = await Publisher.of(api, client, template);
    const [stays, breaks] = [await client.live(), await client.live()];
    await publisher.job('a', 1);
    await breaks.until(ofJob('a'));
    breaks.socket.terminate();
    await publisher.job('b', 1);
    await api.evict('LiveFeed', publisher.owner);
    await publisher.job('c', 1);
    await publisher.job('c', 2);
    await stays.until((message) => message.type === 'job' && message.job.revision === 2);
    const back = await client.live(last(breaks.messages));
    await back.until((message) => message.type === 'job' && message.job.revision === 2);
    expect([...ids(breaks.messages), ...ids(back.messages)]).toEqual(ids(stays.messages));
    expect(ids(stays.messages)).toEqual([1, 2, 3, 4]);
    for (const feed of [stays, back]) feed.close();
  });

  test('tell an older state of a job, or the same again, to nobody', async () => {
    const client = await api.device();
    const publisher = await Publisher.of(api, client, template);
    for (const revision of [1, 3, 2, 3, 4]) await publisher.job('a', revision);
    const revisions = (await pollAll(client, 0)).map((message) => (message as { job: Job }).job.revision);
    expect(revisions).toEqual([1, 3, 4]);
  });
});

describe('polling', () => {
  test('is answered with 304 until something comes', async () => {
    const client = await api.device();
    const publisher = await Publisher.of(api, client, template);
    await publisher.job('a', 1);
    const first = await poll(client, '?after=1');
    const tag = first.response.headers.get('etag') ?? '';
    expect(tag).toMatch(/^"[\d-]+"$/);
    expect(first.response.headers.get('cache-control')).toBe('private, no-cache');
    const same = await poll(client, '?after=1', { 'if-none-match': tag });
    expect([same.response.status, await same.response.text()]).toEqual([304, '']);
    expect(same.response.headers.get('etag')).toBe(tag);
    await publisher.job('b', 1);
    const changed = await poll(client, '?after=1', { 'if-none-match': tag });
    expect([changed.response.status, ids(changed.page.events)]).toEqual([200, [2]]);
    expect(changed.response.headers.get('etag')).not.toBe(tag);
  });

  test('says sooner to come back while a job is under way', async () => {
    const client = await api.device();
    const publisher = await Publisher.of(api, client, template);
    const pause = async () => (await poll(client)).page.poll_after_ms;
    const idle = await pause();
    await publisher.job('a', 1, { state: 'processing' });
    expect(await pause()).toBeLessThan(idle);
    await publisher.job('a', 2, { state: 'completed' });
    expect(await pause()).toBe(idle);
  });

  test('comes in pages', async () => {
    const client = await api.device();
    const publisher = await Publisher.of(api, client, template);
    for (let n = 1; n <= 5; n += 1) await publisher.job('a', n);
    const first = await poll(client, '?after=0&limit=2');
    expect(first.page).toMatchObject({ id: 2, more: true });
    const second = await poll(client, `?after=${first.page.id}&limit=3`);
    expect(second.page).toMatchObject({ id: 5, more: false });
    expect(ids([...first.page.events, ...second.page.events])).toEqual([1, 2, 3, 4, 5]);
    expect((await poll(client, '?after=0&limit=0')).page.events).toHaveLength(1);
    for (const query of ['?limit=x', '?limit=-1', '?after=x', '?after=1.5']) {
      expect(await code((await poll(client, query)).response)).toBe('bad_request');
    }
  });
});

describe('a stream', () => {
  test('is not to be stored, changed or held back on its way', async () => {
    const stream = await Stream.open(await api.device());
    await stream.until(({ type }) => type === 'hello');
    const { headers } = stream.response;
    expect(headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(headers.get('cache-control')).toBe('no-store, no-transform');
    expect(headers.get('x-accel-buffering')).toBe('no');
    expect(headers.get('content-encoding')).toBeNull();
    expect(stream.retry).toBeGreaterThan(0);
    stream.close();
  });

  test('ends after as many events as were asked for, and the next one goes on', async () => {
    const client = await api.device();
    const publisher = await Publisher.of(api, client, template);
    const heard: number[] = [];
    let stream = await Stream.open(client, '?after=0&limit=2');
    for (let n = 1; n <= 5; n += 1) await publisher.job('a', n);
    while (heard.length < 5) {
      if (heard.length === 4) await stream.until(({ type }) => type === 'job');
      else await stream.ended;
      heard.push(...ids(stream.messages));
      const { lastEventId } = stream;
      stream.close();
      stream = await Stream.open(client, '?limit=2', { 'last-event-id': lastEventId });
    }
    stream.close();
    expect(heard).toEqual([1, 2, 3, 4, 5]);
  });

  test('ends by itself after a while, and the next one goes on', async () => {
    const client = await narrow.device();
    const publisher = await Publisher.of(narrow, client, template);
    const first = await Stream.open(client);
    await first.until(({ type }) => type === 'hello');
    await first.ended;
    await publisher.job('a', 1);
    const second = await Stream.open(client, '', { 'last-event-id': first.lastEventId });
    await second.until(ofJob('a'));
    expect(ids(second.messages)).toEqual([1]);
    second.close();
  });

  test('takes no foreign text for an id', async () => {
    const stream = await Stream.open(await api.device(), '', { 'last-event-id': 'x' });
    expect(stream.response.status).toBe(400);
  });
});

describe('who does not keep up', () => {
  const fill = async (client: Client, count: number) => {
    const publisher = await Publisher.of(narrow, client, template);
    for (let n = 1; n <= count; n += 1) await publisher.job('a', n);
  };

  test('and never says what arrived is closed after a window, and goes on when back', async () => {
    const client = await narrow.device();
    const socket = await client.live(0);
    const closed = socket.closed();
    await fill(client, 20);
    expect(await closed).toBe(4009);
    expect(ids(socket.messages)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    const back = await client.live(8);
    expect(await back.closed()).toBe(4009);
    expect(ids(back.messages)).toEqual([9, 10, 11, 12, 13, 14, 15, 16]);
    const end = await client.live(16);
    await end.until(({ id, type }) => type === 'job' && id === 20);
    end.close();
  });

  test('and says what arrived gets the rest from the log, each event once', async () => {
    const client = await narrow.device();
    const socket = await client.live(0);
    await fill(client, 5);
    await socket.until(({ id, type }) => type === 'job' && id === 5);
    socket.ack(5);
    await fill2(client, 6, 30);
    await socket.until(({ id, type }) => type === 'job' && id === 13);
    // Neither what was never sent nor what is no id makes room.
    for (const text of ['ack 29', 'ack x', 'ack', 'ack -1', 'ack 5', '{}']) socket.socket.send(text);
    socket.socket.send('ping');
    await socket.untilText('pong');
    expect(last(socket.messages)).toBe(13);
    await narrow.evict('LiveFeed', (await Publisher.of(narrow, client, template)).owner);
    for (let next = 13; next < 30; next += 4) {
      socket.ack(next);
      await socket.until(({ id, type }) => type === 'job' && id === Math.min(next + 8, 30));
    }
    expect(ids(socket.messages)).toEqual(Array.from({ length: 30 }, (_, n) => n + 1));
    socket.close();
  });

  const fill2 = async (client: Client, from: number, to: number) => {
    const publisher = await Publisher.of(narrow, client, template);
    for (let n = from; n <= to; n += 1) await publisher.job('a', n);
  };

  test('does not keep others from hearing', async () => {
    const client = await narrow.device();
    const [slow, quick, stream] = [
      await client.live(0),
      await client.live(0),
      await Stream.open(client, '?after=0'),
    ];
    const publisher = await Publisher.of(narrow, client, template);
    for (let n = 1; n <= 20; n += 1) {
      await publisher.job('a', n);
      await quick.until(({ id, type }) => type === 'job' && id === n);
      quick.ack(n);
    }
    expect(ids(slow.messages).length).toBeLessThanOrEqual(8);
    expect(ids(quick.messages)).toHaveLength(20);
    for (const follower of [quick, stream]) follower.close();
  });
});

describe('what is kept', () => {
  test('is bounded: first older states of a job go, then older jobs, and clients are told', async () => {
    const client = await narrow.device();
    const publisher = await Publisher.of(narrow, client, template);
    await publisher.job('first', 1);
    for (let n = 1; n <= 32; n += 1) await publisher.job('long', n);
    const coalesced = await poll(client, '?after=0');
    expect(coalesced.page).toMatchObject({ complete: true, coalesced: true });
    const states = coalesced.page.events.map((message) => (message as { job: Job }).job);
    expect(states.length).toBeLessThanOrEqual(32);
    expect(states[0]?.id).toBe('first');
    expect(states.at(-1)).toMatchObject({ id: 'long', revision: 32 });
    const numbers = ids(coalesced.page.events);
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    expect((await poll(client, `?after=${numbers[1]}`)).page).toMatchObject({ coalesced: false });

    for (let n = 1; n <= 40; n += 1) await publisher.job(`job ${n}`, 1);
    expect((await poll(client, '?after=0')).page).toMatchObject({ complete: false, id: 73 });
    const socket = await client.live(0);
    expect(await socket.until(({ type }) => type === 'hello')).toMatchObject({ complete: false, after: 0 });
    socket.close();
    expect((await poll(client, '?after=72')).page).toMatchObject({ complete: true, coalesced: false });
  });

  test('of a job with a long log is everything but the log; a page of long ones is bounded', async () => {
    const client = await api.device();
    const publisher = await Publisher.of(api, client, template);
    const diagnostics = (count: number) =>
      Array.from({ length: count }, (_, n) => ({
        ...{
          level: 'warning',
          kind: 'other',
          file: 'main.tex',
          line: n,
          message: 'm'.repeat(200),
          hint: null,
        },
        excerpt: 'e'.repeat(600),
      }));
    const result = (count: number) => ({ result: { ...template.result, diagnostics: diagnostics(count) } });
    await publisher.job('short', 1, result(5));
    await publisher.job('long', 1, result(200));
    const [short, long] = (await pollAll(client, 0)) as { partial: boolean; job: Job }[];
    expect([short?.partial, short?.job.result?.diagnostics.length]).toEqual([false, 5]);
    expect([long?.partial, long?.job.result]).toEqual([true, { ...template.result, diagnostics: [] }]);
    for (let n = 0; n < 12; n += 1) await publisher.job(`large ${n}`, 1, result(14));
    const { page } = await poll(client, '?after=2');
    expect(page).toMatchObject({ complete: true, more: true });
    expect(JSON.stringify(page).length).toBeLessThan(130_000);
    expect(await pollAll(client, 2)).toHaveLength(12);
  });
});

describe('connections', () => {
  test('are 32 at most, sockets and streams together; polls are always taken', async () => {
    const client = await api.device();
    const sockets = await Promise.all(Array.from({ length: 30 }, () => client.live()));
    for (const socket of sockets) await socket.until(({ type }) => type === 'hello');
    const streams = [await Stream.open(client), await Stream.open(client)];
    for (const stream of streams) await stream.until(({ type }) => type === 'hello');
    expect(await (await client.live()).closed()).toBe(4008);
    const refused = await Stream.open(client);
    expect([refused.response.status, refused.response.headers.get('retry-after')]).toEqual([429, '30']);
    expect((await poll(client)).response.status).toBe(200);
    const gone = sockets[0]?.closed();
    sockets[0]?.close();
    await gone;
    const instead = await client.live();
    await instead.until(({ type }) => type === 'hello');
    for (const follower of [...sockets, ...streams, instead]) follower.close();
  });

  test('of one device do not count for another', async () => {
    const [one, other] = [await api.device(), await api.device()];
    const sockets = await Promise.all(Array.from({ length: 32 }, () => one.live()));
    const feed = await other.live();
    await feed.until(({ type }) => type === 'hello');
    for (const socket of [...sockets, feed]) socket.close();
  });

  test('that poll or open streams like mad are held off', async () => {
    const client = await narrow.device();
    let refused: Response | undefined;
    // A minute may end in the middle: twice as many as one has.
    for (let n = 0; n < 40 && !refused; n += 1) {
      const answers = await Promise.all(Array.from({ length: 25 }, () => client.fetch('/api/v1/live/poll')));
      refused = answers.find(({ status }) => status === 429);
      for (const answer of answers) if (answer !== refused) await answer.arrayBuffer();
    }
    expect(refused && (await code(refused))).toBe('rate_limited');
    expect((await Stream.open(client)).response.status).toBe(429);
  }, 180_000);
});

describe('events go to their owner only', () => {
  test('over each of the three', async () => {
    const [owner, stranger] = [await api.device(), await api.device()];
    const [socket, stream] = [await stranger.live(0), await Stream.open(stranger, '?after=0')];
    const own = [await owner.live(0), await Stream.open(owner, '?after=0')];
    const job = await owner.compile(tex());
    for (const follower of own) await follower.until(isEnd(job.id));
    // Whatever was sent before these has arrived with them.
    const theirs = await stranger.compile(tex());
    for (const follower of [socket, stream]) {
      await follower.until(isEnd(theirs.id));
      expect(jobs(follower.messages).every(ofJob(theirs.id))).toBe(true);
    }
    expect((await pollAll(stranger, 0)).every(ofJob(theirs.id))).toBe(true);
    for (const follower of own) expect(jobs(follower.messages).every(ofJob(job.id))).toBe(true);
    for (const follower of [socket, stream, ...own]) follower.close();
  });

  const paths = ['/api/v1/live', '/api/v1/live/events', '/api/v1/live/poll'];
  /** As a socket where that is what the address takes. */
  const upgrade = (path: string): Record<string, string> =>
    path.endsWith('/live') ? { upgrade: 'websocket', connection: 'Upgrade' } : {};
  const open = async (path: string, headers: Record<string, string>): Promise<number> => {
    if (!upgrade(path)['upgrade']) {
      const abort = new AbortController();
      const { status } = await api.fetch(path, { headers, signal: abort.signal });
      abort.abort();
      return status;
    }
    return Feed.open(api, undefined, headers).then(
      (feed) => (feed.close(), 101),
      (error: { status: number }) => error.status,
    );
  };

  test.each(paths)('%s wants a token that is good', async (path) => {
    const { token } = await api.device();
    const good = path.endsWith('/live') ? 101 : 200;
    const late = { 'x-test-clock-offset-ms': String(401 * 24 * 3_600_000) };
    const forged = `${token.slice(0, 30)}${token[30] === 'A' ? 'B' : 'A'}${token.slice(31)}`;
    for (const [headers, status] of [
      [{ authorization: `Bearer ${token}` }, good],
      [{ authorization: `Bearer ${token}`, ...late }, 401],
      [{ authorization: `Bearer ${forged}` }, 401],
      [{ authorization: 'Bearer x' }, 401],
      [{ cookie: `__Host-device=${forged}`, origin: api.url.origin }, 401],
      [{ cookie: `__Host-device=${token}`, origin: api.url.origin, ...late }, 401],
      [{}, 401],
    ] as [Record<string, string>, number][]) {
      expect([headers, await open(path, headers)]).toEqual([headers, status]);
    }
  });

  test.each(paths)('%s takes the cookie from our own pages only, the token from anywhere', async (path) => {
    const { token } = await api.device();
    const cookie = `__Host-device=${token}`;
    const good = path.endsWith('/live') ? 101 : 200;
    for (const [headers, status] of [
      [{ cookie, origin: api.url.origin }, good],
      [{ cookie, origin: 'https://evil.test' }, 403],
      [{ cookie, origin: 'null' }, 403],
      [{ cookie, 'sec-fetch-site': 'cross-site' }, 403],
      [{ cookie, 'sec-fetch-site': 'same-site' }, 403],
      [{ authorization: `Bearer ${token}`, origin: 'https://tool.test' }, good],
    ] as [Record<string, string>, number][]) {
      expect([headers, await open(path, headers)]).toEqual([headers, status]);
    }
  });
});
