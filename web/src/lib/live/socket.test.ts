import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { hello, job, listener } from './fixtures.ts';
import { socketAddress, socketTransport, type SocketLike } from './socket.ts';

class FakeSocket implements SocketLike {
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  sent: string[] = [];
  closed = false;
  send(data: string) {
    this.sent.push(data);
  }
  close() {
    this.closed = true;
  }
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function setUp(after?: number) {
  const socket = new FakeSocket();
  const asked: (number | undefined)[] = [];
  const listening = listener();
  const connect = socketTransport((from) => {
    asked.push(from);
    return socket;
  });
  const connection = connect(after, listening.heard);
  const say = (data: unknown) => socket.onmessage?.({ data });
  return { ...listening, socket, asked, connection, say };
}

it('greets and reports, and minds nothing that is not ours', () => {
  const { asked, jobs, hellos, say } = setUp(4);
  say(hello(4));
  for (const data of [
    'pong',
    '<html>',
    'null',
    '{"type":"news","id":1}',
    '{"type":"job"}',
    new ArrayBuffer(1),
  ])
    say(data);
  say(job(5));
  expect([asked, hellos, jobs]).toEqual([[4], [{ after: 4, complete: true }], [5]]);
});

it('is lost when nobody greets, and closes the socket', () => {
  const { ends, socket } = setUp();
  vi.advanceTimersByTime(10_000);
  expect([ends, socket.closed]).toEqual([['lost'], true]);
});

it('pings a silent socket, and is lost without an answer', () => {
  const { ends, socket, say } = setUp();
  say(hello(0));
  for (let n = 0; n < 3; n += 1) {
    vi.advanceTimersByTime(25_000);
    say('pong');
  }
  expect([socket.sent, ends]).toEqual([['ping', 'ping', 'ping'], []]);
  vi.advanceTimersByTime(25_000 + 10_000);
  expect([ends, socket.closed]).toEqual([['lost'], true]);
});

it('takes any message for a sign of life', () => {
  const { ends, socket, say } = setUp();
  say(hello(0));
  for (let id = 1; id < 10; id += 1) {
    vi.advanceTimersByTime(20_000);
    say(job(id));
  }
  expect([socket.sent, ends]).toEqual([[], []]);
});

it('pings at once when the page is seen again', () => {
  const { ends, socket, connection, say } = setUp();
  connection.seen?.(true);
  expect(socket.sent).toEqual([]);
  say(hello(0));
  connection.seen?.(false);
  connection.seen?.(true);
  expect(socket.sent).toEqual(['ping']);
  vi.advanceTimersByTime(10_000);
  expect(ends).toEqual(['lost']);
});

it('acknowledges what arrived, by count and by size', () => {
  const { socket, say } = setUp();
  say(hello(0));
  for (let id = 1; id <= 130; id += 1) say(job(id));
  expect(socket.sent).toEqual(['ack 64', 'ack 128']);
  for (let id = 131; id <= 134; id += 1) say(job(id, 'x'.repeat(10_000)));
  expect(socket.sent.at(-1)).toBe('ack 134');
});

it.each([
  [1006, 'lost'],
  [1000, 'lost'],
  [4008, 'full'],
  [4009, 'done'],
])('ends once with code %i: %s', (code, end) => {
  const { ends, socket, say } = setUp();
  say(hello(0));
  socket.onclose?.({ code });
  socket.onclose?.({ code });
  vi.advanceTimersByTime(100_000);
  expect(ends).toEqual([end]);
});

it('says nothing once it was closed', () => {
  const { ends, jobs, socket, connection, say } = setUp();
  connection.close();
  say(job(1));
  socket.onclose?.({ code: 1006 });
  vi.advanceTimersByTime(100_000);
  expect([ends, jobs, socket.sent]).toEqual([[], [], []]);
});

it.each([
  ['http://localhost:8787/workspace', undefined, 'ws://localhost:8787/api/v1/live'],
  ['https://legible.example/workspace?x=1#y', 7, 'wss://legible.example/api/v1/live?after=7'],
])('of the page %s after %s is at %s', (page, after, url) => {
  expect(socketAddress(page, after)).toBe(url);
});
