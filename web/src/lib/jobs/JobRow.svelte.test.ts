import { describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Job } from '#lib/compile/job.ts';
import { text } from '#lib/ui/testing.ts';
import { job, result } from './fixtures.ts';
import JobRow from './JobRow.svelte';

const NOW = 1_795_809_700_000;

async function show(shown: Job, more: Record<string, unknown> = {}) {
  const calls = { onToggle: vi.fn(), onChoose: vi.fn(), onCancel: vi.fn(), onRetry: vi.fn() };
  const screen = await render(JobRow, {
    job: shown,
    now: NOW,
    open: false,
    chosen: false,
    cancelling: false,
    retrying: false,
    details: text('Details'),
    ...calls,
    ...more,
  });
  return { screen, ...calls };
}

const completed = job({ state: 'completed', has_pdf: true, result: result(), attempts: 1 });

describe('the state of a job', () => {
  it.each<[string, Job, string]>([
    ['in the queue', job(), 'In the queue'],
    [
      'after a fault of ours',
      job({ phase: 'waiting', available_at: NOW + 42_000 }),
      'tried again in 42 seconds',
    ],
    ['that waits for a service', job({ phase: 'waiting' }), 'Waiting for a free compile service'],
    ['that begins', job({ state: 'processing' }), 'Starting'],
    ['that waits for an engine', job({ state: 'processing', phase: 'waiting' }), 'Waiting for a free engine'],
    ['whose files are sent', job({ state: 'processing', phase: 'preparing' }), 'Sending the files'],
    [
      'whose page is set',
      job({ state: 'processing', phase: 'pass', pass: 2, page: 3 }),
      'Compiling, pass 2, page 3',
    ],
    ['that is stored', job({ state: 'processing', phase: 'uploading' }), 'Storing the result'],
    ['that is finished', completed, 'Finished'],
    [
      'that failed, with its reason',
      job({ state: 'failed', error: { code: 'timeout', message: 'It took too long.' } }),
      'It took too long.',
    ],
    [
      'that a newer draft replaced',
      job({ state: 'cancelled', error: { code: 'superseded', message: 'A newer one came.' } }),
      'Replaced',
    ],
  ])('%s is told in words', async (_, shown, words) => {
    const { screen } = await show(shown);
    await expect.element(screen.getByText(words)).toBeVisible();
  });

  it('does not claim progress that nobody knows', async () => {
    const { screen } = await show(job({ state: 'processing', phase: 'pass', pass: 1 }));
    await expect.element(screen.getByRole('progressbar')).not.toHaveAttribute('aria-valuenow');
  });
});

it('tells engine, priority, pages and how long it took', async () => {
  const { screen } = await show({ ...completed, waited_ms: 2500, processing_ms: 480 });
  await expect
    .element(screen.getByText('pdfLaTeX · Low priority · 1 page · waited 2.5 s · took 0.48 s'))
    .toBeVisible();
});

it('marks drafts, cached answers, retries and several attempts', async () => {
  const { screen } = await show({
    ...completed,
    draft: true,
    cached: true,
    attempts: 3,
    retry_of: '01a20409-0000',
  });
  for (const mark of ['Draft', 'Cached', '3 attempts', 'Retry of 01a20409'])
    await expect.element(screen.getByText(mark)).toBeVisible();
});

it('can be cancelled while it is unfinished, once', async () => {
  const { screen, onCancel } = await show(job());
  await screen.getByRole('button', { name: 'Cancel: main.tex' }).click();
  expect(onCancel).toHaveBeenCalledOnce();
  await screen.rerender({ cancelling: true });
  await expect.element(screen.getByText('Cancelling…')).toBeVisible();
  await expect.element(screen.getByRole('button', { name: 'Cancel: main.tex' })).toBeDisabled();
});

it('can be retried and opened once it has ended', async () => {
  const { screen, onRetry } = await show(completed);
  await screen.getByRole('button', { name: 'Retry: main.tex' }).click();
  expect(onRetry).toHaveBeenCalledOnce();
  await expect
    .element(screen.getByRole('link', { name: 'Open PDF: main.tex' }))
    .toHaveAttribute('href', `/api/v1/jobs/${completed.id}/pdf`);
});

it('opens into its details', async () => {
  const { screen, onToggle } = await show(completed);
  await expect.element(screen.getByText('Details')).not.toBeInTheDocument();
  await screen.getByRole('button', { name: 'main.tex', expanded: false }).click();
  expect(onToggle).toHaveBeenCalledOnce();
  await screen.rerender({ open: true });
  await expect.element(screen.getByText('Details')).toBeVisible();
});

it('breaks a long path rather than the page', async () => {
  await page.viewport(390, 800);
  await show({ ...completed, main: `${'a'.repeat(60)}/${'b'.repeat(60)}.tex` });
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
});
