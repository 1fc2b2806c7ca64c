import { expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { Toasts as Messages } from '#lib/workspace/toasts.svelte.ts';
import Toasts from './Toasts.svelte';

it('shows each message once, runs its action and goes', async () => {
  const toasts = new Messages();
  const run = vi.fn();
  const screen = await render(Toasts, { toasts });
  toasts.show('Deleted.', { label: 'Undo', run });
  toasts.show('Deleted.', { label: 'Undo', run });
  const undo = screen.getByRole('button', { name: 'Undo' });
  await expect.element(undo).toBeVisible();
  await undo.click();
  expect(run).toHaveBeenCalledOnce();
  await expect.element(screen.getByText('Deleted.')).not.toBeInTheDocument();
});

it('keeps three at most, the newest', () => {
  const toasts = new Messages();
  for (const text of ['1', '2', '3', '4']) toasts.show(text);
  expect(toasts.list.map(({ text }) => text)).toEqual(['2', '3', '4']);
});
