import { afterEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { AdminAccount } from '#lib/account/contract.ts';
import { refusal } from '#lib/account/fixtures.ts';
import Audit from './Audit.svelte';
import { adminAccount, adminEntry } from './fixtures.ts';
import { deskOf } from './testing.ts';
import Users from './Users.svelte';

const before = location.href;
afterEach(() => history.replaceState(null, '', before));
const page = (accounts: AdminAccount[], more = false) => ({ accounts, more });
const admin = { role: 'admin' as const };

describe('users', () => {
  it('are searched for, and more of the same search follow', async () => {
    const accounts = vi.fn(async ({ before: last }: { before?: string | undefined }) =>
      last === undefined
        ? page([adminAccount({ id: '2', blocked_at: 1 })], true)
        : page([adminAccount({ id: '1', email: 'bo@example.org', name: null })]),
    );
    const { desk } = deskOf({ accounts });
    const screen = await render(Users, { desk });
    await expect.element(screen.getByRole('row', { name: /ada@example\.org/ })).toMatchTextContent('Blocked');
    await screen.getByRole('searchbox', { name: 'Search' }).fill(' ada ');
    await screen.getByRole('button', { name: 'Search' }).click();
    await vi.waitFor(() => expect(accounts.mock.lastCall).toEqual([{ query: 'ada', before: undefined }]));
    await screen.getByRole('searchbox', { name: 'Search' }).fill('something else');
    await screen.getByRole('button', { name: 'Show older ones' }).click();
    await expect.element(screen.getByRole('row', { name: /bo@example\.org/ })).toBeVisible();
    expect(accounts.mock.lastCall).toEqual([{ query: 'ada', before: '2' }]);
  });

  it('that are not found say what to try', async () => {
    const { desk } = deskOf({ accounts: async () => page([]) });
    const screen = await render(Users, { desk });
    await expect.element(screen.getByText('Nobody is found')).toBeVisible();
  });

  it('open by the address of the page', async () => {
    history.replaceState(null, '', '#2');
    const { desk } = deskOf({ accounts: async () => page([adminAccount({ id: '2' })]) });
    const screen = await render(Users, { desk });
    await expect.element(screen.getByRole('dialog')).toMatchTextContent('ada@example.org');
  });

  it('get another role after a word on what it means', async () => {
    const setRole = vi.fn(async () => adminAccount({ role: 'support' }));
    const { desk, toasts } = deskOf({ accounts: async () => page([adminAccount()]), setRole });
    const screen = await render(Users, { desk });
    await screen.getByRole('button', { name: 'Show ada@example.org' }).click();
    await screen.getByRole('dialog').getByLabelText('Change the role').click();
    await screen.getByRole('option', { name: 'Support' }).click();
    const dialog = screen.getByRole('dialog', { name: 'Change the role to Support?' });
    await expect.element(dialog).toMatchTextContent('masked');
    expect(setRole).not.toHaveBeenCalled();
    await dialog.getByRole('button', { name: 'Change the role' }).click();
    await vi.waitFor(() => expect(toasts).toEqual(['Changed.']));
    expect(setRole).toHaveBeenCalledWith(adminAccount().id, 'support');
    await expect.element(screen.getByRole('dialog', { name: 'Account' })).toMatchTextContent('Support');
  });

  it('are blocked after a word on what it means, and unblocked', async () => {
    const block = vi.fn(async () => adminAccount({ blocked_at: 1, sessions: 0 }));
    const { desk } = deskOf({ accounts: async () => page([adminAccount()]), block });
    const screen = await render(Users, { desk });
    await screen.getByRole('button', { name: 'Show ada@example.org' }).click();
    await screen.getByRole('button', { name: 'Block' }).click();
    const dialog = screen.getByRole('dialog', { name: 'Block this account?' });
    await expect.element(dialog).toMatchTextContent('tokens end at once');
    await dialog.getByRole('button', { name: 'Block' }).click();
    await expect.element(screen.getByRole('button', { name: 'Unblock' })).toBeVisible();
    expect(block).toHaveBeenCalledWith(adminAccount().id);
  });

  it('are written to again once their owner says that mail arrives', async () => {
    const resumeMail = vi.fn(async () => adminAccount());
    const { desk } = deskOf({
      accounts: async () => page([adminAccount({ undeliverable: 'bounced' })]),
      resumeMail,
    });
    const screen = await render(Users, { desk });
    await screen.getByRole('button', { name: 'Show ada@example.org' }).click();
    await expect.element(screen.getByRole('dialog')).toMatchTextContent('comes back: nothing is sent');
    await screen.getByRole('button', { name: 'Write to it again' }).click();
    const dialog = screen.getByRole('dialog', { name: 'Write to this address again?' });
    await dialog.getByRole('button', { name: 'Write to it again' }).click();
    await expect.element(screen.getByRole('dialog', { name: 'Account' })).toBeVisible();
    expect(resumeMail).toHaveBeenCalledWith(adminAccount().id);
    expect(screen.getByRole('button', { name: 'Write to it again' }).all()).toEqual([]);
  });

  it('of one’s own are left alone, and that is said', async () => {
    const { desk } = deskOf({
      accounts: async () => page([adminAccount()]),
      block: () => Promise.reject(refusal(409, 'role_invalid')),
    });
    const screen = await render(Users, { desk });
    await screen.getByRole('button', { name: 'Show ada@example.org' }).click();
    await screen.getByRole('button', { name: 'Block' }).click();
    await screen.getByRole('dialog').getByRole('button', { name: 'Block' }).click();
    await expect.element(screen.getByRole('alert')).toMatchTextContent('their own account');
  });

  it('are only looked at by support', async () => {
    const { desk } = deskOf(
      { accounts: async () => page([adminAccount({ email: 'a•••@example.org', name: null })]) },
      { role: 'support' },
    );
    const screen = await render(Users, { desk });
    await expect.element(screen.getByText(/You see masked addresses/)).toBeVisible();
    await screen.getByRole('button', { name: 'Show a•••@example.org' }).click();
    await expect.element(screen.getByRole('dialog')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Block' }).all()).toEqual([]);
    expect(screen.getByLabelText('Change the role').all()).toEqual([]);
  });

  it('are not shown to those who may not see them', async () => {
    const { desk } = deskOf(
      { accounts: () => Promise.reject(refusal(403, 'second_factor_required')) },
      admin,
    );
    await render(Users, { desk });
    await vi.waitFor(() => expect(desk.refusal?.problem.code).toBe('second_factor_required'));
  });
});

describe('the audit', () => {
  it('is told in words, and narrowed by account and act', async () => {
    const audit = vi.fn(async () => ({
      entries: [
        adminEntry({
          act: 'role_changed',
          actor: 'staff',
          actor_id: 'staff-0001',
          detail: { to: 'admin' },
        }),
      ],
      more: false,
    }));
    const { desk } = deskOf({ audit });
    const screen = await render(Audit, { desk });
    const row = screen.getByRole('row', { name: /Role changed/ });
    await expect.element(row).toMatchTextContent(/staff.*aff-0001.*to: admin/);
    await row.getByRole('button', { name: /Only what concerns 01a20409/ }).click();
    const id = adminEntry().account_id;
    await vi.waitFor(() => expect(audit.mock.lastCall).toEqual([{ account: id, before: undefined }]));
    await screen.getByLabelText(/^Act: All acts/).click();
    await screen.getByRole('option', { name: 'Signed in' }).click();
    await vi.waitFor(() =>
      expect(audit.mock.lastCall).toEqual([{ account: id, act: 'signed_in', before: undefined }]),
    );
  });

  it('opens with the account that the address names', async () => {
    history.replaceState(null, '', '?account=abc');
    const audit = vi.fn(async () => ({ entries: [], more: false }));
    const { desk } = deskOf({ audit });
    const screen = await render(Audit, { desk });
    await expect.element(screen.getByText('Nothing is found')).toBeVisible();
    expect(audit.mock.lastCall).toEqual([{ account: 'abc', before: undefined }]);
  });
});
