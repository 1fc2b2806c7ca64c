// The pages that links in mails lead to.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { SignIn as Answer, Token } from '../contract.ts';
import { refusal, token } from '../fixtures.ts';
import ConfirmEmail from './ConfirmEmail.svelte';
import Reset from './Reset.svelte';
import { at, CONFIG, SECOND, sessionOf, SIGNED_IN } from './testing.ts';
import Verify from './Verify.svelte';

let back: () => void = () => undefined;
afterEach(() => back());
const secondFactor = async (): Promise<Answer> => SIGNED_IN;
const heading = (name: string) => ({ name, level: 1 });

describe('confirming an address', () => {
  async function open(verify: (token: string, password?: string) => Promise<Answer>, address = '#token=t-1') {
    back = at(address);
    const { session, note } = sessionOf();
    const asked = vi.fn(verify);
    const screen = await render(Verify, { api: { verify: asked, secondFactor }, session });
    return { screen, asked, session, note };
  }

  it('in the same browser signs in; the secret leaves the address at once', async () => {
    const { screen, asked, session, note } = await open(async () => SIGNED_IN);
    expect(location.hash).toBe('');
    await expect.element(screen.getByRole('heading', heading('Your account is ready'))).toHaveFocus();
    expect(asked.mock.calls).toEqual([['t-1', undefined]]);
    expect([session.state, note.mock.lastCall]).toEqual(['in', ['in']]);
  });

  it('in another browser asks for the password', async () => {
    const { screen, asked } = await open((_, password) =>
      password === undefined
        ? Promise.reject(refusal(409, 'password_required'))
        : password === 'right'
          ? Promise.resolve(SIGNED_IN)
          : Promise.reject(refusal(401, 'credentials_wrong')),
    );
    const field = screen.getByLabelText('Password', { exact: true });
    await field.fill('wrong');
    await screen.getByRole('button', { name: 'Confirm' }).click();
    await expect.element(field).toHaveFocus();
    await expect.element(field).toHaveAttribute('aria-invalid', 'true');
    await field.fill('right');
    await screen.getByRole('button', { name: 'Confirm' }).click();
    await expect.element(screen.getByRole('heading', heading('Your account is ready'))).toBeVisible();
    expect(asked.mock.lastCall).toEqual(['t-1', 'right']);
  });

  it('says how to get another link when this one is used up', async () => {
    const { screen } = await open(() => Promise.reject(refusal(410, 'link_expired')));
    await expect.element(screen.getByRole('heading', heading('no longer works'))).toBeVisible();
    await expect
      .element(screen.getByRole('link', { name: 'Register again' }))
      .toHaveAttribute('href', '/sign-up');
  });

  it('leads back to where the person came from, and to no other site', async () => {
    const { screen } = await open(async () => SIGNED_IN, '?next=%2Fworkspace%3Fa%3D1#token=v-1');
    await expect
      .element(screen.getByRole('link', { name: 'Go on where you were' }))
      .toHaveAttribute('href', '/workspace?a=1');
    await screen.unmount();
    const other = await open(async () => SIGNED_IN, '?next=//evil.example#token=v-1');
    await expect
      .element(other.screen.getByRole('link', { name: 'Begin with your resume' }))
      .toHaveAttribute('href', '/welcome');
  });

  it('can be tried again when no answer came', async () => {
    let online = false;
    const { screen } = await open(() =>
      online ? Promise.resolve(SIGNED_IN) : Promise.reject(refusal(0, 'offline')),
    );
    await expect.element(screen.getByRole('alert')).toMatchTextContent('cannot be reached');
    online = true;
    await screen.getByRole('button', { name: 'Try again' }).click();
    await expect.element(screen.getByRole('heading', heading('Your account is ready'))).toBeVisible();
  });

  it('asks nothing without a link, and takes one that comes later', async () => {
    const { screen, asked } = await open(async () => SIGNED_IN, '#');
    await expect.element(screen.getByRole('heading', heading('Open the link'))).toBeVisible();
    expect(asked).not.toHaveBeenCalled();
    location.hash = '#token=t-2';
    await expect.element(screen.getByRole('heading', heading('Your account is ready'))).toBeVisible();
    expect(asked.mock.lastCall).toEqual(['t-2', undefined]);
  });
});

