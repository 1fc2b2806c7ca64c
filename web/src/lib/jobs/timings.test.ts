import { describe, expect, it } from 'vitest';
import { job, result } from './fixtures.ts';
import { segmentsOf, waitedMs } from './timings.ts';

describe('where the time went', () => {
  it('is told in the order it happened, without what took none', () => {
    const timings = { wait_ms: 0, prepare_ms: 4, engine_ms: 300, total_ms: 320 };
    const done = job({ state: 'completed', waited_ms: 50, processing_ms: 400, result: result({ timings }) });
    expect(segmentsOf(done)).toEqual([
      { name: 'queue', ms: 50 },
      { name: 'prepare', ms: 4 },
      { name: 'engine', ms: 300 },
      { name: 'outputs', ms: 16 },
      { name: 'transfer', ms: 80 },
    ]);
  });

  it('is one part where the compile service said nothing', () => {
    const gone = job({ state: 'failed', started_at: 100, finished_at: 400, waited_ms: 0, created_at: 100 });
    expect(segmentsOf(gone)).toEqual([{ name: 'processing', ms: 300 }]);
  });

  it('is not told for an answer from an earlier compile', () => {
    expect(segmentsOf(job({ cached: true, state: 'completed', result: result() }))).toEqual([]);
  });
});

describe('the wait before the first start', () => {
  it.each([
    [{ waited_ms: 7 }, 7],
    [{ created_at: 5, started_at: 15, attempts: 1 }, 10],
    // The time of the latest start says nothing of the first.
    [{ created_at: 5, started_at: 15, attempts: 2 }, undefined],
    [{ created_at: 5, started_at: null }, undefined],
  ])('of %o is %s', (more, ms) => expect(waitedMs(job({ waited_ms: null, ...more }))).toBe(ms));
});
