import { describe, expect, it, vi } from 'vitest';
import { refusal } from '#lib/account/fixtures.ts';
import { Pages, type ListPage } from './pages.svelte.ts';

interface Row {
  id: string;
}
const rows = (...ids: string[]): Row[] => ids.map((id) => ({ id }));
const ids = (pages: Pages<Row>) => pages.rows?.map(({ id }) => id).join('');
/** Three pages of two. */
const three = () =>
  vi.fn(async (before: string | undefined): Promise<ListPage<Row>> => {
    if (before === undefined) return { rows: rows('a', 'b'), next: '1' };
    return before === '1' ? { rows: rows('c', 'd'), next: '2' } : { rows: rows('e'), next: null };
  });

describe('pages', () => {
  it('follow each other until there is no more', async () => {
    const pages = new Pages(three());
    await pages.load();
    expect([ids(pages), pages.more]).toEqual(['ab', true]);
    await pages.loadMore();
    await pages.loadMore();
    expect([ids(pages), pages.more]).toEqual(['abcde', false]);
  });

  it('are all fetched at a wish, once however often it is said', async () => {
    const fetch = three();
    const pages = new Pages(fetch);
    await pages.load();
    await Promise.all([pages.loadAll(), pages.loadAll()]);
    expect(ids(pages)).toBe('abcde');
    expect(fetch).toHaveBeenCalledTimes(3);
  });

  it('that fail end the fetching, keep what is there, and are asked for again', async () => {
    const fetch = three();
    fetch.mockResolvedValueOnce({ rows: rows('a', 'b'), next: '1' });
    fetch.mockRejectedValueOnce(refusal(0, 'offline'));
    const pages = new Pages(fetch);
    await pages.load();
    await pages.loadAll();
    expect([ids(pages), pages.failure?.problem.code]).toEqual(['ab', 'offline']);
    await pages.again();
    expect([ids(pages), pages.failure]).toEqual(['abcd', undefined]);
  });

  it('show a row once that moved between two of them', async () => {
    const pages = new Pages<Row>(async (before) =>
      before === undefined ? { rows: rows('a', 'b'), next: '1' } : { rows: rows('b', 'c'), next: null },
    );
    await pages.load();
    await pages.loadMore();
    expect(ids(pages)).toBe('abc');
  });

  it('drop an answer to an older question', async () => {
    const first = Promise.withResolvers<ListPage<Row>>();
    const pages = new Pages<Row>(
      vi
        .fn<(before: string | undefined) => Promise<ListPage<Row>>>()
        .mockReturnValueOnce(first.promise)
        .mockResolvedValueOnce({ rows: rows('new'), next: null }),
    );
    const old = pages.load();
    await pages.load();
    first.resolve({ rows: rows('old'), next: '1' });
    await old;
    expect([ids(pages), pages.more, pages.loading]).toEqual(['new', false, false]);
  });
});

it('a list that is cleared drops answers on their way', async () => {
  const first = Promise.withResolvers<ListPage<Row>>();
  const pages = new Pages<Row>(() => first.promise);
  const asked = pages.load();
  pages.clear();
  first.resolve({ rows: rows('a'), next: '1' });
  await asked;
  expect([pages.rows, pages.more, pages.loading]).toEqual([undefined, false, false]);
});

it('rows are put, inserted and taken', () => {
  const pages = new Pages<Row & { n?: number }>(async () => ({ rows: [], next: null }));
  pages.put({ id: 'b' });
  pages.put({ id: 'a' });
  pages.put({ id: 'b', n: 1 });
  expect(pages.rows).toEqual([{ id: 'a' }, { id: 'b', n: 1 }]);
  expect(pages.take('a')).toBe(0);
  expect(pages.take('a')).toBe(-1);
  pages.insert({ id: 'a' }, 1);
  expect(ids(pages)).toBe('ba');
});
