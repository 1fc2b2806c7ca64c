import { describe, expect, it, vi } from 'vitest';
import { ScorerClient, today, type WorkerLike } from './client.ts';
import type { FromWorker, ModuleMessage, ToWorker } from './messages.ts';

class FakeWorker implements WorkerLike {
  sent: ToWorker[] = [];
  modules: ModuleMessage[] = [];
  ended = false;
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  postMessage(message: ToWorker | ModuleMessage) {
    if ('module' in message) this.modules.push(message);
    else this.sent.push(message);
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
    expect(workers[0]?.sent.map((job) => ('id' in job ? job.id : undefined))).toEqual([first]);
    workers[0]?.say({ kind: 'scored', id: first, json: '{}', ms: 1 });
    expect(workers[0]?.sent.map((job) => ('id' in job ? job.id : undefined))).toEqual([first, third]);
  });

  it('gives the whole scorer to its worker, and to a fresh one', () => {
    const { workers, client } = setUp();
    client.request(request('a'));
    const module = {} as WebAssembly.Module;
    client.widen(module);
    expect(workers[0]?.modules).toEqual([{ part: 'whole', module }]);
    client.request(request('b'));
    workers[0]?.say({ kind: 'broken', message: 'trap' });
    expect(workers[1]?.modules).toEqual([{ part: 'whole', module }]);
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
    expect(workers[1]?.sent.map((job) => ('id' in job ? job.id : undefined))).toEqual([second]);
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

describe('what it tells the worker', () => {
  const changes = (worker: FakeWorker | undefined) =>
    worker?.sent.map((job) =>
      job.kind === 'score' ? { afresh: job.afresh, changes: job.changes } : job.kind,
    );

  it('is only what changed since the last request that was sent', () => {
    const { workers, client } = setUp();
    const first = client.request(request('a'));
    client.request(request('ab'));
    client.request(request('abc'));
    workers[0]?.say({ kind: 'scored', id: first, json: '{}', ms: 1 });
    expect(changes(workers[0])).toEqual([
      { afresh: true, changes: [{ kind: 'set', path: 'main.tex', text: 'a' }] },
      { afresh: false, changes: [{ kind: 'edit', path: 'main.tex', start: 1, end: 1, text: 'bc' }] },
    ]);
  });

  it('is what was read of a PDF once, not with each request', () => {
    const { workers, client } = setUp();
    const reading = { kind: 'page' as const, json: '{}' };
    let id = 0;
    const ask = (of?: typeof reading) => {
      id = client.request(request('a'), of);
      workers[0]?.say({ kind: 'scored', id, json: '{}', ms: 1 });
    };
    ask(reading);
    ask(reading);
    ask();
    const sent = workers[0]?.sent.map((job) => ('reading' in job ? job.reading : 'as before'));
    expect(sent).toEqual([reading, 'as before', null]);
  });

  it('is everything again when the worker lost track, and when it is a fresh one', () => {
    const { workers, client, onScored } = setUp();
    const first = client.request(request('a'));
    workers[0]?.say({ kind: 'scored', id: first, json: '{}', ms: 1 });
    const second = client.request(request('ab'));
    workers[0]?.say({ kind: 'lost', id: second });
    const whole = { afresh: true, changes: [{ kind: 'set', path: 'main.tex', text: 'ab' }] };
    expect(changes(workers[0])?.at(-1)).toEqual(whole);
    workers[0]?.say({ kind: 'scored', id: second, json: '{}', ms: 1 });
    expect(onScored).toHaveBeenCalledTimes(2);
    workers[0]?.say({ kind: 'broken', message: 'trap' });
    client.request(request('ab'));
    expect(changes(workers[1])).toEqual([whole]);
  });

  it('goes on with the newest text after the worker lost track', () => {
    const { workers, client } = setUp();
    const first = client.request(request('a'));
    const second = client.request(request('b'));
    workers[0]?.say({ kind: 'lost', id: first });
    const last = workers[0]?.sent.at(-1);
    expect(last).toMatchObject({ id: second, afresh: true });
    client.request(request('c'));
    expect(workers[0]?.sent).toHaveLength(2);
  });
});

describe('questions besides the score', () => {
  it('are answered each for itself', async () => {
    const { workers, client } = setUp();
    const outlook = client.whatIf(3, [['A-1'], []]);
    const [asked] = workers[0]?.sent ?? [];
    expect(asked).toMatchObject({ kind: 'whatIf', report: 3, without: [['A-1'], []] });
    const id = asked && 'id' in asked ? asked.id : -1;
    workers[0]?.say({ kind: 'whatIf', id, results: ['{"gain":1}', '{"gain":0}'] });
    expect(await outlook).toEqual([{ gain: 1 }, { gain: 0 }]);
  });

  it('name the words for a dictionary', async () => {
    const { workers, client } = setUp();
    const ids = () => workers[0]?.sent.map((job) => ('id' in job ? job.id : -1)) ?? [];
    const words = client.words();
    workers[0]?.say({ kind: 'words', id: ids().at(-1) ?? -1, json: '{"language":"en","words":["a"]}' });
    expect(await words).toEqual({ language: 'en', words: ['a'] });
    const refused = client.words();
    workers[0]?.say({ kind: 'words', id: ids().at(-1) ?? -1, json: '{"error":{"code":"no_files"}}' });
    expect(await refused).toBeUndefined();
    const early = client.words();
    workers[0]?.say({ kind: 'lost', id: ids().at(-1) ?? -1 });
    expect(await early).toBe('later');
    const ended = client.words();
    client.close();
    expect(await ended).toBeUndefined();
  });

  it('end without an answer when the worker does', async () => {
    const { workers, client } = setUp();
    const outlook = client.whatIf(3, []);
    workers[0]?.say({ kind: 'broken', message: 'trap' });
    expect(await outlook).toBeUndefined();
  });
});

describe('today', () => {
  it('is the local calendar day', () => {
    expect(today(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
  });
});
