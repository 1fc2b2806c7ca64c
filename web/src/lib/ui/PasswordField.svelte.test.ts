import { expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import PasswordField from './PasswordField.svelte';

it('hides what is typed until it is asked to be shown', async () => {
  const screen = await render(PasswordField, { label: 'Password', value: '', autocomplete: 'new-password' });
  const field = screen.getByLabelText('Password', { exact: true });
  await field.fill('correct horse');
  await expect.element(field).toHaveAttribute('type', 'password');
  await screen.getByRole('button', { name: 'Show password' }).click();
  await expect.element(field).toHaveAttribute('type', 'text');
  await expect.element(field).toHaveValue('correct horse');
  await expect.element(screen.getByRole('button', { pressed: true })).toMatchTextContent('Hide');
});

it('tells password managers what it is, and takes what is pasted whole', async () => {
  const screen = await render(PasswordField, {
    label: 'Password',
    value: '',
    autocomplete: 'current-password',
  });
  const field = screen.getByLabelText('Password', { exact: true });
  await expect.element(field).toHaveAttribute('autocomplete', 'current-password');
  await expect.element(field).toHaveAttribute('name', 'password');
  await expect.element(field).not.toHaveAttribute('maxlength');
  const input = field.element() as HTMLInputElement;
  const paste = new ClipboardEvent('paste', { bubbles: true, cancelable: true });
  expect(input.dispatchEvent(paste)).toBe(true);
});

it('says error and hint together', async () => {
  const screen = await render(PasswordField, {
    label: 'Password',
    value: '',
    autocomplete: 'new-password',
    hint: 'Ten characters.',
    error: 'Too short.',
  });
  await expect
    .element(screen.getByLabelText('Password', { exact: true }))
    .toHaveAccessibleDescription('Too short. Ten characters.');
});
