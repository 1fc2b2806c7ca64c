import { describe, expect, it } from 'vitest';
import { fetchAhead } from './ahead.ts';
import { spanOf } from './bundleIndex.ts';
import type { ReleaseOptions } from './release.ts';

const ID = '0123456789abcdef';
const INDEX = [
  'legible-tex-index\t1',
  '#\tstarter',
  'a.tfm\t70\t10\t20',
  '#\tarticle',
  'x.pfb\t80\t6\t9',
  '#\tarticle-pdftex',
  'b.tfm\t86\t5\t9',
  'c.pfb\t91\t15\t30',
  '#\tfonts/tfm',
  'd.tfm\t106\t5\t9',
  '',
].join('\n');

/** A browser's store and a server that answers; `asked` are addresses and ranges. */
function setUp(index = INDEX) {
  const asked: string[] = [];
  const store = new Map<string, Response>();
  const cache = {
    match: async (url: string) => store.get(url)?.clone(),
    put: async (url: string, response: Response) => void store.set(url, response),
    keys: async () => [],
  };
  const options: ReleaseOptions = {
    origin: 'https://legible.test',
    caches: { open: async () => cache } as unknown as CacheStorage,
    fetch: async (address, init) => {
      const asks = new Headers(init?.headers).get('Range');
      asked.push(`${new URL(String(address)).pathname.slice(`/tex/${ID}/`.length)} ${asks ?? ''}`.trim());
      const [, from, to] = /(\d+)-(\d+)/.exec(asks ?? '') ?? [];
      if (from) return new Response(new Uint8Array(Number(to) - Number(from) + 1), { status: 206 });
      return new Response(index);
    },
  };
  return { asked, options };
}

describe('fetching ahead', () => {
  it('fetches the common files of a format once', async () => {
    const { asked, options } = setUp();
    const pieces = await fetchAhead(ID, 'pdflatex.fmt', options);
    expect(pieces.map(({ start, bytes }) => [start, bytes.length])).toEqual([
      [80, 6],
      [86, 20],
    ]);
    expect(asked).toEqual(['index.tsv', 'bundle.ttb bytes=80-85', 'bundle.ttb bytes=86-105']);
    expect(await fetchAhead(ID, 'pdflatex.fmt', options)).toEqual([]);
    expect(await fetchAhead(ID, 'xelatex.fmt', options)).toEqual([]);
    expect(asked).toHaveLength(3);
  });

  it('has nothing to fetch of a bundle without them', async () => {
    const { options } = setUp(INDEX.replaceAll('article', 'letter'));
    expect(await fetchAhead(ID, 'xelatex.fmt', options)).toEqual([]);
  });
});

describe('the place of a group', () => {
  it.each([
    ['starter', 70, 80],
    ['article', 80, 86],
    ['article-pdftex', 86, 106],
    ['fonts/tfm', 106, 111],
  ])('%s', (name, start, end) => {
    expect(spanOf(INDEX, name)).toMatchObject({ start, end });
  });

  it('is none for a group without files, or that is not there', () => {
    expect(spanOf(`${INDEX}#\tempty\n`, 'empty')).toBeUndefined();
    expect(spanOf(INDEX, 'art')).toBeUndefined();
  });
});
