import { describe, expect, it, vi } from 'vitest';
import { ScorerClient, today, type FromWorker, type ToWorker, type WorkerLike } from './client.ts';

class FakeWorker implements WorkerLike {
  sent: ToWorker[] = [];
  ended = false;
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  postMessage(message: ToWorker) {
    this.sent.push(message);
  }
  terminate() {
    this.ended = true;
  }
  say(data: FromWorker) {
    this.onmessage?.({ data } as MessageEvent<FromWorker>);
  }
}

function setUp() {
  const workers: FakeWorker[] = [];
  const onScored = vi.fn();
  const onBroken = vi.fn();
  const client = new ScorerClient(
    () => {
      const worker = new FakeWorker();
      workers.push(worker);
      return worker;
    },
    onScored,
    onBroken,
  );
  return { workers, client, onScored, onBroken };
}

const request = (text: string) => ({ files: { 'main.tex': text }, as_of: '2026-01-31' });

describe('ScorerClient', () => {
  it('answers with the report of the request', () => {
    const { workers, client, onScored } = setUp();
    const id = client.request(request('a'));
    workers[0]?.say({ kind: 'scored', id, json: '{"main":"main.tex"}', ms: 2 });
    expect(onScored).toHaveBeenCalledWith({ id, result: { report: { main: 'main.tex' } }, ms: 2 });
  });

  it('lets only the newest waiting request through', () => {
    const { workers, client } = setUp();
    const first = client.request(request('a'));
    client.request(request('b'));
    const third = client.request(request('c'));
    expect(workers[0]?.sent.map((job) => job.id)).toEqual([first]);
    workers[0]?.say({ kind: 'scored', id: first, json: '{}', ms: 1 });
    expect(workers[0]?.sent.map((job) => job.id)).toEqual([first, third]);
  });

  it('passes on what the scorer refuses', () => {
    const { workers, client, onScored } = setUp();
    const id = client.request(request(''));
    workers[0]?.say({ kind: 'scored', id, json: '{"error":{"code":"no_files","message":"None."}}', ms: 0 });
    expect(onScored.mock.calls[0]?.[0].result).toEqual({ failure: { code: 'no_files', message: 'None.' } });
  });

  it('starts a fresh worker for the newer text when one breaks', () => {
    const { workers, client, onBroken } = setUp();
    client.request(request('a'));
    const second = client.request(request('b'));
    workers[0]?.say({ kind: 'broken', message: 'unreachable' });
    expect(onBroken).toHaveBeenCalledWith('unreachable');
    expect(workers[0]?.ended).toBe(true);
    expect(workers[1]?.sent.map((job) => job.id)).toEqual([second]);
  });

  it('does not repeat the text that broke the worker', () => {
    const { workers, client } = setUp();
    client.request(request('a'));
    workers[0]?.onerror?.({ message: 'no' } as ErrorEvent);
    expect(workers).toHaveLength(1);
    client.request(request('b'));
    expect(workers).toHaveLength(2);
  });
});

describe('today', () => {
  it('is the local calendar day', () => {
    expect(today(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
  });
});
