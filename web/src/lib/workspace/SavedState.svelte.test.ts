import { expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Standing } from './library.svelte.ts';
import SavedState from './SavedState.svelte';

const show = (standing: Standing, more: object = {}) =>
  render(SavedState, { standing, path: '/workspace?resume=r', onAgain: () => undefined, ...more });

it.each<[Standing, RegExp, RegExp]>([
  ['saved', /saved here 12:04/, /not left this device/],
  ['sent', /saved 12:04/, /to your account/],
  ['waiting', /saving/, /when typing pauses/],
  ['offline', /offline/, /a connection again/],
  ['conflict', /two versions/, /a resume of its own/],
  ['storage', /not saved/, /refuses storage/],
])('“%s” says so, and what it means at the press of a key', async (standing, word, meaning) => {
  const screen = await show(standing, { time: '12:04' });
  await expect.element(screen.getByRole('button', { name: word })).toBeVisible();
  await userEvent.keyboard('{Tab}{Enter}');
  await expect.element(screen.getByRole('dialog').getByText(meaning)).toBeVisible();
});

it('leads to where one signs in, and back', async () => {
  const screen = await show('signIn');
  await screen.getByRole('button', { name: /sign in to save/ }).click();
  const link = screen.getByRole('link', { name: 'Sign in again' });
  await expect.element(link).toHaveAttribute('href', '/sign-in?next=%2Fworkspace%3Fresume%3Dr');
});

it('says why the account does not take it, aloud as well, and tries again', async () => {
  const onAgain = vi.fn();
  const screen = await show('refused', { detail: 'The name is too long.', onAgain });
  await expect
    .element(screen.getByRole('status'))
    .toMatchTextContent(/does not take it. The name is too long/);
  await screen.getByRole('button', { name: /not in your account/ }).click();
  await screen.getByRole('button', { name: 'Save again' }).click();
  expect(onAgain).toHaveBeenCalledOnce();
});
