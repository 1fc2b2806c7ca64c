import { expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import Kbd from './Kbd.svelte';

it('shows one cap for each key', async () => {
  const { container } = await render(Kbd, { keys: 'Mod+K' });
  expect(container.querySelectorAll('kbd > span')).toHaveLength(2);
});
