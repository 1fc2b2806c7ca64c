import { expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import CodeField from './CodeField.svelte';

it('lets phones offer the code, and takes all that is pasted', async () => {
  const screen = await render(CodeField, { label: 'Code', value: '' });
  const field = screen.getByLabelText('Code');
  await expect.element(field).toHaveAttribute('inputmode', 'numeric');
  await expect.element(field).toHaveAttribute('autocomplete', 'one-time-code');
  await field.fill('123 456');
  await expect.element(field).toHaveValue('123 456');
});

it('is a plain field for codes of letters', async () => {
  const screen = await render(CodeField, { label: 'Code', value: '', kind: 'letters', error: 'Wrong.' });
  const field = screen.getByLabelText('Code');
  await expect.element(field).toHaveAttribute('inputmode', 'text');
  await expect.element(field).toHaveAttribute('autocomplete', 'off');
  await expect.element(field).toHaveAccessibleDescription('Wrong.');
});
