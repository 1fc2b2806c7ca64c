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
