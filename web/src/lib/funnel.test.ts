import { beforeEach, expect, it, vi } from 'vitest';
import { countStep } from './funnel.ts';

const fetcher = vi.fn<typeof fetch>(async () => new Response(null, { status: 204 }));
let kept: Map<string, string>;
const around = (more: object = {}) => ({
  fetch: fetcher,
  storage: () =>
    ({
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    }) as unknown as Storage,
  path: '/workspace',
  driven: false,
  ...more,
});

beforeEach(() => {
  fetcher.mockClear();
  kept = new Map();
});

it('counts each step once a visit, and says nothing else', async () => {
  for (const step of ['seen', 'seen', 'scored', 'scored'] as const) await countStep(step, around());
  expect(fetcher.mock.calls.map(([url, init]) => [url, init?.method, init?.body])).toEqual([
    ['/api/v1/funnel', 'POST', '{"step":"seen"}'],
    ['/api/v1/funnel', 'POST', '{"step":"scored"}'],
  ]);
});

it.each([
  ['the administration', { path: '/admin' }],
  ['a part of it', { path: '/admin/users' }],
  ['a browser that a program drives', { driven: true }],
  [
    'a browser that keeps nothing',
    {
      storage: () => {
        throw new Error('refused');
      },
    },
  ],
])('does not count %s', async (_, more) => {
  await countStep('seen', around(more));
  expect(fetcher).not.toHaveBeenCalled();
});

it('says nothing when it fails', async () => {
  fetcher.mockRejectedValueOnce(new TypeError('offline'));
  await expect(countStep('seen', around())).resolves.toBeUndefined();
});
