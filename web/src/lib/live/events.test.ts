import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { eventsTransport } from './events.ts';
import { hello, job, listener } from './fixtures.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const settle = () => vi.advanceTimersByTimeAsync(0);

function setUp(after?: number, answer?: () => Promise<Response>) {
  const urls: string[] = [];
  let controller!: ReadableStreamDefaultController<Uint8Array>;
  let cancelled = false;
  const body = new ReadableStream<Uint8Array>({
    start: (given) => {
      controller = given;
    },
    cancel: () => {
      cancelled = true;
    },
  });
  const fetcher: typeof fetch = (input, init) => {
    urls.push(String(input));
    const aborted = new Promise<never>((_, reject) =>
      init?.signal?.addEventListener('abort', () => {
        cancelled = true;
        reject(new DOMException('', 'AbortError'));
      }),
    );
    return Promise.race([answer ? answer() : Promise.resolve(new Response(body)), aborted]);
  };
  const listening = listener();
  const connection = eventsTransport(fetcher)(after, listening.heard);
  const write = (text: string) => controller.enqueue(new TextEncoder().encode(text));
  const say = (data: string) => write(`event: x\ndata: ${data}\n\n`);
  return {
    ...listening,
    urls,
    connection,
    write,
    say,
    end: () => controller.close(),
    cancelled: () => cancelled,
  };
}

it('greets and reports, and is done when the server ends it', async () => {
  const { urls, hellos, jobs, ends, say, end } = setUp(4);
  say(hello(4));
  say(job(5));
  say('not ours');
  say(job(6));
  await settle();
  expect([urls, hellos, jobs]).toEqual([
    ['/api/v1/live/events?after=4'],
    [{ after: 4, complete: true }],
    [5, 6],
  ]);
  end();
  await settle();
  expect(ends).toEqual(['done']);
});

it('is lost when a proxy holds it back, or ends it before a word', async () => {
  const silent = setUp();
  await vi.advanceTimersByTimeAsync(10_000);
  expect([silent.ends, silent.cancelled()]).toEqual([['lost'], true]);
  const short = setUp();
  short.end();
  await settle();
  expect(short.ends).toEqual(['lost']);
});

it('takes a comment for a sign of life, and silence for the end', async () => {
  const { ends, say, write } = setUp();
  say(hello(0));
  for (let n = 0; n < 5; n += 1) {
    write(': \n\n');
    await vi.advanceTimersByTimeAsync(30_000);
  }
  expect(ends).toEqual([]);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(ends).toEqual(['lost']);
});

it.each([
  [401, 'device_invalid', 'device'],
  [429, 'feed_full', 'full'],
  [429, 'rate_limited', 'limited'],
  [503, 'unavailable', 'lost'],
  [200, '', 'lost'],
])('status %i %s ends it: %s', async (status, code, end) => {
  const answer = async () => (status === 200 ? new Response(null) : Response.json({ code }, { status }));
  const { ends } = setUp(undefined, answer);
  await settle();
  expect(ends).toEqual([end]);
});

it('is lost without network', async () => {
  const { ends } = setUp(undefined, () => Promise.reject(new TypeError('failed')));
  await settle();
  expect(ends).toEqual(['lost']);
});

it('says nothing once it was closed', async () => {
  const { ends, jobs, connection, say, cancelled } = setUp();
  say(hello(0));
  await settle();
  connection.close();
  expect(cancelled()).toBe(true);
  await vi.advanceTimersByTimeAsync(100_000);
  expect([ends, jobs]).toEqual([[], []]);
});
