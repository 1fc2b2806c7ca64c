import { expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import Splitter from './Splitter.svelte';

it('moves with the arrow keys, within its range, and is kept', async () => {
  const [onChange, onDone] = [vi.fn(), vi.fn()];
  const screen = await render(Splitter, {
    label: 'Resize',
    value: 190,
    min: 100,
    max: 200,
    perPixel: 1,
    reset: 150,
    onChange,
    onDone,
  });
  const bar = screen.getByRole('separator', { name: 'Resize' });
  (bar.element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowRight}');
  expect(onChange).toHaveBeenLastCalledWith(200);
  await userEvent.keyboard('{ArrowLeft}');
  expect(onChange).toHaveBeenLastCalledWith(166);
  expect(onDone).toHaveBeenCalledTimes(2);
  await expect.element(bar).toHaveAttribute('aria-valuenow', '90');
});
