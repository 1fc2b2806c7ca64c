import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { listener } from './fixtures.ts';
import type { LivePage } from './message.ts';
import { pollTransport } from './poll.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const page = (id: number, events: number[], more: Partial<LivePage> = {}) =>
  Response.json(
    {
      ...{ id, complete: true, coalesced: false, more: false, poll_after_ms: 1_000 },
      events: events.map((event) => ({ type: 'job', id: event, partial: false, job: { id: `${event}` } })),
      ...more,
    },
    { headers: { etag: `"${id}"` } },
  );
const nothing = () => new Response(null, { status: 304 });

function setUp(after: number | undefined, ...answers: (() => Response | Promise<Response>)[]) {
  const asked: { url: string; tag: string | undefined }[] = [];
  const window = { visible: true };
  const listening = listener();
  const fetcher: typeof fetch = async (input, init) => {
    const headers = init?.headers as Record<string, string>;
    asked.push({ url: String(input).replace('/api/v1/live/poll', ''), tag: headers['if-none-match'] });
    return (answers.shift() ?? nothing)();
  };
  const connect = pollTransport({ fetcher, random: () => 0.5, visible: () => window.visible });
  const connection = connect(after, listening.heard);
  return { ...listening, asked, window, connection };
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

it('begins with what comes next, and asks again after the pause it is told', async () => {
  const { asked, hellos, jobs } = setUp(
    undefined,
    () => page(7, []),
    () => page(9, [8, 9]),
    () => page(9, [], { poll_after_ms: 5_000 }),
  );
  await pass(0);
  expect(hellos).toEqual([{ after: 7, complete: true }]);
  await pass(1_000);
  expect(jobs).toEqual([8, 9]);
  await pass(1_000);
  await pass(4_999);
  expect(asked.map(({ url }) => url)).toEqual(['', '?after=7', '?after=9']);
  await pass(1);
  expect(asked).toHaveLength(4);
});

it('names the tag of its last answer to the same address', async () => {
  const { asked, ends } = setUp(
    3,
    () => page(5, [4, 5]),
    () => page(5, []),
    nothing,
    nothing,
  );
  await pass(3_000);
  expect(asked).toEqual([
    { url: '?after=3', tag: undefined },
    { url: '?after=5', tag: undefined },
    { url: '?after=5', tag: '"5"' },
    { url: '?after=5', tag: '"5"' },
  ]);
  expect(ends).toEqual([]);
});

it('fetches further pages at once', async () => {
  const { jobs, hellos } = setUp(
    0,
    () => page(2, [1, 2], { more: true }),
    () => page(4, [3, 4], { more: true }),
    () => page(5, [5]),
  );
  await pass(10);
  expect(jobs).toEqual([1, 2, 3, 4, 5]);
  expect(hellos).toHaveLength(1);
});

it('tells of a gap, at first and later, with where it goes on', async () => {
  const { hellos, jobs } = setUp(
    100,
    () => page(7, [], { complete: false }),
    () => page(30, [29, 30], { complete: false }),
  );
  await pass(1_000);
  expect(hellos).toEqual([
    { after: 7, complete: false },
    { after: 28, complete: false },
  ]);
  expect(jobs).toEqual([29, 30]);
});

it('asks seldom while nobody looks, and at once when somebody does', async () => {
  const { asked, window, connection } = setUp(1, () => page(1, []));
  await pass(0);
  window.visible = false;
  connection.seen?.(false);
  await pass(29_000);
  expect(asked).toHaveLength(1);
  await pass(1_000);
  expect(asked).toHaveLength(2);
  window.visible = true;
  connection.seen?.(true);
  expect(asked).toHaveLength(3);
});

it('is lost when an answer does not come, and says nothing more', async () => {
  const { ends, asked } = setUp(1, () => new Promise<Response>(() => undefined));
  await pass(15_000);
  await pass(100_000);
  expect([ends, asked.length]).toEqual([['lost'], 1]);
});

it.each([
  [401, 'device_required', 'device'],
  [429, 'rate_limited', 'limited'],
  [500, '', 'lost'],
])('status %i %s ends it: %s', async (status, code, end) => {
  const { ends } = setUp(1, () => Response.json({ code }, { status }));
  await pass(0);
  expect(ends).toEqual([end]);
});

it('is lost without network', async () => {
  const { ends } = setUp(1, () => Promise.reject(new TypeError('failed')));
  await pass(0);
  expect(ends).toEqual(['lost']);
});

it('says nothing once it was closed', async () => {
  const { ends, jobs, asked, connection } = setUp(0, () => page(2, [1, 2]));
  connection.close();
  await pass(100_000);
  expect([ends, jobs, asked.length]).toEqual([[], [], 1]);
});
