import { expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import CompareDialog from './CompareDialog.svelte';
import type { Comparing } from './comparing.svelte.ts';

const row = {
  id: 'a',
  name: 'Data Engineer',
  note: 'saved 1 Nov 2026',
  isPresent: false,
  fits: 61.25,
  musts: { shown: 1, asked: 7, missing: ['A', 'B', 'C', 'D', 'E', 'F'] },
  shows: ['SQL'],
};
const props = (more: Partial<Comparing> = {}) => {
  const comparing = {
    mode: 'postings',
    rows: [row],
    total: 1,
    state: 'done',
    start: vi.fn(),
    stop: vi.fn(),
    close: vi.fn(),
    ...more,
  } as unknown as Comparing;
  return { comparing, resume: 'Ada', posting: 'Baker', onOpen: vi.fn(), onClose: vi.fn() };
};

it('shows fit, what is required, what is missing and what stands out, and opens a row', async () => {
  const given = props();
  const screen = await render(CompareDialog, given);
  expect(given.comparing.start).toHaveBeenCalledWith('postings');
  await expect
    .element(screen.getByRole('row', { name: /^Data Engineer/ }))
    .toMatchTextContent(/^Data Engineer Shows SQL.*Missing: A, B, C, D, E \+1.more.*61\.3.*1 of 7/);
  await screen.getByRole('button', { name: /^Data Engineer/ }).click();
  expect(given.onOpen).toHaveBeenCalledWith(row);
  await screen.getByRole('tab', { name: 'All resumes' }).click();
  expect(given.comparing.start).toHaveBeenLastCalledWith('resumes');
});

it('tells rows of one name apart by when they were saved', async () => {
  const screen = await render(
    CompareDialog,
    props({ rows: [row, { ...row, id: 'b', note: 'saved 2 Nov 2026' }] }),
  );
  await expect.element(screen.getByText('saved 1 Nov 2026')).toBeVisible();
  await expect.element(screen.getByText('saved 2 Nov 2026')).toBeVisible();
});

it('tells how far it is and can be stopped', async () => {
  const given = props({ state: 'running', total: 4 });
  const screen = await render(CompareDialog, given);
  await expect.element(screen.getByText('Scored 1 of 4…')).toBeVisible();
  await expect.element(screen.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '1');
  await screen.getByRole('button', { name: 'Stop' }).click();
  expect(given.comparing.stop).toHaveBeenCalledOnce();
});

it.each([
  [{ rows: [], total: 0 }, 'No saved postings yet'],
  [{ rows: [], total: 0, mode: 'resumes' as const }, 'No posting to compare with'],
  [{ mode: 'resumes' as const }, /only resume kept/],
  [{ state: 'failed' as const }, /could not be loaded/],
  [{ state: 'stopped' as const, total: 3 }, 'Stopped after 1 of 3.'],
  [{ rows: [{ ...row, problem: 'No requirements.' }] }, 'No requirements.'],
])('has a word for each state: %#', async (state, text) => {
  const screen = await render(CompareDialog, props(state));
  await expect.element(screen.getByText(text)).toBeVisible();
});
