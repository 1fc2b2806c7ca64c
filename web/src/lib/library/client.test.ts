import { describe, expect, it, vi } from 'vitest';
import { LibraryApi } from './client.ts';
import type { ResumeBody } from './contract.ts';

const body: ResumeBody = {
  name: 'Baker',
  kind: 'latex',
  main: 'main.tex',
  engine: 'auto',
  files: { 'main.tex': { text: 'x' } },
  details: { ignored: [], posting: '', own: [] },
};
const point = { at: 1, overall: 80, readable: 80, findings: 2, event: 'change' as const, engine: '1 core' };

describe('every call is its route', () => {
  it.each<[(api: LibraryApi) => Promise<unknown>, string, unknown?, Record<string, string>?]>([
    [(api) => api.resumes(), 'GET /resumes'],
    [
      (api) => api.resumes({ deleted: true, before: 'c/1', limit: 50 }),
      'GET /resumes?deleted=true&before=c%2F1&limit=50',
    ],
    [(api) => api.resume('a/b'), 'GET /resumes/a%2Fb'],
    [(api) => api.newer('a', 3), 'GET /resumes/a', undefined, { 'if-none-match': '"3"' }],
    [(api) => api.create('a', body), 'PUT /resumes/a', body, { 'if-none-match': '*' }],
    [(api) => api.save('a', body, 7), 'PUT /resumes/a', body, { 'if-match': '"7"' }],
    [(api) => api.remove('a'), 'DELETE /resumes/a'],
    [(api) => api.undelete('a'), 'POST /resumes/a/undelete'],
    [(api) => api.versions('a'), 'GET /resumes/a/versions'],
    [(api) => api.versions('a', { before: 'v' }), 'GET /resumes/a/versions?before=v'],
    [
      (api) => api.keepVersion('a', { kind: 'compile', state: body, job_id: 'j' }),
      'POST /resumes/a/versions',
      { kind: 'compile', state: body, job_id: 'j' },
    ],
    [(api) => api.version('a', 'v/1'), 'GET /resumes/a/versions/v%2F1'],
    [
      (api) => api.restore('a', 'v', 4),
      'POST /resumes/a/versions/v/restore',
      undefined,
      { 'if-match': '"4"' },
    ],
    [(api) => api.addScores('a', [point]), 'POST /resumes/a/scores', { points: [point] }],
    [(api) => api.scores('a'), 'GET /resumes/a/scores'],
    [(api) => api.file('ab12'), 'GET /files/ab12'],
  ])('%s', async (call, route, sent, headers = {}) => {
    const fetcher = vi.fn<typeof fetch>(async () => Response.json({ points: [] }));
    await call(new LibraryApi(undefined, fetcher));
    const [url, init] = fetcher.mock.lastCall ?? [];
    expect(`${init?.method ?? 'GET'} ${String(url).replace('/api/v1', '')}`).toBe(route);
    expect(init?.body === undefined ? undefined : JSON.parse(String(init.body))).toEqual(sent);
    expect(init?.headers ?? {}).toMatchObject(headers);
    expect(init?.credentials).toBe('same-origin');
  });

  it('a file is sent as its bytes', async () => {
    const fetcher = vi.fn<typeof fetch>(async () => new Response(null, { status: 204 }));
    await new LibraryApi(undefined, fetcher).putFile('ab12', new Uint8Array([1, 2]));
    expect(fetcher.mock.lastCall?.[0]).toBe('/api/v1/files/ab12');
    expect(fetcher.mock.lastCall?.[1]).toMatchObject({ method: 'PUT', body: new Uint8Array([1, 2]) });
  });

  it('a save may outlive the page', async () => {
    const fetcher = vi.fn<typeof fetch>(async () => Response.json({}));
    await new LibraryApi(undefined, fetcher).save('a', body, 1, { keepalive: true });
    expect(fetcher.mock.lastCall?.[1]?.keepalive).toBe(true);
  });
});

it('what did not change is nothing new', async () => {
  const api = new LibraryApi(undefined, async () => new Response(null, { status: 304 }));
  expect(await api.newer('a', 3)).toBeUndefined();
});

it('a refusal carries its problem', async () => {
  const api = new LibraryApi(undefined, async () =>
    Response.json({ code: 'revision_conflict' }, { status: 412 }),
  );
  await expect(api.save('a', body, 1)).rejects.toMatchObject({
    problem: { status: 412, code: 'revision_conflict' },
  });
});

it('says whom a request is meant for, where that is known', async () => {
  const meant: (string | null)[] = [];
  const fetcher = async (_: RequestInfo | URL, init?: RequestInit) => {
    meant.push(new Headers(init?.headers).get('legible-account'));
    return Response.json({});
  };
  await new LibraryApi('ada', fetcher).resume('a');
  await new LibraryApi(undefined, fetcher).resume('a');
  expect(meant).toEqual(['ada', null]);
});
