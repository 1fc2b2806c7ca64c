import { describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { Account } from '#lib/account/contract.ts';
import { account, refusal } from '#lib/account/fixtures.ts';
import { text } from '#lib/ui/testing.ts';
import AdminShell from './AdminShell.svelte';
import { sessionOf } from './testing.ts';
import InShell from './testing/InShell.svelte';

const open = (answer: () => Promise<Account>) =>
  render(AdminShell, { here: '/admin/users', children: text('Part'), ...sessionOf(answer) });

describe('the administration', () => {
  it('shows its parts to staff', async () => {
    const screen = await open(async () => account({ role: 'support' }));
    await expect.element(screen.getByText('Part', { exact: true })).toBeVisible();
    const tabs = screen.getByRole('navigation', { name: 'Parts of the administration' });
    await expect.element(tabs.getByRole('link', { name: 'Users' })).toHaveAttribute('aria-current', 'page');
    await expect.element(tabs.getByRole('link', { name: 'Queues' })).toHaveAttribute('href', '/admin');
  });

  it('leads strangers to the sign-in page and back', async () => {
    const screen = await open(() => Promise.reject(refusal(401, 'sign_in_required')));
    await expect
      .element(screen.getByRole('main').getByRole('link', { name: 'Sign in' }))
      .toHaveAttribute('href', '/sign-in?next=%2Fadmin%2Fusers');
    expect(screen.getByText('Part', { exact: true }).all()).toEqual([]);
  });

  it('says to others that it is not for them', async () => {
    const screen = await open(async () => account());
    await expect.element(screen.getByText('for those who run the service')).toBeVisible();
    expect(screen.getByText('Part', { exact: true }).all()).toEqual([]);
  });

  it('asks again when no answer came', async () => {
    let online = false;
    const screen = await open(() =>
      online ? Promise.resolve(account({ role: 'admin' })) : Promise.reject(refusal(0, 'offline')),
    );
    await expect.element(screen.getByRole('alert')).toMatchTextContent('cannot be reached');
    online = true;
    await screen.getByRole('button', { name: 'Try again' }).click();
    await expect.element(screen.getByText('Part', { exact: true })).toBeVisible();
  });
});

describe('what the server refuses', () => {
  const refused = (status: number, code: string, more: Partial<Account> = {}) =>
    render(InShell, {
      here: '/admin',
      cause: refusal(status, code),
      ...sessionOf(async () => account({ role: 'admin', ...more })),
    });

  it('without a second factor leads to where it is turned on', async () => {
    const screen = await refused(403, 'second_factor_required');
    await expect
      .element(screen.getByRole('link', { name: 'Turn it on' }))
      .toHaveAttribute('href', '/settings/security');
  });

  it('to a session that began without it says how to begin one with it', async () => {
    const screen = await refused(403, 'second_factor_required', { second_factor: true });
    await expect.element(screen.getByText(/this session began without it/)).toBeVisible();
  });

  it('to a role that was taken away says that it is not for them', async () => {
    const screen = await refused(403, 'role_required');
    await expect.element(screen.getByText('for those who run the service')).toBeVisible();
  });

  it('to a session that has ended leads to the sign-in page', async () => {
    const screen = await refused(401, 'sign_in_required');
    await expect.element(screen.getByRole('main').getByRole('link', { name: 'Sign in' })).toBeVisible();
  });
});
