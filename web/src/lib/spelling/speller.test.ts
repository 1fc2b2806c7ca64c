import { expect, it } from 'vitest';
import { Speller, type SpellerWorker } from './speller.ts';
import type { FromSpeller, ToSpeller } from './worker.ts';

class FakeWorker implements SpellerWorker {
  sent: ToSpeller[] = [];
  ended = false;
  onmessage: ((event: MessageEvent<FromSpeller>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  postMessage(message: ToSpeller) {
    this.sent.push(message);
  }
  terminate() {
    this.ended = true;
  }
  say(data: FromSpeller) {
    this.onmessage?.({ data } as MessageEvent<FromSpeller>);
  }
}

function setUp() {
  const workers: FakeWorker[] = [];
  const speller = new Speller(() => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker;
  });
  return { workers, speller };
}
const verdict = (misspelt: Record<string, string[]>) => JSON.stringify({ language: 'en', misspelt });

it('asks about each word once', async () => {
  const { workers, speller } = setUp();
  const first = speller.check('en', ['built', 'developped']);
  expect(workers[0]?.sent[0]).toMatchObject({
    dictionaries: ['en', 'en-gb'],
    words: ['built', 'developped'],
  });
  workers[0]?.say({ id: 1, json: verdict({ developped: ['developed'] }) });
  expect(await first).toEqual({ language: 'en', misspelt: { developped: ['developed'] } });
  expect(await speller.check('en', ['developped'])).toEqual({
    language: 'en',
    misspelt: { developped: ['developed'] },
  });
  expect(await speller.check('en', ['built'])).toEqual({ language: 'en', misspelt: {} });
  expect(workers[0]?.sent).toHaveLength(1);
  void speller.check('en', ['built', 'teh']);
  expect(workers[0]?.sent[1]?.words).toEqual(['teh']);
});

it('loads nothing for a language without dictionaries', async () => {
  const { workers, speller } = setUp();
  expect(await speller.check('ja', ['x'])).toBeUndefined();
  expect(workers).toHaveLength(0);
});

it('does without what did not arrive, and tries again', async () => {
  const { workers, speller } = setUp();
  const first = speller.check('en', ['teh']);
  workers[0]?.say({ id: 1 });
  expect(await first).toBeUndefined();
  const second = speller.check('en', ['teh']);
  workers[0]?.onerror?.({ message: 'offline' } as ErrorEvent);
  expect(await second).toBeUndefined();
  expect(workers[0]?.ended).toBe(true);
  const third = speller.check('en', ['teh']);
  workers[1]?.say({ id: 3, json: verdict({ teh: ['the'] }) });
  expect((await third)?.misspelt).toEqual({ teh: ['the'] });
});
