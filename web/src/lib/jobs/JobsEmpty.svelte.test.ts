import { expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import JobsEmpty from './JobsEmpty.svelte';

const base = { nothing: false, group: 'failed', filtered: false, onClear: vi.fn() } as const;

it('teaches what a job is, and leads to the workspace', async () => {
  const screen = await render(JobsEmpty, { ...base, nothing: true });
  await expect.element(screen.getByText(/A job is one compile of your project/)).toBeVisible();
  await expect
    .element(screen.getByRole('link', { name: 'Open the workspace' }))
    .toHaveAttribute('href', '/workspace');
});

it('says which tab is empty', async () => {
  const screen = await render(JobsEmpty, base);
  await expect.element(screen.getByText('Nothing has failed')).toBeVisible();
});

it('offers to clear the filters that nothing fits', async () => {
  const onClear = vi.fn();
  const screen = await render(JobsEmpty, { ...base, filtered: true, onClear });
  await screen.getByRole('button', { name: 'Clear filters' }).click();
  expect(onClear).toHaveBeenCalledOnce();
});
