import { expect, it } from 'vitest';
import { Reader, type ReaderWorker } from './reader.ts';
import type { FromReader, ToReader } from './worker.ts';

class FakeWorker implements ReaderWorker {
  sent: ToReader[] = [];
  ended = false;
  onmessage: ((event: MessageEvent<FromReader>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  postMessage(message: ToReader) {
    this.sent.push(message);
  }
  terminate() {
    this.ended = true;
  }
  say(data: FromReader) {
    this.onmessage?.({ data } as MessageEvent<FromReader>);
  }
}

function setUp() {
  const workers: FakeWorker[] = [];
  const reader = new Reader(() => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker;
  });
  return { workers, reader };
}
const bytes = new Uint8Array([1]);

it('starts a worker with the first file and gives each answer to its question', async () => {
  const { workers, reader } = setUp();
  expect(workers).toHaveLength(0);
  const pdf = reader.read('pdf', bytes);
  const docx = reader.read('docx', bytes);
  workers[0]?.say({ id: 2, json: '{"text":"b"}' });
  workers[0]?.say({ id: 1, json: '{"bytes":1}' });
  expect(await pdf).toEqual({ kind: 'page', json: '{"bytes":1}' });
  expect(await docx).toEqual({ kind: 'docx', json: '{"text":"b"}' });
});

it('says why a file could not be read', async () => {
  const { workers, reader } = setUp();
  const pdf = reader.read('pdf', bytes);
  workers[0]?.say({ id: 1, json: '{"error":{"code":"pdf_encrypted","message":"Locked."}}' });
  await expect(pdf).rejects.toMatchObject({ code: 'pdf_encrypted', message: 'Locked.' });
});

it('starts a fresh worker after one broke', async () => {
  const { workers, reader } = setUp();
  const first = reader.read('pdf', bytes);
  workers[0]?.say({ broken: 'trap', loaded: true });
  await expect(first).rejects.toMatchObject({ code: 'broken' });
  expect(workers[0]?.ended).toBe(true);
  const second = reader.read('pdf', bytes);
  workers[1]?.say({ id: 2, json: '{}' });
  expect(await second).toEqual({ kind: 'page', json: '{}' });
});

it('tells a module that did not arrive from one that broke', async () => {
  const { workers, reader } = setUp();
  const first = reader.read('pdf', bytes);
  workers[0]?.onerror?.({ message: 'offline' } as ErrorEvent);
  await expect(first).rejects.toMatchObject({ code: 'not_loaded' });
});
