import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Account } from './contract.ts';
import { account, refusal } from './fixtures.ts';
import { StepUp } from './stepup.svelte.ts';
import StepUpDialog from './StepUpDialog.svelte';

async function open(more: Partial<Account> = {}) {
  const api = {
    stepUp: vi.fn(async (proof: { password: string } | { code: string }) => {
      if ('password' in proof && proof.password !== 'right') throw refusal(401, 'credentials_wrong');
    }),
  };
  const stepUp = new StepUp(api);
  const result = stepUp.guard(() => Promise.reject(refusal(403, 'step_up_required')));
  result.catch(() => undefined);
  const screen = await render(StepUpDialog, { stepUp, account: account(more), here: '/settings/security' });
  const dialog = screen.getByRole('dialog', { name: 'Confirm that it is you' });
  await expect.element(dialog).toBeVisible();
  return { screen, dialog, stepUp, api, result };
}

describe('the question who it is', () => {
  it('takes the password; a wrong one is said at the field', async () => {
    const { dialog, api } = await open();
    const field = dialog.getByLabelText('Password', { exact: true });
    await expect.element(field).toHaveFocus();
    await expect.element(field).toHaveAttribute('autocomplete', 'current-password');
    await field.fill('wrong');
    await userEvent.keyboard('{Enter}');
    await expect.element(field).toHaveAttribute('aria-invalid', 'true');
    await expect.element(field).toHaveFocus();
    await field.fill('right');
    await userEvent.keyboard('{Enter}');
    await expect.element(dialog).not.toBeInTheDocument();
    expect(api.stepUp.mock.lastCall).toEqual([{ password: 'right' }]);
  });

  it('takes a code where there is a second factor, without its spaces', async () => {
    const { dialog, api } = await open({ second_factor: true });
    await dialog.getByRole('button', { name: 'Use a code instead' }).click();
    await dialog.getByLabelText('Code').fill('123 456');
    await dialog.getByRole('button', { name: 'Confirm' }).click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(api.stepUp.mock.lastCall).toEqual([{ code: '123456' }]);
  });

  it('asks for the code alone where there is no password', async () => {
    const { dialog } = await open({ has_password: false, second_factor: true });
    await expect.element(dialog.getByLabelText('Code')).toBeVisible();
    expect(dialog.getByRole('button', { name: 'Use the password instead' }).all()).toEqual([]);
  });

  it('leads to the provider where there is neither', async () => {
    const { dialog } = await open({
      has_password: false,
      identities: [{ provider: 'github', email: 'a@b.org', linked_at: 0 }],
    });
    await expect
      .element(dialog.getByRole('link', { name: 'Continue with GitHub' }))
      .toHaveAttribute('href', '/api/v1/auth/oauth/github/start?next=%2Fsettings%2Fsecurity&intent=step_up');
  });

  it('is declined with Escape, and keeps nothing that was typed', async () => {
    const { screen, dialog, stepUp, result } = await open();
    await dialog.getByLabelText('Password', { exact: true }).fill('half a passw');
    await userEvent.keyboard('{Escape}');
    await expect(result).rejects.toMatchObject({ problem: { code: 'step_up_required' } });
    stepUp.guard(() => Promise.reject(refusal(403, 'step_up_required'))).catch(() => undefined);
    await expect.element(screen.getByLabelText('Password', { exact: true })).toHaveValue('');
  });
});
