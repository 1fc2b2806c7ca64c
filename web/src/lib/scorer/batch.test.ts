import { expect, it, vi } from 'vitest';
import { Batch, BatchClosed, type Start } from './batch.ts';
import type { Report } from './report.ts';

function setUp() {
  let said: Parameters<Start> | undefined;
  const scorer = { request: vi.fn(() => 1), close: vi.fn() };
  const start = vi.fn((...listeners: Parameters<Start>) => {
    said = listeners;
    return scorer;
  });
  const answer = (main: string) => said?.[0]({ id: 1, result: { report: { main } as Report }, ms: 1 });
  return { batch: new Batch(start), scorer, start, answer, breaks: () => said?.[1]() };
}
const request = { as_of: '2026-01-31' };

it('answers one request after the other, with one worker', async () => {
  const { batch, start, answer } = setUp();
  for (const main of ['a.tex', 'b.tex']) {
    const result = batch.score(request);
    answer(main);
    expect(await result).toEqual({ report: { main } });
  }
  expect(start).toHaveBeenCalledOnce();
});

it('goes on after a text that broke the scorer', async () => {
  const { batch, answer, breaks } = setUp();
  const first = batch.score(request);
  breaks();
  expect(await first).toMatchObject({ failure: { code: 'broken' } });
  const second = batch.score(request);
  answer('b.tex');
  expect(await second).toMatchObject({ report: {} });
});

it('ends at once, whatever it waits for', async () => {
  const { batch, scorer } = setUp();
  const first = batch.score(request);
  batch.close();
  await expect(first).rejects.toBeInstanceOf(BatchClosed);
  await expect(batch.score(request)).rejects.toBeInstanceOf(BatchClosed);
  expect(scorer.close).toHaveBeenCalledOnce();
});
