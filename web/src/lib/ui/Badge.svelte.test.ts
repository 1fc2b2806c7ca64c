import { expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import Badge from './Badge.svelte';
import { text } from './testing.ts';

it('says its word in the colour of its tone', async () => {
  const screen = await render(Badge, { tone: 'warn', children: text('draft') });
  await expect.element(screen.getByText('draft')).toBeVisible();
  expect(screen.container.querySelector('.text-warn')).not.toBeNull();
});
