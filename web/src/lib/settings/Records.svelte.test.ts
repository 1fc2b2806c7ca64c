// What an account remembers: sessions, tokens, activity.
import { describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { accountSession, entry, refusal, token } from '#lib/account/fixtures.ts';
import Activity from './Activity.svelte';
import Sessions from './Sessions.svelte';
import Tokens from './Tokens.svelte';
import { deskOf, NOW, onceProven } from './testing.ts';

describe('sessions', () => {
  const three = () => [
    accountSession({
      id: 'old',
      browser: 'Safari 19',
      system: 'iOS 19',
      place: null,
      last_used_at: NOW - 2e9,
    }),
    accountSession({ id: 'new', browser: 'Edge 150', system: 'Windows', last_used_at: NOW - 1e6 }),
    accountSession({ id: 'here', current: true, last_used_at: NOW - 3e9 }),
  ];

  it('begin with this one, which cannot be ended here', async () => {
    const { desk } = deskOf({ sessions: async () => three() });
    const screen = await render(Sessions, { desk });
    const rows = screen.getByRole('listitem');
    await expect.element(rows.first()).toMatchTextContent(/Firefox 140 on Linux.*This device/);
    await expect.element(rows.nth(1)).toMatchTextContent('Edge 150');
    await expect.element(rows.nth(2)).toMatchTextContent('Place not known');
    expect(rows.first().getByRole('button').all()).toEqual([]);
  });

  it('are ended one by one, and the focus is not lost', async () => {
    let list = three();
    const endSession = vi.fn(async (id: string) => {
      list = list.filter((one) => one.id !== id);
    });
    const { desk, toasts } = deskOf({ sessions: async () => list, endSession });
    const screen = await render(Sessions, { desk });
    await screen.getByRole('button', { name: 'End the session Edge 150 on Windows' }).click();
    await vi.waitFor(() => expect(toasts).toEqual(['The session has ended.']));
    await vi.waitFor(() => expect(screen.getByRole('listitem').all()).toHaveLength(2));
    expect(screen.container.contains(document.activeElement)).toBe(true);
  });

  it('that ended elsewhere say so and go', async () => {
    let list = three();
    const { desk, toasts } = deskOf({
      sessions: async () => list,
      endSession: async () => {
        list = list.slice(2);
        throw refusal(404, 'session_not_found');
      },
    });
    const screen = await render(Sessions, { desk });
    await screen.getByRole('button', { name: /Edge/ }).click();
    await vi.waitFor(() => expect(toasts).toEqual(['This session has ended already.']));
    await expect.element(screen.getByText('You are signed in nowhere else.')).toBeVisible();
  });

  it('are all ended after a word on what that means', async () => {
    let list = three();
    const endOtherSessions = vi.fn(async () => {
      list = list.slice(2);
    });
    const { desk } = deskOf({ sessions: async () => list, endOtherSessions });
    const screen = await render(Sessions, { desk });
    await screen.getByRole('button', { name: 'End all others' }).click();
    expect(endOtherSessions).not.toHaveBeenCalled();
    await screen.getByRole('dialog').getByRole('button', { name: 'End all others' }).click();
    await expect.element(screen.getByText('You are signed in nowhere else.')).toBeVisible();
  });

  it('can be asked for again', async () => {
    let online = false;
    const { desk } = deskOf({
      sessions: async () => (online ? three() : Promise.reject(refusal(503, 'unavailable'))),
    });
    const screen = await render(Sessions, { desk });
    await expect.element(screen.getByRole('alert')).toMatchTextContent('has trouble right now');
    online = true;
    await screen.getByRole('button', { name: 'Try again' }).click();
    await expect.element(screen.getByText('This device')).toBeVisible();
  });
});

describe('tokens', () => {
  it('teach what they are for when there are none', async () => {
    const { desk } = deskOf({ tokens: async () => [] });
    const screen = await render(Tokens, { desk });
    await expect.element(screen.getByText('Make one for the command line or for the API.')).toBeVisible();
  });

  it('need a name and something to do', async () => {
    const createToken = vi.fn();
    const { desk } = deskOf({ tokens: async () => [], createToken });
    const screen = await render(Tokens, { desk });
    await screen.getByRole('button', { name: 'New token' }).click();
    const dialog = screen.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Create the token' }).click();
    await expect.element(dialog.getByLabelText('Name')).toHaveFocus();
    await dialog.getByLabelText('Name').fill('CLI');
    await dialog.getByRole('button', { name: 'Create the token' }).click();
    await expect.element(dialog.getByRole('checkbox', { name: 'score' })).toHaveFocus();
    await expect.element(dialog.getByText('Choose at least one.')).toBeVisible();
    expect(createToken).not.toHaveBeenCalled();
  });

  it('are made after a proof, and shown once', async () => {
    const made = { token: token({ name: 'CLI' }), secret: 'lgp_the-secret-itself' };
    const { act, stepUp } = onceProven(made);
    let list: ReturnType<typeof token>[] = [];
    const { desk } = deskOf({ tokens: async () => list, createToken: act, stepUp });
    const screen = await render(Tokens, { desk });
    await screen.getByRole('button', { name: 'New token' }).click();
    await screen.getByLabelText('Name').fill(' CLI ');
    await screen.getByRole('checkbox', { name: 'compile' }).click();
    await screen.getByRole('checkbox', { name: 'score' }).click();
    await screen.getByLabelText('It works for').click();
    await screen.getByRole('option', { name: '30 days' }).click();
    await screen.getByRole('button', { name: 'Create the token' }).click();
    await vi.waitFor(() => expect(desk.stepUp.open).toBe(true));
    list = [made.token];
    await desk.stepUp.prove({ password: 'right' });
    expect(act.mock.lastCall).toEqual([{ name: 'CLI', scopes: ['score', 'compile'], days: 30 }]);
    const dialog = screen.getByRole('dialog', { name: 'Your new token' });
    await expect.element(dialog.getByText('lgp_the-secret-itself')).toBeVisible();
    await dialog.getByRole('button', { name: 'I have kept it' }).click();
    await expect.element(screen.getByRole('rowheader', { name: /CLI/ })).toBeVisible();
    expect(document.body.textContent).not.toContain('lgp_the-secret-itself');
  });

  it('that are too many are refused in words, and the form stays', async () => {
    const { desk } = deskOf({
      tokens: async () => [],
      createToken: () => Promise.reject(refusal(409, 'too_many_tokens')),
    });
    const screen = await render(Tokens, { desk });
    await screen.getByRole('button', { name: 'New token' }).click();
    await screen.getByLabelText('Name').fill('CLI');
    await screen.getByRole('checkbox', { name: 'score' }).click();
    await screen.getByRole('button', { name: 'Create the token' }).click();
    await expect.element(screen.getByRole('alert')).toMatchTextContent('Revoke one');
    await expect.element(screen.getByLabelText('Name')).toHaveValue('CLI');
  });

  it('are revoked after a question', async () => {
    const revokeToken = vi.fn(async () => undefined);
    const list = [token({ last_used_at: NOW - 6e7 }), token({ id: '2', name: 'Old', expires_at: NOW - 1 })];
    const { desk, toasts } = deskOf({ tokens: async () => list, revokeToken });
    const screen = await render(Tokens, { desk });
    await expect.element(screen.getByRole('row', { name: /Old/ })).toMatchTextContent(/never.*expired/);
    await screen.getByRole('button', { name: 'Revoke Command line' }).click();
    await expect.element(screen.getByRole('dialog')).toMatchTextContent('Revoke “Command line”?');
    await screen.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
    await vi.waitFor(() => expect(toasts).toEqual(['The token is revoked.']));
    expect(revokeToken).toHaveBeenCalledWith('token-1');
  });
});

describe('activity', () => {
  it('is told in words, page by page', async () => {
    const audit = vi.fn(async (before?: string) =>
      before === undefined
        ? { entries: [entry({ id: '2', act: 'token_created', detail: { name: 'CLI' } })], more: true }
        : { entries: [entry({ id: '1', actor: 'staff', act: 'blocked', place: null })], more: false },
    );
    const { desk } = deskOf({ audit });
    const screen = await render(Activity, { desk });
    const rows = screen.getByRole('listitem');
    await expect
      .element(rows.first())
      .toMatchTextContent(/Token created.*name: CLI.*Firefox 140, Pune, India/);
    await screen.getByRole('button', { name: 'Show older ones' }).click();
    await expect.element(rows.nth(1)).toMatchTextContent(/Account blocked\s+by our staff/);
    expect(audit.mock.lastCall).toEqual(['2']);
    expect(screen.getByRole('button', { name: 'Show older ones' }).all()).toEqual([]);
  });

  it('keeps what it has when the next page fails', async () => {
    const { desk } = deskOf({
      audit: async (before) =>
        before === undefined ? { entries: [entry()], more: true } : Promise.reject(refusal(0, 'offline')),
    });
    const screen = await render(Activity, { desk });
    await screen.getByRole('button', { name: 'Show older ones' }).click();
    await expect.element(screen.getByRole('alert')).toMatchTextContent('cannot be reached');
    await expect.element(screen.getByText('Signed in')).toBeVisible();
  });

  it('may be empty', async () => {
    const { desk } = deskOf({ audit: async () => ({ entries: [], more: false }) });
    const screen = await render(Activity, { desk });
    await expect.element(screen.getByText('Nothing yet')).toBeVisible();
  });
});
