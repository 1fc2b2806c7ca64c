import { expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import Progress from './Progress.svelte';

it('says its share, and what is happening', async () => {
  const screen = await render(Progress, { label: 'Compile', text: 'Page 2 of 4', share: 0.5 });
  const bar = screen.getByRole('progressbar', { name: 'Compile' });
  await expect.element(bar).toHaveAttribute('aria-valuenow', '0.5');
  await expect.element(bar).toHaveAttribute('aria-valuetext', 'Page 2 of 4');
  expect((bar.element().firstElementChild as HTMLElement).style.transform).toBe('scaleX(0.5)');
});

it('promises no number while nobody can know one', async () => {
  const screen = await render(Progress, { label: 'Compile', text: 'Waiting' });
  const bar = screen.getByRole('progressbar');
  await expect.element(bar).not.toHaveAttribute('aria-valuenow');
  await expect.element(bar).toHaveAttribute('aria-valuetext', 'Waiting');
});
