import { expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import InProvider from './testing/LiveMarkInProvider.svelte';

it.each([
  ['open', true, 'live'],
  ['waiting', true, 'reconnecting'],
  ['open', false, 'offline'],
] as const)('%s, with a network: %s, is called %s', async (live, online, word) => {
  const screen = await render(InProvider, { live, online });
  await expect.element(screen.getByText(word)).toBeVisible();
});

it('says nothing before there is a feed', async () => {
  const screen = await render(InProvider, { live: 'closed', online: true });
  expect(screen.container.textContent?.trim()).toBe('');
});
