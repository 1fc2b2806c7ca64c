import { expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import Dialog from './Dialog.svelte';
import { text } from './testing.ts';

it('is named by its title and closes with Escape', async () => {
  const onClose = vi.fn();
  const screen = await render(Dialog, {
    open: true,
    title: 'Rename',
    description: 'Choose a name.',
    children: text('Body'),
    onClose,
  });
  const dialog = screen.getByRole('dialog', { name: 'Rename' });
  await expect.element(dialog).toHaveAccessibleDescription('Choose a name.');
  await userEvent.keyboard('{Escape}');
  await expect.element(dialog).not.toBeInTheDocument();
  expect(onClose).toHaveBeenCalledOnce();
});

it('that holds something shown once closes by its own buttons alone', async () => {
  const onClose = vi.fn();
  const screen = await render(Dialog, {
    open: true,
    title: 'Your codes',
    sticky: true,
    children: text('Codes'),
    onClose,
  });
  const dialog = screen.getByRole('dialog', { name: 'Your codes' });
  await userEvent.keyboard('{Escape}');
  await expect.element(dialog).toBeVisible();
  expect(dialog.getByRole('button').all()).toEqual([]);
  expect(onClose).not.toHaveBeenCalled();
});
