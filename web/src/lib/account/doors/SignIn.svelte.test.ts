import { afterEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { SignIn as Answer } from '../contract.ts';
import { account, refusal } from '../fixtures.ts';
import SignIn from './SignIn.svelte';
import { at, CONFIG, SECOND, sessionOf, SIGNED_IN } from './testing.ts';

let back: () => void = () => undefined;
afterEach(() => back());

async function open({
  address = '?',
  signIn = vi.fn(async (): Promise<Answer> => SIGNED_IN),
  secondFactor = vi.fn(async (): Promise<Answer> => SIGNED_IN),
  known = undefined as ReturnType<typeof account> | undefined,
} = {}) {
  back = at(address);
  const go = vi.fn();
  const { session, note } = sessionOf(known);
  const api = { signIn, secondFactor, config: async () => CONFIG };
  const screen = await render(SignIn, { api, session, go });
  const enter = async () => {
    await screen.getByLabelText('E-mail').fill('ada@example.org');
    await screen.getByLabelText('Password', { exact: true }).fill('a long enough one');
    await screen.getByRole('button', { name: 'Sign in' }).click();
  };
  return { screen, go, signIn, secondFactor, session, note, enter };
}

describe('e-mail and password', () => {
  it('lead to where one came from, and other tabs are told', async () => {
    const { go, enter, note, session } = await open({ address: '?next=/jobs%231' });
    await enter();
    await vi.waitFor(() => expect(go).toHaveBeenCalledWith('/jobs#1'));
    expect(note).toHaveBeenCalledWith('in');
    expect(session.account?.email).toBe('ada@example.org');
  });

  it.each(['//evil.example', 'https://evil.example', '/\\evil.example', '/sign-in'])(
    'never lead elsewhere: %s',
    async (next) => {
      const { go, enter } = await open({ address: `?next=${encodeURIComponent(next)}` });
      await enter();
      await vi.waitFor(() => expect(go).toHaveBeenCalledWith('/workspace'));
    },
  );

  it('that do not belong together are said at the password, which keeps the focus', async () => {
    const signIn = vi.fn(() => Promise.reject(refusal(401, 'credentials_wrong')));
    const { screen, go, enter } = await open({ signIn });
    await enter();
    const password = screen.getByLabelText('Password', { exact: true });
    await expect.element(password).toHaveFocus();
    await expect.element(password).toHaveAccessibleDescription(/do not belong together/);
    expect(go).not.toHaveBeenCalled();
  });

  it('are sent once, however often the button is pressed', async () => {
    const signIn = vi.fn(() => new Promise<Answer>(() => undefined));
    const { screen, enter } = await open({ signIn });
    await enter();
    await screen.getByRole('button', { name: 'Signing in' }).click({ force: true });
    expect(signIn).toHaveBeenCalledTimes(1);
  });
});

describe('the second step', () => {
  it('takes the digits as they were pasted', async () => {
    const { screen, go, enter, secondFactor } = await open({ signIn: vi.fn(async () => SECOND) });
    await enter();
    const code = screen.getByLabelText('Code');
    await expect.element(code).toHaveFocus();
    await code.fill('123 456');
    await screen.getByRole('button', { name: 'Continue', exact: true }).click();
    await vi.waitFor(() => expect(go).toHaveBeenCalledWith('/workspace'));
    expect(secondFactor).toHaveBeenCalledWith('ticket-1', '123456');
  });

  it('takes a recovery code instead', async () => {
    const { screen, enter, secondFactor } = await open({ signIn: vi.fn(async () => SECOND) });
    await enter();
    await screen.getByRole('button', { name: 'Use a recovery code' }).click();
    const code = screen.getByLabelText('Recovery code');
    await expect.element(code).toHaveFocus();
    await expect.element(code).toHaveAttribute('inputmode', 'text');
    await code.fill('K7QD-29XM-4TRB-H8WN');
    await screen.getByRole('button', { name: 'Continue', exact: true }).click();
    await vi.waitFor(() => expect(secondFactor).toHaveBeenCalledWith('ticket-1', 'K7QD-29XM-4TRB-H8WN'));
  });

  it('says when the code is wrong', async () => {
    const secondFactor = vi.fn(() => Promise.reject(refusal(401, 'code_wrong')));
    const { screen, enter } = await open({ signIn: vi.fn(async () => SECOND), secondFactor });
    await enter();
    await screen.getByLabelText('Code').fill('000000');
    await screen.getByRole('button', { name: 'Continue', exact: true }).click();
    await expect.element(screen.getByLabelText('Code')).toHaveAccessibleDescription(/not right/);
    await expect.element(screen.getByLabelText('Code')).toHaveFocus();
  });

  it('that took too long begins again, without the password', async () => {
    const secondFactor = vi.fn(() => Promise.reject(refusal(410, 'ticket_expired')));
    const { screen, enter } = await open({ signIn: vi.fn(async () => SECOND), secondFactor });
    await enter();
    await screen.getByLabelText('Code').fill('000000');
    await screen.getByRole('button', { name: 'Continue', exact: true }).click();
    await expect.element(screen.getByRole('alert')).toMatchTextContent('This took too long. Sign in again.');
    await expect.element(screen.getByLabelText('Password', { exact: true })).toHaveValue('');
  });

  it('follows a provider’s sign-in; its ticket leaves the address at once', async () => {
    const { screen, secondFactor } = await open({ address: '?next=/jobs#ticket=from-provider' });
    expect(location.hash).toBe('');
    await screen.getByLabelText('Code').fill('123456');
    await screen.getByRole('button', { name: 'Continue', exact: true }).click();
    await vi.waitFor(() => expect(secondFactor).toHaveBeenCalledWith('from-provider', '123456'));
  });
});

describe('a provider', () => {
  it('that refused is explained in words', async () => {
    const { screen } = await open({ address: '?error=oauth_link_required' });
    await expect.element(screen.getByRole('alert')).toMatchTextContent('then link the provider');
  });

  it('with a code that is made up shows nothing of it', async () => {
    const { screen } = await open({ address: '?error=%3Cb%3Eclick+here%3C/b%3E' });
    await expect.element(screen.getByRole('alert')).not.toMatchTextContent('click here');
  });

  it('is visited with a mark, so that the next page asks who came back', async () => {
    const { screen } = await open();
    const link = screen.getByRole('link', { name: 'Continue with Google' });
    link.element().addEventListener('click', (event) => event.preventDefault());
    await link.click();
    expect(localStorage.getItem('legible:account')).toBe('maybe');
    localStorage.removeItem('legible:account');
  });
});

describe('whoever is signed in already', () => {
  it('goes on at once', async () => {
    const { go } = await open({ address: '?next=/jobs', known: account() });
    await vi.waitFor(() => expect(go).toHaveBeenCalledWith('/jobs'));
  });

  it('reads first what went wrong', async () => {
    const { screen, go } = await open({ address: '?error=oauth_taken', known: account() });
    await expect.element(screen.getByRole('heading', { name: 'You are signed in' })).toBeVisible();
    await expect.element(screen.getByRole('alert')).toMatchTextContent('linked to another account');
    expect(go).not.toHaveBeenCalled();
  });
});
