import { expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import CopyButton from './CopyButton.svelte';

it('copies, says so, and stays as wide as it was', async () => {
  const write = vi.fn(async () => undefined);
  const screen = await render(CopyButton, { text: 'lgp_secret', label: 'Copy', write });
  const button = screen.getByRole('button', { name: 'Copy' });
  const { width } = button.element().getBoundingClientRect();
  await button.click();
  expect(write).toHaveBeenCalledWith('lgp_secret');
  await expect.element(screen.getByRole('status')).toMatchTextContent('Copied');
  expect(button.element().getBoundingClientRect().width).toBe(width);
});

it('says when the browser refuses', async () => {
  const screen = await render(CopyButton, {
    text: 'x',
    label: 'Copy',
    write: () => Promise.reject(new DOMException('no', 'NotAllowedError')),
  });
  await screen.getByRole('button').click();
  await expect.element(screen.getByRole('status')).toMatchTextContent('copy it by hand');
});
