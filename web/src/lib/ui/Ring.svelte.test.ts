import { expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import Ring from './Ring.svelte';

it('shows the rounded score and names it', async () => {
  const screen = await render(Ring, { value: 81.6, label: 'Score 81.6 of 100' });
  await expect.element(screen.getByRole('img', { name: 'Score 81.6 of 100' })).toMatchTextContent(/82/);
});

it('shows a dash while there is none', async () => {
  const screen = await render(Ring, { value: undefined, label: 'Loading' });
  await expect.element(screen.getByRole('img')).toMatchTextContent(/–/);
});
