import { expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import Select from './Select.svelte';

it('names what is chosen, and gives the choice', async () => {
  const onChange = vi.fn();
  const options = [
    { value: 'auto', label: 'Automatic' },
    { value: 'xelatex', label: 'XeLaTeX' },
  ] as const;
  const screen = await render(Select, { value: 'auto', label: 'Engine', options, onChange });
  await screen.getByLabelText('Engine: Automatic').click();
  await screen.getByRole('option', { name: 'XeLaTeX' }).click();
  expect(onChange).toHaveBeenCalledWith('xelatex');
});
