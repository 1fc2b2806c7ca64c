import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { refusal } from '../fixtures.ts';
import SignUp from './SignUp.svelte';
import { at, CONFIG } from './testing.ts';

let back: () => void = () => undefined;
beforeEach(() => (back = at('?next=/jobs')));
afterEach(() => back());

async function open(register = vi.fn(async () => undefined)) {
  let time = 0;
  const api = { register, config: async () => CONFIG };
  const screen = await render(SignUp, { api, now: () => time });
  return {
    screen,
    register,
    pass: (ms: number) => (time += ms),
    email: screen.getByLabelText('E-mail'),
    password: screen.getByLabelText('Password', { exact: true }),
    go: screen.getByRole('button', { name: 'Create account' }),
  };
}

describe('the form', () => {
  it('tells password managers what each field is, and would never put one into an address', async () => {
    const { screen, email, password } = await open();
    await expect.element(screen.getByLabelText('Name (optional)')).toHaveAttribute('autocomplete', 'name');
    await expect.element(email).toHaveAttribute('autocomplete', 'username');
    await expect.element(password).toHaveAttribute('autocomplete', 'new-password');
    await expect.element(password).toHaveAccessibleDescription(/At least 12 characters/);
    expect(screen.container.querySelector('form')?.method).toBe('post');
  });

  it('puts the focus on the first field that is missing', async () => {
    const { email, password, go, register } = await open();
    await go.click();
    await expect.element(email).toHaveFocus();
    await expect.element(email).toHaveAccessibleDescription('Enter your e-mail address.');
    await expect.element(password).toHaveAttribute('aria-invalid', 'true');
    expect(register).not.toHaveBeenCalled();
  });

  it('shows at the password what the server says of it', async () => {
    const register = vi.fn(() =>
      Promise.reject(refusal(422, 'password_refused', 'It contains your e-mail.')),
    );
    const { email, password, go } = await open(register);
    await email.fill('ada@example.org');
    await password.fill('ada@example.org');
    await go.click();
    await expect.element(password).toHaveFocus();
    await expect.element(password).toHaveAccessibleDescription(/It contains your e-mail\./);
    await expect.element(password).toHaveValue('ada@example.org');
  });

  it('says how long to wait after too many attempts', async () => {
    const register = vi.fn(() => Promise.reject(refusal(429, 'too_many_attempts', undefined, 42_000)));
    const { screen, email, password, go } = await open(register);
    await email.fill('ada@example.org');
    await password.fill('a long enough one');
    await go.click();
    await expect.element(screen.getByRole('alert')).toMatchTextContent('Try again in 42 s');
    await expect.element(screen.getByRole('alert').element().parentElement).toHaveFocus();
  });

  it('offers the providers that there are, and keeps where to go', async () => {
    const { screen } = await open();
    await expect
      .element(screen.getByRole('link', { name: 'Continue with GitHub' }))
      .toHaveAttribute('href', '/api/v1/auth/oauth/github/start?next=%2Fjobs&intent=sign_in');
    await expect
      .element(screen.getByRole('link', { name: 'Sign in' }))
      .toHaveAttribute('href', '/sign-in?next=%2Fjobs');
  });
});

describe('after it', () => {
  async function registered(register = vi.fn(async () => undefined)) {
    const all = await open(register);
    await all.screen.getByLabelText('Name').fill(' Ada ');
    await all.email.fill(' ada@example.org ');
    await all.password.fill('a long enough one');
    await all.go.click();
    await expect.element(all.screen.getByRole('heading', { name: 'Check your mail' })).toHaveFocus();
    return all;
  }

  it('the mail is to be looked for', async () => {
    const { screen, register } = await registered();
    expect(register).toHaveBeenCalledWith({
      name: 'Ada',
      email: 'ada@example.org',
      password: 'a long enough one',
      next: '/jobs',
    });
    await expect.element(screen.getByText(/sent a link to ada@example\.org/)).toBeVisible();
  });

  it('it is sent again after a minute, not before', async () => {
    const { screen, register, pass } = await registered();
    const again = screen.getByRole('button', { name: 'Send it again' });
    await expect.element(again).toHaveAttribute('aria-disabled', 'true');
    await again.click({ force: true });
    expect(register).toHaveBeenCalledTimes(1);
    pass(60_000);
    await expect.element(again).toHaveAttribute('aria-disabled', 'false');
    await again.click();
    await expect.element(screen.getByText('Sent again.', { exact: true })).toBeVisible();
    expect(register).toHaveBeenCalledTimes(2);
    await expect.element(again).toHaveAttribute('aria-disabled', 'true');
  });

  it('a wrong address is corrected in the form as it was', async () => {
    const { screen, email, password } = await registered();
    await screen.getByRole('button', { name: 'Change it' }).click();
    await expect.element(screen.getByRole('heading', { name: 'Create an account' })).toHaveFocus();
    await expect.element(email).toHaveValue(' ada@example.org '.trim());
    await expect.element(password).toHaveValue('a long enough one');
  });
});
