import { expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import Checkbox from './Checkbox.svelte';

it('is ticked by its label and tells what it is about', async () => {
  const onChange = vi.fn();
  const screen = await render(Checkbox, { label: 'score', hint: 'Score resumes', checked: false, onChange });
  const box = screen.getByRole('checkbox', { name: 'score' });
  await expect.element(box).toHaveAccessibleDescription('Score resumes');
  await screen.getByText('score', { exact: true }).click();
  await expect.element(box).toBeChecked();
  expect(onChange).toHaveBeenCalledWith(true);
});
