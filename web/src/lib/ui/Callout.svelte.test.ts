import { expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import Callout from './Callout.svelte';
import { text } from './testing.ts';

it('announces an error at once, a note not', async () => {
  const screen = await render(Callout, { kind: 'error', title: 'Not opened', children: text('Too large.') });
  await expect.element(screen.getByRole('alert')).toMatchTextContent(/Not opened Too large\./);
  await screen.rerender({ kind: 'info' });
  await expect.element(screen.getByRole('note')).toBeVisible();
});
