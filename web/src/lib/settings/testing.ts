/** Help for the tests of the settings. */
import { vi } from 'vitest';
import type { AccountApi } from '#lib/account/client.ts';
import type { Account } from '#lib/account/contract.ts';
import { account, refusal } from '#lib/account/fixtures.ts';
import { Session } from '#lib/account/session.svelte.ts';
import { SettingsDesk } from './desk.svelte.ts';

/** 1 January 2026, noon. */
export const NOW = Date.UTC(2026, 0, 1, 12);

/** A desk over a client of which the test gives what it needs; the account can be changed between questions. */
export function deskOf(methods: Partial<AccountApi> = {}, more: Partial<Account> = {}) {
  const state = { account: account(more) };
  const toasts: string[] = [];
  const api = {
    account: async () => state.account,
    config: async () => ({ sign_in: { providers: ['google'] }, password: { min: 12, max: 256 } }),
    stepUp: async () => undefined,
    export: async () => null,
    experiments: async () => [],
    sessions: async () => [],
    tokens: async () => [],
    ...methods,
  } as unknown as AccountApi;
  const session = new Session({
    api,
    hint: { read: () => 'in', note: () => undefined, watch: () => () => undefined },
  });
  session.entered(state.account);
  const desk = new SettingsDesk({
    api,
    session,
    toasts: { show: (text) => toasts.push(text) },
    now: () => NOW,
  });
  const set = (change: Partial<Account>) => (state.account = { ...state.account, ...change });
  return { desk, session, toasts, set };
}

/** Refuses until somebody has proven who they are. */
export function onceProven<T>(value: T) {
  const state = { proven: false };
  const act = vi.fn(async () => {
    if (!state.proven) throw refusal(403, 'step_up_required');
    return value;
  });
  const stepUp = vi.fn(async (proof: { password: string } | { code: string }) => {
    const right = 'password' in proof ? proof.password === 'right' : proof.code === '123456';
    if (!right) throw refusal(401, 'password' in proof ? 'credentials_wrong' : 'code_wrong');
    state.proven = true;
  });
  return { act, stepUp };
}
