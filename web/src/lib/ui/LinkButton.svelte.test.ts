import { expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import LinkButton from './LinkButton.svelte';
import { text } from './testing.ts';

it('is a link that leads where it says', async () => {
  const screen = await render(LinkButton, { href: '/jobs', children: text('Jobs') });
  await expect.element(screen.getByRole('link', { name: 'Jobs' })).toHaveAttribute('href', '/jobs');
});
