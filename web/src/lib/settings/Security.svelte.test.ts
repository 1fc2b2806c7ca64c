import { describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { accountSession as session, refusal, token } from '#lib/account/fixtures.ts';
import RecoveryCodes from './RecoveryCodes.svelte';
import Security from './Security.svelte';
import { deskOf, NOW, onceProven } from './testing.ts';

const CODES = ['K7QD-29XM-4TRB-H8WN', 'AAAA-BBBB-CCCC-DDDD'];
const SET_UP = {
  secret: 'JBSWY3DPEHPK3PXP',
  uri: 'otpauth://totp/Legible:ada@example.org?secret=JBSWY3DPEHPK3PXP',
};

describe('the password', () => {
  it('is changed after a proof', async () => {
    const { act, stepUp } = onceProven(undefined);
    const { desk, toasts } = deskOf({ changePassword: act, stepUp });
    const screen = await render(Security, { desk });
    await screen.getByRole('button', { name: 'Change the password' }).click();
    const field = screen.getByLabelText('New password', { exact: true });
    await expect.element(field).toHaveFocus();
    await expect.element(field).toHaveAccessibleDescription(/At least 12/);
    expect(screen.container.querySelector('input[autocomplete=username]')).toHaveProperty(
      'value',
      'ada@example.org',
    );
    await field.fill('another long one');
    await screen.getByRole('button', { name: 'Save the password' }).click();
    await vi.waitFor(() => expect(desk.stepUp.open).toBe(true));
    await desk.stepUp.prove({ password: 'right' });
    await vi.waitFor(() => expect(toasts).toHaveLength(1));
    expect(act.mock.lastCall).toEqual(['another long one']);
    await expect.element(field).not.toBeInTheDocument();
  });

  it('says afterwards which tokens still work, and revokes them', async () => {
    let tokens = [token({ name: 'Laptop', expires_at: NOW + 1 })];
    const revokeTokens = vi.fn(async () => void (tokens = []));
    const { desk } = deskOf({
      changePassword: async () => undefined,
      tokens: async () => tokens,
      revokeTokens,
    });
    const screen = await render(Security, { desk });
    await screen.getByRole('button', { name: 'Change the password' }).click();
    await screen.getByLabelText('New password', { exact: true }).fill('another long one');
    await screen.getByRole('button', { name: 'Save the password' }).click();
    const dialog = screen.getByRole('dialog', { name: 'What else opens your account' });
    await expect
      .element(dialog)
      .toMatchTextContent(/signed in nowhere else\. 1 token still works, for programs: Laptop/);
    await dialog.getByRole('button', { name: 'Revoke all' }).click();
    await expect.element(dialog).toMatchTextContent('No token opens it.');
    expect(revokeTokens).toHaveBeenCalledOnce();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await expect.element(dialog).not.toBeInTheDocument();
  });

  it('is a first one where there was none', async () => {
    const { desk } = deskOf({}, { has_password: false });
    const screen = await render(Security, { desk });
    await expect.element(screen.getByRole('button', { name: 'Set a password' })).toBeVisible();
  });
});

describe('the second factor', () => {
  it('is turned on by the code of the app, and gives its recovery codes once', async () => {
    const confirmSecondFactor = vi.fn(async (code: string) => {
      if (code !== '123456') throw refusal(401, 'code_wrong');
      return CODES;
    });
    const { desk, set } = deskOf({ beginSecondFactor: async () => SET_UP, confirmSecondFactor });
    const screen = await render(Security, { desk });
    await screen.getByRole('button', { name: 'Turn it on' }).click();
    const dialog = screen.getByRole('dialog', { name: 'Turn the second factor on' });
    await expect.element(dialog.getByRole('img', { name: 'QR code' })).toBeVisible();
    await expect.element(dialog.getByText('JBSW Y3DP EHPK 3PXP')).toBeVisible();
    const code = dialog.getByLabelText('six digits');
    await code.fill('000000');
    await dialog.getByRole('button', { name: 'Turn on' }).click();
    await expect.element(code).toHaveAttribute('aria-invalid', 'true');
    await expect.element(code).toHaveFocus();
    set({ second_factor: true, recovery_codes_left: 10 });
    await code.fill('123 456');
    await dialog.getByRole('button', { name: 'Turn on' }).click();
    const codes = screen.getByRole('dialog', { name: 'Your recovery codes' });
    await expect.element(codes.getByText('K7QD-29XM-4TRB-H8WN')).toBeVisible();
    await codes.getByRole('button', { name: 'I have kept them' }).click();
    await expect.element(codes).not.toBeInTheDocument();
    await expect.element(screen.getByText('10 recovery codes left')).toBeVisible();
    expect(document.body.textContent).not.toContain('K7QD');
  });

  it('says that its set-up has expired', async () => {
    const { desk } = deskOf({
      beginSecondFactor: async () => SET_UP,
      confirmSecondFactor: () => Promise.reject(refusal(409, 'second_factor_not_begun')),
    });
    const screen = await render(Security, { desk });
    await screen.getByRole('button', { name: 'Turn it on' }).click();
    const dialog = screen.getByRole('dialog');
    await dialog.getByLabelText('six digits').fill('123456');
    await dialog.getByRole('button', { name: 'Turn on' }).click();
    await expect.element(dialog.getByRole('alert')).toMatchTextContent('Begin it again');
  });

  it('warns when few codes are left, and makes new ones after a word on the old', async () => {
    const renewRecoveryCodes = vi.fn(async () => CODES);
    const { desk } = deskOf({ renewRecoveryCodes }, { second_factor: true, recovery_codes_left: 1 });
    const screen = await render(Security, { desk });
    await expect.element(screen.getByText(/1 recovery code left\. Few/)).toBeVisible();
    await screen.getByRole('button', { name: 'New recovery codes' }).click();
    await expect.element(screen.getByRole('dialog')).toMatchTextContent('stop working at once');
    expect(renewRecoveryCodes).not.toHaveBeenCalled();
    await screen.getByRole('button', { name: 'Make new codes' }).click();
    await expect.element(screen.getByRole('dialog', { name: 'Your recovery codes' })).toBeVisible();
  });

  it('is turned off after a word on what that means', async () => {
    const dropSecondFactor = vi.fn(async () => undefined);
    const { desk, set, toasts } = deskOf({ dropSecondFactor }, { second_factor: true });
    const screen = await render(Security, { desk });
    await screen.getByRole('button', { name: 'Turn it off' }).click();
    set({ second_factor: false });
    await screen.getByRole('dialog').getByRole('button', { name: 'Turn it off' }).click();
    await vi.waitFor(() => expect(toasts).toEqual(['The second factor is off.']));
    await expect.element(screen.getByRole('button', { name: 'Turn it on' })).toBeVisible();
  });

  it('that changed offers to sign out elsewhere, after a proof where the server wants one', async () => {
    let sessions = [session({ current: true }), session({ id: 'other', current: false })];
    const { act, stepUp } = onceProven(undefined);
    const endOtherSessions = async () => {
      await act();
      sessions = sessions.slice(0, 1);
    };
    const { desk } = deskOf(
      { dropSecondFactor: async () => undefined, sessions: async () => sessions, endOtherSessions, stepUp },
      { second_factor: true },
    );
    const screen = await render(Security, { desk });
    await screen.getByRole('button', { name: 'Turn it off' }).click();
    await screen.getByRole('dialog').getByRole('button', { name: 'Turn it off' }).click();
    const dialog = screen.getByRole('dialog', { name: 'What else opens your account' });
    await expect.element(dialog).toMatchTextContent(/1 other browser is signed in\..*No token opens it\./);
    await dialog.getByRole('button', { name: 'Sign out there' }).click();
    await vi.waitFor(() => expect(desk.stepUp.open).toBe(true));
    await desk.stepUp.prove({ password: 'right' });
    await expect.element(dialog).toMatchTextContent('You are signed in nowhere else.');
  });
});

describe('recovery codes', () => {
  it('are saved as a file that says whose they are, and are printed alone', async () => {
    const download = vi.fn();
    const print = vi.fn();
    const screen = await render(RecoveryCodes, {
      codes: CODES,
      email: 'ada@example.org',
      onClose: vi.fn(),
      download,
      print,
    });
    await screen.getByRole('button', { name: 'Download' }).click();
    const [name, text] = download.mock.lastCall ?? [];
    expect(name).toBe('legible-recovery-codes.txt');
    expect(text).toContain('ada@example.org');
    expect(text).toContain(CODES.join('\n'));
    await screen.getByRole('button', { name: 'Print' }).click();
    expect(print).toHaveBeenCalledOnce();
    expect(screen.getByRole('list').element().closest('[data-print-alone]')).not.toBeNull();
  });
});

describe('providers', () => {
  const linked = { identities: [{ provider: 'github' as const, email: 'ada@b.org', linked_at: 0 }] };

  it('that the server has can be linked; one that is linked is shown though it has it no longer', async () => {
    const { desk } = deskOf({}, linked);
    const screen = await render(Security, { desk });
    await expect
      .element(screen.getByRole('link', { name: 'Link Google' }))
      .toHaveAttribute('href', '/api/v1/auth/oauth/google/start?next=%2Fsettings%2Fsecurity&intent=link');
    await expect.element(screen.getByText('ada@b.org')).toBeVisible();
    await expect.element(screen.getByRole('button', { name: 'Unlink GitHub' })).toBeVisible();
  });

  it('the last way in stays, and says why', async () => {
    const { desk } = deskOf({ unlink: () => Promise.reject(refusal(409, 'last_way_in')) }, linked);
    const screen = await render(Security, { desk });
    await screen.getByRole('button', { name: 'Unlink GitHub' }).click();
    await screen.getByRole('dialog').getByRole('button', { name: 'Unlink' }).click();
    await expect.element(screen.getByRole('alert')).toMatchTextContent('your only way to sign in');
    await expect.element(screen.getByRole('dialog')).toBeVisible();
  });

  it('can be asked for again when they could not be fetched', async () => {
    let online = false;
    const { desk } = deskOf({
      config: async () => {
        if (!online) throw refusal(0, 'offline');
        return { sign_in: { providers: [] }, password: { min: 10, max: 256 } };
      },
    });
    const screen = await render(Security, { desk });
    await expect.element(screen.getByRole('alert')).toMatchTextContent('cannot be reached');
    online = true;
    await screen.getByRole('button', { name: 'Try again' }).click();
    await expect.element(screen.getByText('This server offers none.')).toBeVisible();
  });
});
