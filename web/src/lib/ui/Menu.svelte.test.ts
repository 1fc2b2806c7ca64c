import { expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import Menu from './Menu.svelte';
import { text } from './testing.ts';

it('opens by its named button and runs what is chosen', async () => {
  const run = vi.fn();
  const screen = await render(Menu, {
    label: 'Actions',
    trigger: text('…'),
    items: [{ label: 'Rename', run }],
  });
  await screen.getByRole('button', { name: 'Actions' }).click();
  await screen.getByRole('menuitem', { name: 'Rename' }).click();
  expect(run).toHaveBeenCalledOnce();
});

it('leads to pages by real links, under a head', async () => {
  const screen = await render(Menu, {
    label: 'Account',
    trigger: text('…'),
    head: text('Ada Sample'),
    items: [{ label: 'Settings', href: '/settings', target: 'beside' }],
  });
  await screen.getByRole('button', { name: 'Account' }).click();
  await expect.element(screen.getByText('Ada Sample')).toBeVisible();
  const link = screen.getByRole('menuitem', { name: 'Settings' });
  await expect.element(link).toHaveAttribute('href', '/settings');
  await expect.element(link).toHaveAttribute('target', 'beside');
});
