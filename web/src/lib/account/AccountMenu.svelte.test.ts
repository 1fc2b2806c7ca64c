import { describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import AccountLinks from './AccountLinks.svelte';
import AccountLive from './AccountLive.svelte';
import AccountMenu from './AccountMenu.svelte';
import { account, refusal } from './fixtures.ts';
import { Session } from './session.svelte.ts';

const LONG = 'Wolfeschlegelsteinhausenbergerdorff '.repeat(2).trim();

describe('the links', () => {
  it('lead to the sign-in page and back, or to the account, by what is remembered', async () => {
    const screen = await render(AccountLinks, { signIn: '/sign-in?next=%2Fjobs' });
    const signIn = screen.getByRole('link', { name: 'Sign in' });
    await expect.element(signIn).toHaveAttribute('href', '/sign-in?next=%2Fjobs');
    expect(screen.getByRole('link').all()).toHaveLength(1);
    document.documentElement.dataset.account = 'in';
    await expect.element(screen.getByRole('link', { name: 'Your account' })).toBeVisible();
    expect(screen.getByRole('link').all()).toHaveLength(1);
    delete document.documentElement.dataset.account;
  });
});

describe('the menu', () => {
  const open = async (more = {}, signOut = vi.fn(async () => undefined)) => {
    const screen = await render(AccountMenu, { account: account(more), signOut });
    await screen.getByRole('button', { name: 'Your account' }).click();
    return { screen, signOut };
  };

  it('names the person and leads to library, settings and jobs', async () => {
    const { screen } = await open();
    await expect.element(screen.getByText('Ada Sample')).toBeVisible();
    await expect.element(screen.getByText('ada@example.org')).toBeVisible();
    const links = screen.getByRole('menuitem').all();
    expect(links.map((link) => link.element().getAttribute('href'))).toEqual([
      '/library',
      '/settings',
      '/jobs',
      null,
    ]);
  });

  it.each(['support', 'admin'])('leads staff to the administration: %s', async (role) => {
    const { screen } = await open({ role });
    await expect
      .element(screen.getByRole('menuitem', { name: 'Administration' }))
      .toHaveAttribute('href', '/admin');
  });

  it('holds long names and addresses', async () => {
    const { screen } = await open({ name: LONG, email: `${'a'.repeat(64)}@${'b'.repeat(60)}.example.org` });
    const menu = screen.getByRole('menu').element();
    expect(menu.scrollWidth).toBeLessThanOrEqual(menu.clientWidth);
  });

  it('signs out, and says when that failed', async () => {
    const signOut = vi.fn(async () => undefined);
    signOut.mockRejectedValueOnce(refusal(0, 'offline'));
    const { screen } = await open({}, signOut);
    await screen.getByRole('menuitem', { name: 'Sign out' }).click();
    await expect.element(screen.getByRole('alert')).toMatchTextContent('could not be signed out');
    await screen.getByRole('menuitem', { name: 'Sign out' }).click();
    expect(signOut).toHaveBeenCalledTimes(2);
    await expect.element(screen.getByRole('menu')).not.toBeInTheDocument();
  });
});

describe('the corner', () => {
  const sessionOf = (answer: () => Promise<ReturnType<typeof account>>, hint: 'in' | 'out') => {
    const api = { account: vi.fn(answer), signOut: vi.fn(async () => undefined) };
    let remembered: 'in' | 'out' | 'maybe' = hint;
    const session = new Session({
      api,
      hint: { read: () => remembered, note: (next) => (remembered = next), watch: () => () => undefined },
    });
    return { api, session };
  };

  it('asks nothing for strangers', async () => {
    const { api, session } = sessionOf(async () => account(), 'out');
    const screen = await render(AccountLive, { signIn: '/sign-in', session });
    await expect.element(screen.getByRole('link', { name: 'Sign in' })).toBeVisible();
    expect(api.account).not.toHaveBeenCalled();
  });

  it('becomes the menu, and links again after signing out', async () => {
    const { session } = sessionOf(async () => account(), 'in');
    const screen = await render(AccountLive, { signIn: '/sign-in', session });
    await screen.getByRole('button', { name: 'Your account' }).click();
    await screen.getByRole('menuitem', { name: 'Sign out' }).click();
    await expect.element(screen.getByRole('link', { name: 'Sign in' })).toBeVisible();
    await expect.element(screen.getByRole('status')).toMatchTextContent('You are signed out.');
  });
});
