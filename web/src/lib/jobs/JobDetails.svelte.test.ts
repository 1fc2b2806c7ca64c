import { describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { Job } from '#lib/compile/job.ts';
import { job, result } from './fixtures.ts';
import JobDetails from './JobDetails.svelte';

async function show(shown: Job, more: Record<string, unknown> = {}) {
  const calls = { onReport: () => Promise.resolve(undefined), onLog: vi.fn(), onCopy: vi.fn() };
  const screen = await render(JobDetails, { job: shown, now: shown.created_at, ...calls, ...more });
  return { screen, ...calls };
}

const done = job({
  state: 'completed',
  has_pdf: true,
  attempts: 2,
  waited_ms: 100,
  processing_ms: 400,
  result: result({ engine: 'xelatex' }),
});

it('tells where the time went, as a bar and in figures', async () => {
  const { screen } = await show(done);
  await expect.element(screen.getByRole('img', { name: 'Where the time went, 0.50 s in all' })).toBeVisible();
  await expect.element(screen.getByText('Sending and storing')).toBeVisible();
  await expect.element(screen.getByText('0.28 s')).toBeVisible();
});

it('tells the engine that ran, the attempts and when the job goes', async () => {
  const { screen } = await show(done);
  await expect.element(screen.getByText('XeLaTeX (asked for: Automatic)')).toBeVisible();
  await expect.element(screen.getByText('2 of at most 5')).toBeVisible();
  await expect.element(screen.getByText('in 1 day')).toBeVisible();
});

describe('the problems', () => {
  const problem = { level: 'error', kind: 'x', file: 'main.tex', line: 12, excerpt: '' } as const;

  it('are counted, without what only follows, and the first error is told', async () => {
    const diagnostics = [
      { ...problem, level: 'warning' as const, message: 'A line is too long.' },
      { ...problem, message: 'Not a command.', hint: 'Check its name.' },
      { ...problem, message: 'Lost.', follows: true },
    ];
    const { screen } = await show({ ...done, state: 'failed', result: result({ diagnostics }) });
    await expect.element(screen.getByText('1 error, 1 warning')).toBeVisible();
    await expect.element(screen.getByText('Not a command.')).toBeVisible();
    await expect.element(screen.getByText('Check its name.')).toBeVisible();
  });

  it.each([
    ['none', result(), 'TeX had nothing to say.'],
    ['no report', null, 'There is no report on this job.'],
  ])('%s', async (_, shown, words) => {
    const { screen } = await show({ ...done, result: shown });
    await expect.element(screen.getByText(words)).toBeVisible();
  });
});

it('says why an answer from an earlier compile took no time', async () => {
  const { screen } = await show({ ...done, cached: true });
  await expect.element(screen.getByText(/the same files had been compiled before/)).toBeVisible();
});

it('offers log, download and the id; the workspace only where its project is kept', async () => {
  const { screen, onLog, onCopy } = await show(done);
  await screen.getByRole('button', { name: 'Log' }).click();
  await screen.getByRole('button', { name: 'Copy the job’s id' }).click();
  expect([onLog.mock.calls.length, onCopy.mock.calls.length]).toEqual([1, 1]);
  await expect
    .element(screen.getByRole('link', { name: 'Download' }))
    .toHaveAttribute('href', `/api/v1/jobs/${done.id}/pdf?download=1`);
  const open = screen.getByRole('button', { name: 'Open in the workspace' });
  await expect.element(open).not.toBeInTheDocument();
  const onWorkspace = vi.fn();
  await screen.rerender({ onWorkspace });
  await open.click();
  expect(onWorkspace).toHaveBeenCalledOnce();
});

it('leads to the job it repeats, where that one is listed', async () => {
  const onShow = vi.fn();
  const { screen } = await show({ ...done, retry_of: '01a20409-first' }, { onShow });
  await screen.getByRole('button', { name: '01a20409-first' }).click();
  expect(onShow).toHaveBeenCalledWith('01a20409-first');
  await screen.rerender({ onShow: undefined });
  await expect.element(screen.getByRole('button', { name: '01a20409-first' })).not.toBeInTheDocument();
  await expect.element(screen.getByText('01a20409-first')).toBeVisible();
});
