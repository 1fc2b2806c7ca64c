import { describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { account, refusal } from '#lib/account/fixtures.ts';
import Notifications from './Notifications.svelte';
import Privacy from './Privacy.svelte';
import Profile from './Profile.svelte';
import { deskOf, NOW, onceProven } from './testing.ts';

const LONG = `${'a'.repeat(64)}@${'b'.repeat(60)}.example.org`;

describe('the name', () => {
  it('is saved when it has changed', async () => {
    const update = vi.fn(async ({ name }: { name?: string }) => account({ name: name ?? null }));
    const { desk, toasts } = deskOf({ update });
    const screen = await render(Profile, { desk });
    const save = screen.getByRole('button', { name: 'Save' });
    await expect.element(save).toHaveAttribute('aria-disabled', 'true');
    await screen.getByRole('textbox', { name: 'Name' }).fill(' Ada B. Sample ');
    await save.click();
    await vi.waitFor(() => expect(toasts).toEqual(['Saved.']));
    expect(update).toHaveBeenCalledWith({ name: 'Ada B. Sample' });
    await expect.element(screen.getByRole('textbox', { name: 'Name' })).toHaveValue('Ada B. Sample');
  });

  it('that is refused says why at the field', async () => {
    const { desk } = deskOf({ update: () => Promise.reject(refusal(422, 'name_invalid', 'At most 80.')) });
    const screen = await render(Profile, { desk });
    await screen.getByRole('textbox', { name: 'Name' }).fill('x'.repeat(90));
    await screen.getByRole('button', { name: 'Save' }).click();
    await expect
      .element(screen.getByRole('textbox', { name: 'Name' }))
      .toHaveAccessibleDescription('At most 80.');
    await expect.element(screen.getByRole('textbox', { name: 'Name' })).toHaveFocus();
  });
});

describe('the address', () => {
  it('waits until the new one is confirmed', async () => {
    const changeEmail = vi.fn(async () => undefined);
    const { desk, set, toasts } = deskOf({ changeEmail });
    const screen = await render(Profile, { desk });
    await screen.getByRole('button', { name: 'Change' }).click();
    const field = screen.getByLabelText('New address');
    await expect.element(field).toHaveFocus();
    await field.fill('new@example.org');
    set({ pending_email: 'new@example.org' });
    await screen.getByRole('button', { name: 'Send the link' }).click();
    await expect.element(screen.getByText('Waiting for new@example.org')).toBeVisible();
    expect(changeEmail).toHaveBeenCalledWith('new@example.org');
    expect(toasts).toEqual(['A link is on its way to new@example.org.']);
    await expect.element(screen.getByRole('button', { name: 'Another address' })).toHaveFocus();
  });

  it('that waits can be called off', async () => {
    const callOffEmail = vi.fn(async () => account({ pending_email: null }));
    const { desk, toasts } = deskOf({ callOffEmail }, { pending_email: 'new@example.org' });
    const screen = await render(Profile, { desk });
    await screen.getByRole('button', { name: 'Call it off' }).click();
    await expect.element(screen.getByText('Waiting for')).not.toBeInTheDocument();
    expect(toasts).toEqual(['The change is called off. Your address stays.']);
    await expect.element(screen.getByRole('button', { name: 'Change' })).toHaveFocus();
  });

  it('that could not be called off still waits, and says why', async () => {
    const { desk } = deskOf(
      { callOffEmail: () => Promise.reject(refusal(0, 'offline')) },
      { pending_email: 'new@example.org' },
    );
    const screen = await render(Profile, { desk });
    await screen.getByRole('button', { name: 'Call it off' }).click();
    await expect.element(screen.getByRole('alert')).toMatchTextContent('cannot be reached');
    await expect.element(screen.getByText('Waiting for new@example.org')).toBeVisible();
  });

  it.each([
    ['bounced', 'Mail to this address comes back'],
    ['complained', 'Our mail was marked as spam'],
  ] as const)('that mail does not reach (%s) says so, and what helps', async (undeliverable, title) => {
    const { desk } = deskOf({}, { undeliverable });
    const screen = await render(Profile, { desk });
    await expect.element(screen.getByText(title)).toBeVisible();
    await expect.element(screen.getByText(/Give us another address/)).toBeVisible();
  });

  it('may be as long as addresses can be', async () => {
    const { desk } = deskOf({}, { email: LONG, pending_email: LONG });
    const screen = await render(Profile, { desk });
    screen.container.style.width = '358px';
    expect(screen.container.scrollWidth).toBeLessThanOrEqual(358);
  });

  it('ends the session on the page when the server knows nobody any more', async () => {
    const { desk, session } = deskOf({
      changeEmail: () => Promise.reject(refusal(401, 'sign_in_required')),
    });
    const screen = await render(Profile, { desk });
    await screen.getByRole('button', { name: 'Change' }).click();
    await screen.getByLabelText('New address').fill('new@example.org');
    await screen.getByRole('button', { name: 'Send the link' }).click();
    await vi.waitFor(() => expect(session.state).toBe('out'));
  });
});

describe('notifications', () => {
  it('are saved at once', async () => {
    const update = vi.fn(async () => account({ notifications: { new_device: true, product: true } }));
    const { desk } = deskOf({ update });
    const screen = await render(Notifications, { desk });
    const news = screen.getByRole('switch', { name: 'News of Legible' });
    await expect.element(news).toHaveAttribute('aria-checked', 'false');
    await news.click();
    await expect.element(news).toHaveAttribute('aria-checked', 'true');
    expect(update).toHaveBeenCalledWith({ notifications: { new_device: true, product: true } });
  });

  it('go back when they were not', async () => {
    const { desk, toasts } = deskOf({ update: () => Promise.reject(refusal(0, 'offline')) });
    const screen = await render(Notifications, { desk });
    const device = screen.getByRole('switch', { name: 'new device' });
    await device.click();
    await vi.waitFor(() => expect(toasts[0]).toMatch(/^This was not saved\. The server cannot be reached/));
    await expect.element(device).toHaveAttribute('aria-checked', 'true');
  });
});

describe('deleting the account', () => {
  it('says what goes, asks, and offers nothing twice', async () => {
    const gone = account({ deletion_at: NOW + 14 * 86_400_000 });
    const { act, stepUp } = onceProven(gone);
    const { desk } = deskOf({ scheduleDeletion: act, stepUp });
    const screen = await render(Privacy, { desk });
    await screen.getByRole('button', { name: 'Delete the account…' }).click();
    const dialog = screen.getByRole('dialog');
    await expect.element(dialog).toMatchTextContent('in 14 days');
    await expect.element(dialog).toMatchTextContent('ada@example.org');
    await dialog.getByRole('button', { name: 'Delete the account' }).click();
    await vi.waitFor(() => expect(desk.stepUp.open).toBe(true));
    await desk.stepUp.prove({ password: 'right' });
    await expect.element(dialog).not.toBeInTheDocument();
    expect(desk.session.account?.deletion_at).toBe(gone.deletion_at);
    expect(screen.getByRole('button', { name: 'Delete the account…' }).all()).toEqual([]);
  });

  it('is not begun when the person declines', async () => {
    const { act, stepUp } = onceProven(account());
    const { desk } = deskOf({ scheduleDeletion: act, stepUp });
    const screen = await render(Privacy, { desk });
    await screen.getByRole('button', { name: 'Delete the account…' }).click();
    await screen.getByRole('dialog').getByRole('button', { name: 'Delete the account' }).click();
    await vi.waitFor(() => expect(desk.stepUp.open).toBe(true));
    desk.stepUp.cancel();
    await expect.element(screen.getByRole('alert')).toMatchTextContent('Confirm first that it is you.');
    expect(act).toHaveBeenCalledTimes(1);
  });
});
