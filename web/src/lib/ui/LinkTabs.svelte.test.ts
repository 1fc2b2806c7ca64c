import { expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import LinkTabs from './LinkTabs.svelte';

it('is a navigation that marks where one is', async () => {
  const tabs = [
    { href: '/a', label: 'One' },
    { href: '/b', label: 'Two' },
  ];
  const screen = await render(LinkTabs, { label: 'Parts', tabs, here: '/b' });
  await expect.element(screen.getByRole('navigation', { name: 'Parts' })).toBeVisible();
  await expect.element(screen.getByRole('link', { name: 'Two' })).toHaveAttribute('aria-current', 'page');
  await expect.element(screen.getByRole('link', { name: 'One' })).not.toHaveAttribute('aria-current');
});
