import { describe, expect, it } from 'vitest';
import { refusal } from './fixtures.ts';
import { Loaded } from './loaded.svelte.ts';
import { Paged } from './paged.svelte.ts';

describe('something that is fetched', () => {
  it('stays when it cannot be fetched anew', async () => {
    const answers = [async () => 1, () => Promise.reject(refusal(0, 'offline')), async () => 2];
    const loaded = new Loaded(() => answers.shift()?.() ?? Promise.resolve(0));
    await loaded.load();
    await loaded.load();
    expect([loaded.value, loaded.failure?.problem.code, loaded.loading]).toEqual([1, 'offline', false]);
    await loaded.load();
    expect([loaded.value, loaded.failure]).toEqual([2, undefined]);
  });

  it('is the newest answer, whichever comes last', async () => {
    const resolvers: ((value: number) => void)[] = [];
    const loaded = new Loaded(() => new Promise<number>((resolve) => resolvers.push(resolve)));
    const both = Promise.all([loaded.load(), loaded.load()]);
    resolvers[1]?.(2);
    resolvers[0]?.(1);
    await both;
    expect(loaded.value).toBe(2);
  });
});

describe('a list of pages', () => {
  const pages = (log: (string | undefined)[]) =>
    new Paged<{ id: string; name: string }>(async (before) => {
      log.push(before);
      const ids = before === undefined ? ['3', '2'] : ['1'];
      return { rows: ids.map((id) => ({ id, name: id })), more: before === undefined };
    });

  it('goes on after its last row', async () => {
    const log: (string | undefined)[] = [];
    const paged = pages(log);
    await paged.load();
    expect(paged.more).toBe(true);
    await paged.loadMore();
    expect([log, paged.rows?.map(({ id }) => id), paged.more]).toEqual([
      [undefined, '2'],
      ['3', '2', '1'],
      false,
    ]);
  });

  it('keeps its rows when the next page fails', async () => {
    let fails = false;
    const paged = new Paged(async () => {
      if (fails) throw refusal(500, 'internal');
      return { rows: [{ id: '1' }], more: true };
    });
    await paged.load();
    fails = true;
    await paged.loadMore();
    expect([paged.rows?.length, paged.more, paged.failure?.problem.status]).toEqual([1, true, 500]);
  });

  it('takes a row that has changed', async () => {
    const paged = pages([]);
    await paged.load();
    paged.replace({ id: '2', name: 'new' });
    expect(paged.rows?.map(({ name }) => name)).toEqual(['3', 'new']);
  });
});