describe('resetting a password', () => {
  async function open({
    address = '#',
    reset = vi.fn(async () => undefined),
    confirmReset = vi.fn(async (): Promise<Answer> => SIGNED_IN),
    tokens = [] as Token[],
  } = {}) {
    back = at(address);
    const { session } = sessionOf();
    const state = { tokens };
    const api = {
      reset,
      confirmReset,
      secondFactor,
      config: async () => CONFIG,
      sessions: async () => [],
      tokens: async () => state.tokens,
      endOtherSessions: async () => undefined,
      revokeTokens: async () => void (state.tokens = []),
    };
    const screen = await render(Reset, { api, session });
    return { screen, reset, confirmReset, session, state };
  }

  it('says the same whether there is an account', async () => {
    const { screen, reset } = await open();
    await screen.getByLabelText('E-mail').fill(' ada@example.org ');
    await screen.getByRole('button', { name: 'Send the link' }).click();
    await expect.element(screen.getByRole('heading', heading('Check your mail'))).toHaveFocus();
    await expect.element(screen.getByText(/If there is an account for ada@example\.org/)).toBeVisible();
    expect(reset).toHaveBeenCalledWith('ada@example.org');
  });

  it('with the link lets one choose, and signs in', async () => {
    const { screen, confirmReset, session } = await open({ address: '#token=r-1' });
    expect(location.hash).toBe('');
    const field = screen.getByLabelText('New password', { exact: true });
    await expect.element(field).toHaveAttribute('autocomplete', 'new-password');
    await field.fill('another long one');
    await screen.getByRole('button', { name: 'Change the password' }).click();
    await expect.element(screen.getByRole('heading', heading('Your password is changed'))).toHaveFocus();
    expect(confirmReset).toHaveBeenCalledWith('r-1', 'another long one');
    expect(session.state).toBe('in');
  });

  it('shows the tokens that still work afterwards, and revokes them', async () => {
    const { screen, state } = await open({
      address: '#token=r-1',
      tokens: [token({ name: 'Laptop', expires_at: Date.now() + 1e6 }), token({ id: 'old', expires_at: 1 })],
    });
    await screen.getByLabelText('New password', { exact: true }).fill('another long one');
    await screen.getByRole('button', { name: 'Change the password' }).click();
    await expect.element(screen.getByText('1 token still works, for programs:')).toBeVisible();
    await expect.element(screen.getByRole('list', { name: 'Tokens' })).toMatchTextContent('Laptop');
    await screen.getByRole('button', { name: 'Revoke all' }).click();
    await expect.element(screen.getByText('No token opens it.')).toBeVisible();
    expect(state.tokens).toEqual([]);
    await expect.element(screen.getByRole('link', { name: 'Open the workspace' })).toBeVisible();
  });

  it('asks for the second factor where there is one', async () => {
    const { screen } = await open({ address: '#token=r-1', confirmReset: vi.fn(async () => SECOND) });
    await screen.getByLabelText('New password', { exact: true }).fill('another long one');
    await screen.getByRole('button', { name: 'Change the password' }).click();
    await screen.getByLabelText('Code').fill('123456');
    await screen.getByRole('button', { name: 'Continue', exact: true }).click();
    await expect.element(screen.getByRole('heading', heading('Your password is changed'))).toBeVisible();
  });

  it('with a link that is used up asks for another', async () => {
    const { screen } = await open({
      address: '#token=r-1',
      confirmReset: vi.fn(() => Promise.reject(refusal(410, 'link_expired'))),
    });
    await screen.getByLabelText('New password', { exact: true }).fill('another long one');
    await screen.getByRole('button', { name: 'Change the password' }).click();
    await expect.element(screen.getByText(/Have a new one sent/)).toBeVisible();
    await expect.element(screen.getByLabelText('E-mail')).toBeVisible();
  });

  it('shows what is wrong with the new one', async () => {
    const { screen } = await open({
      address: '#token=r-1',
      confirmReset: vi.fn(() => Promise.reject(refusal(422, 'password_refused', 'It is a common one.'))),
    });
    const field = screen.getByLabelText('New password', { exact: true });
    await field.fill('password123');
    await screen.getByRole('button', { name: 'Change the password' }).click();
    await expect.element(field).toHaveFocus();
    await expect.element(field).toHaveAccessibleDescription(/It is a common one\./);
  });
});

describe('confirming a new address', () => {
  async function open(confirmEmail: (token: string) => Promise<string>, address = '#token=e-1') {
    back = at(address);
    return render(ConfirmEmail, { api: { confirmEmail } });
  }

  it('says which one counts now', async () => {
    const screen = await open(async () => 'new@example.org');
    expect(location.hash).toBe('');
    await expect.element(screen.getByRole('heading', heading('Your address is changed'))).toHaveFocus();
    await expect.element(screen.getByText(/sign in with new@example\.org/)).toBeVisible();
  });

  it('that is used up leads to the settings', async () => {
    const screen = await open(() => Promise.reject(refusal(410, 'link_expired')));
    await expect
      .element(screen.getByRole('link', { name: 'Settings' }))
      .toHaveAttribute('href', '/settings/profile');
  });

  it('that was called off says so', async () => {
    const screen = await open(() => Promise.reject(refusal(410, 'link_called_off')));
    await expect.element(screen.getByRole('heading', heading('This change was called off'))).toBeVisible();
    await expect.element(screen.getByText(/keeps the address that it has/)).toBeVisible();
  });

  it('says when no answer came, and when there is no link', async () => {
    const screen = await open(() => Promise.reject(refusal(503, 'unavailable')));
    await expect.element(screen.getByRole('heading', heading('not changed yet'))).toBeVisible();
    await expect.element(screen.getByRole('button', { name: 'Try again' })).toBeVisible();
    await screen.unmount();
    const other = await open(async () => 'x', '#');
    await expect.element(other.getByRole('heading', heading('Open the link'))).toBeVisible();
  });
});
