import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Release, type ReleaseOptions } from './release.ts';

const ID = '0123456789abcdef';
const NEXT = 'fedcba9876543210';
const ORIGIN = 'https://legible.test';

/** Cache Storage as far as it is used. */
class Stores {
  readonly all = new Map<string, Map<string, Response>>();
  async open(name: string) {
    const store = this.all.get(name) ?? new Map<string, Response>();
    this.all.set(name, store);
    return {
      match: async (url: string) => store.get(url)?.clone(),
      put: async (url: string, response: Response) => void store.set(url, response),
      keys: async () => [...store.keys()].map((url) => ({ url })),
    };
  }
  async keys() {
    return [...this.all.keys()];
  }
  async delete(name: string) {
    return this.all.delete(name);
  }
}

let stores: Stores;
let current: string;
let online: boolean;
const fetched = vi.fn(async (address: RequestInfo | URL) => {
  if (!online) throw new TypeError('no network');
  const path = new URL(String(address)).pathname;
  if (path === '/tex/current') {
    if (!current) return new Response('', { status: 404 });
    return Response.json({ release: current });
  }
  if (path.endsWith('bundle.ttb')) return new Response('abc', { status: 206 });
  return new Response(`text of ${path}`);
});

const options = (): ReleaseOptions => ({
  fetch: fetched as typeof fetch,
  caches: stores as unknown as CacheStorage,
  origin: ORIGIN,
});

beforeEach(() => {
  stores = new Stores();
  current = ID;
  online = true;
  fetched.mockClear();
});

const paths = () => fetched.mock.calls.map(([address]) => new URL(String(address)).pathname);

describe('a release', () => {
  it('knows what it keeps, by where it begins and how long it is', async () => {
    const release = await Release.current(options());
    const span = { start: 70, end: 73 };
    expect(await release.keeps(span)).toBe(false);
    release.keep({ start: 70, bytes: new Uint8Array(2) });
    await release.written();
    expect(await release.keeps(span)).toBe(false);
    release.keep({ start: 70, bytes: new Uint8Array(3) });
    await release.written();
    expect(await release.keeps(span)).toBe(true);
  });

  it('has nothing to do where nothing can be kept', async () => {
    const release = await Release.current({ ...options(), caches: undefined });
    expect(await release.keeps({ start: 70, end: 73 })).toBe(true);
  });

  it('is asked for once; afterwards only which one is in use is', async () => {
    const first = await Release.current(options());
    await first.index();
    await first.format('pdflatex.fmt');
    first.keep({ start: 70, bytes: await first.fetch({ start: 70, end: 73 }) });
    await first.written();
    fetched.mockClear();

    const second = await Release.current(options());
    expect(await second.index()).toBe(`text of /tex/${ID}/index.tsv`);
    expect((await second.format('pdflatex.fmt')).length).toBeGreaterThan(0);
    expect(await second.kept()).toEqual([{ start: 70, bytes: new TextEncoder().encode('abc') }]);
    expect(paths()).toEqual(['/tex/current']);
  });

  it('is there without a network once it was', async () => {
    const first = await Release.current(options());
    await first.index();
    await first.written();
    online = false;
    const second = await Release.current(options());
    expect(second.id).toBe(ID);
    expect(await second.index()).toBe(`text of /tex/${ID}/index.tsv`);
    await expect(second.format('xelatex.fmt')).rejects.toMatchObject({ code: 'offline' });
  });

  it('takes the place of older ones', async () => {
    await (await Release.current(options())).index();
    stores.all.set('somebody-elses', new Map());
    current = NEXT;
    await Release.current(options());
    expect([...stores.all.keys()].sort()).toEqual([
      'legible-tex-current',
      `legible-tex-${NEXT}`,
      'somebody-elses',
    ]);
  });

  it('says which way it is not there', async () => {
    current = '';
    await expect(Release.current(options())).rejects.toMatchObject({ code: 'not_available' });
    current = 'not a release';
    await expect(Release.current(options())).rejects.toMatchObject({ code: 'damaged' });
    online = false;
    stores = new Stores();
    await expect(Release.current(options())).rejects.toMatchObject({ code: 'offline' });
  });

  it('works where the browser refuses to keep anything', async () => {
    const release = await Release.current({ ...options(), caches: undefined });
    expect(await release.index()).toContain('index.tsv');
    expect(await release.kept()).toEqual([]);
  });

  it('refuses a bundle that answers a range with everything', async () => {
    const release = await Release.current(options());
    fetched.mockResolvedValueOnce(new Response('all of it'));
    await expect(release.fetch({ start: 0, end: 3 })).rejects.toMatchObject({ code: 'damaged' });
  });
});
