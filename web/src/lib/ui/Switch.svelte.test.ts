import { expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import Switch from './Switch.svelte';

it('says what it is, asks for the change, and shows what it is told', async () => {
  const onChange = vi.fn();
  const screen = await render(Switch, { label: 'News', hint: 'Once a month.', checked: false, onChange });
  const toggle = screen.getByRole('switch', { name: 'News' });
  await expect.element(toggle).toHaveAccessibleDescription('Once a month.');
  await toggle.click();
  expect(onChange).toHaveBeenCalledWith(true);
  await expect.element(toggle).toHaveAttribute('aria-checked', 'false');
  await screen.rerender({ checked: true });
  await expect.element(toggle).toHaveAttribute('aria-checked', 'true');
});
