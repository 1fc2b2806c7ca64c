import { describe, expect, it } from 'vitest';
import { bars, everyDay } from './funnel.ts';
import { funnelDay } from './fixtures.ts';

describe('the bars', () => {
  it('compare each step with the visits and with the step before', () => {
    const [seen, scored, compiled] = bars([
      funnelDay({ seen: 60, scored: 30, compiled: 5 }),
      funnelDay({ seen: 40, scored: 10, compiled: 5 }),
    ]);
    expect(seen).toEqual({ step: 'seen', count: 100, share: 1, ofAll: undefined, ofBefore: undefined });
    expect(scored).toMatchObject({ count: 40, share: 0.4, ofAll: 0.4, ofBefore: undefined });
    expect(compiled).toMatchObject({ count: 10, ofAll: 0.1, ofBefore: 0.25 });
  });

  it('claim no rate without something to compare with', () => {
    const all = bars([funnelDay({ registered: 2 })]);
    expect(all.map(({ ofAll, ofBefore }) => [ofAll, ofBefore])).toEqual(
      Array(5).fill([undefined, undefined]),
    );
    expect(all.at(-1)?.share).toBe(1);
    expect(bars([]).every(({ share }) => share === 0)).toBe(true);
  });

  it('do not hide that a later step has more', () => {
    expect(bars([funnelDay({ seen: 10, limit: 2, registered: 6 })]).at(-1)?.ofBefore).toBe(3);
  });
});

describe('the days', () => {
  it('stand newest first, those without a count between', () => {
    const days = everyDay([
      funnelDay({ day: '2026-02-27', seen: 1 }),
      funnelDay({ day: '2026-03-02', seen: 2 }),
    ]);
    expect(days.map(({ day, seen }) => [day, seen])).toEqual([
      ['2026-03-02', 2],
      ['2026-03-01', 0],
      ['2026-02-28', 0],
      ['2026-02-27', 1],
    ]);
  });

  it('may be none', () => {
    expect(everyDay([])).toEqual([]);
  });
});
