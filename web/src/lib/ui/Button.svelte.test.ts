import { expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import Button from './Button.svelte';
import { text } from './testing.ts';

it('does not submit the form it stands in, and says when it is pressed', async () => {
  const onclick = vi.fn();
  const screen = await render(Button, { children: text('Compile'), onclick });
  const button = screen.getByRole('button', { name: 'Compile' });
  await expect.element(button).toHaveAttribute('type', 'button');
  await button.click();
  expect(onclick).toHaveBeenCalledOnce();
});

it('cannot be pressed while disabled', async () => {
  const screen = await render(Button, { children: text('Compile'), disabled: true });
  await expect.element(screen.getByRole('button')).toBeDisabled();
});
