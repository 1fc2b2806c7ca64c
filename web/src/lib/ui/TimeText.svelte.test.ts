import { expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import TimeText from './TimeText.svelte';

it('says how long ago, and the exact time on hover and to programs', async () => {
  const at = Date.UTC(2026, 10, 27, 20, 0, 0);
  const screen = await render(TimeText, { at, now: at + 180_000 });
  const element = screen.getByText('3 minutes ago');
  await expect.element(element).toHaveAttribute('datetime', '2026-11-27T20:00:00.000Z');
  await expect.element(element).toHaveAttribute('title', expect.stringMatching(/Nov 2[78], 2026/));
});
