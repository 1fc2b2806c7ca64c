import { describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { Usage } from '#lib/account/contract.ts';
import { tellPassed } from '#lib/challenge/channel.ts';
import CompileMeter from './CompileMeter.svelte';
import LimitDialog from './LimitDialog.svelte';
import { Trial } from './trial.svelte.ts';

const usage = (more: Partial<Usage['compiles']> = {}): Usage => ({
  plan: 'anonymous',
  compiles: { limit: 3, used: 1, period: 'once', renews_at: null, not_before: null, ...more },
});
const MONTH = { period: 'month', renews_at: Date.UTC(2026, 11, 1, 12), used: 3 } as const;

describe('a limit', () => {
  it.each([
    ['compiles_spent', 'Your free compiles are used'],
    ['network_spent', 'Your network has used its compiles for today'],
    ['blocked', 'Compiling without an account is closed here'],
  ] as const)('%s says why, what still works, and how to go on', async (limit, title) => {
    const screen = await render(LimitDialog, {
      limit,
      usage: usage(),
      onHere: undefined,
      onPassed: () => undefined,
      onClose: () => undefined,
    });
    const dialog = screen.getByRole('dialog', { name: title });
    await expect.element(dialog).toMatchTextContent(/the score, the findings and the job match/);
    await expect
      .element(dialog.getByRole('link', { name: 'Create an account' }))
      .toHaveAttribute('href', '/sign-up?next=/workspace');
    await expect
      .element(dialog.getByRole('link', { name: 'Sign in' }))
      .toHaveAttribute('href', '/sign-in?next=%2Fworkspace');
    expect(dialog.getByRole('button', { name: 'Compile in this browser' }).all()).toEqual([]);
  });

  it('that asks whether somebody is there leads to a tab of its own, and hears what came of it', async () => {
    const onPassed = vi.fn();
    const screen = await render(LimitDialog, {
      limit: 'challenge_required',
      usage: usage(),
      onHere: undefined,
      onPassed,
      onClose: () => undefined,
    });
    const link = screen.getByRole('link', { name: 'Show that I am here' });
    await expect.element(link).toHaveAttribute('href', '/challenge');
    await expect.element(link).toHaveAttribute('target', '_blank');
    tellPassed();
    await vi.waitFor(() => expect(onPassed).toHaveBeenCalledOnce());
    await screen.unmount();
    tellPassed();
    expect(onPassed).toHaveBeenCalledOnce();
  });

  it('of an account says when there are new ones, and offers no other account', async () => {
    const onHere = vi.fn();
    const screen = await render(LimitDialog, {
      limit: 'compiles_spent',
      usage: usage(MONTH),
      onHere,
      onPassed: () => undefined,
      onClose: () => undefined,
    });
    const dialog = screen.getByRole('dialog', { name: 'This month’s compiles are used' });
    await expect.element(dialog).toMatchTextContent(/new ones on December 1\./);
    expect(dialog.getByRole('link').all()).toEqual([]);
    await dialog.getByRole('button', { name: 'Compile in this browser' }).click();
    expect(onHere).toHaveBeenCalledOnce();
  });
});

describe('the meter', () => {
  it.each([
    ['a stranger’s', usage(), /^2 of 3 compiles left$/],
    ['an account’s', usage(MONTH), /^0 of 3 compiles left this month\s*· new ones on December 1$/],
  ])('is %s', async (_, answer, text) => {
    const trial = new Trial({ usage: async () => answer });
    await trial.refresh();
    const screen = await render(CompileMeter, { trial });
    await expect.element(screen.getByTestId('compiles-left')).toMatchTextContent(text);
  });

  it('is not there where nothing is counted', async () => {
    const trial = new Trial({ usage: async () => usage({ limit: null, period: 'unlimited' }) });
    await trial.refresh();
    const screen = await render(CompileMeter, { trial });
    expect(screen.getByTestId('compiles-left').all()).toEqual([]);
  });
});
