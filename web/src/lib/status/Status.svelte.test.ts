import { afterEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import CheckList from './CheckList.svelte';
import { health } from './fixtures.ts';
import HistoryBars from './HistoryBars.svelte';
import QueueFacts from './QueueFacts.svelte';
import ServiceTable from './ServiceTable.svelte';
import Status from './Status.svelte';

afterEach(() => vi.unstubAllGlobals());

const serve = (answer: () => Promise<Response>) => {
  const real = window.fetch.bind(window);
  vi.stubGlobal('fetch', (input: RequestInfo | URL, init?: RequestInit) =>
    String(input).endsWith('/health') ? answer() : real(input, init),
  );
};

describe('the page', () => {
  it('says that everything answers', async () => {
    serve(async () => Response.json(health()));
    const screen = await render(Status);
    await expect.element(screen.getByText('Everything answers')).toBeVisible();
    await expect.element(screen.getByText('Version 0.1.0')).toBeVisible();
  });

  it('names what does not answer', async () => {
    const checks = { ...health().checks, r2: { ok: false, latency_ms: 3000, detail: 'no answer in time' } };
    serve(async () => Response.json(health({ status: 'degraded', checks })));
    const screen = await render(Status);
    await expect.element(screen.getByText(/^Files does not answer right now/)).toBeVisible();
  });

  it('says that nothing answers, and asks again by hand', async () => {
    let down = true;
    serve(() => (down ? Promise.reject(new TypeError('x')) : Promise.resolve(Response.json(health()))));
    const screen = await render(Status);
    await expect.element(screen.getByText('The service cannot be reached')).toBeVisible();
    down = false;
    await screen.getByRole('button', { name: 'Check now' }).click();
    await expect.element(screen.getByText('Everything answers')).toBeVisible();
    await expect
      .element(screen.getByRole('img', { name: '2 checks, of which 1 found everything well' }))
      .toBeVisible();
  });
});

it('each check stands with its word and its latency', async () => {
  const screen = await render(CheckList, { health: health() });
  const row = screen.container.querySelector('[data-check=d1]');
  expect(row?.textContent?.replace(/\s+/g, ' ')).toContain('Database answers, and its schema is there');
  expect(row?.textContent).toContain('3 ms');
});

it('the queue tells how many wait, of which priority, and for how long', async () => {
  const queue = health().queue;
  if (!queue) throw new Error('the fixture has a queue');
  const screen = await render(QueueFacts, { queue });
  await expect.element(screen.getByText('4.2 s')).toBeVisible();
  await expect.element(screen.getByRole('meter', { name: 'Low' })).toHaveAttribute('aria-valuetext', '2');
  await screen.rerender({ queue: { ...queue, oldest_wait_ms: null } });
  await expect.element(screen.getByText('nobody waits')).toBeVisible();
});

it('a service that has not said how busy it is, is not called idle', async () => {
  const nothing = { running: null, slots: null, in_flight: 0, faults: 4, retry_at: null };
  const services = [{ name: 'one', state: 'down' as const, ...nothing }];
  const screen = await render(ServiceTable, { services });
  await expect.element(screen.getByRole('cell', { name: 'not known' })).toBeVisible();
  await screen.rerender({ services: [] });
  await expect.element(screen.getByText('No compile service has made itself known.')).toBeVisible();
});

it('the bars say when, what and how quickly, each its own', async () => {
  const screen = await render(HistoryBars, {
    samples: [
      { at: 1, verdict: 'ok', tookMs: 20, latencies: {} },
      { at: 2, verdict: 'unreachable', latencies: {} },
    ],
  });
  const [first, second] = [...screen.container.querySelectorAll('[title]')].map((bar) =>
    bar.getAttribute('title'),
  );
  expect(first).toMatch(/: everything answers, 20 ms$/);
  expect(second).toMatch(/: no answer$/);
});
