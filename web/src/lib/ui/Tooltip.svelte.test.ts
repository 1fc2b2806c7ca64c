import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import InProvider from './testing/InProvider.svelte';

it('says its text on focus', async () => {
  const screen = await render(InProvider, { text: 'Events arrive at once', word: 'live' });
  await userEvent.keyboard('{Tab}');
  await expect.element(screen.getByRole('button', { name: 'live' })).toHaveFocus();
  await expect.element(screen.getByText('Events arrive at once').first()).toBeVisible();
});
