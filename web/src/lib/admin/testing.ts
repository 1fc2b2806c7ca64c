/** Help for the tests of the administration. */
import type { AccountApi } from '#lib/account/client.ts';
import type { Account } from '#lib/account/contract.ts';
import { account } from '#lib/account/fixtures.ts';
import { Session } from '#lib/account/session.svelte.ts';
import type { AdminApi } from './client.ts';
import { AdminDesk } from './desk.svelte.ts';

/** 1 January 2026, noon. */
export const NOW = Date.UTC(2026, 0, 1, 12);

/** A client that knows one account, or whatever else it is asked to give. */
export function sessionOf(answer: () => Promise<Account>) {
  const api = {
    account: answer,
    stepUp: async () => undefined,
    signOut: async () => undefined,
  } as unknown as AccountApi;
  const session = new Session({
    api,
    hint: { read: () => 'in', note: () => undefined, watch: () => () => undefined },
  });
  return { api, session };
}

/** A desk over a client of which the test gives what it needs. */
export function deskOf(methods: Partial<AdminApi>, who: Partial<Account> = { role: 'admin' }) {
  const known = account(who);
  const { api, session } = sessionOf(async () => known);
  session.entered(known);
  const toasts: string[] = [];
  const desk = new AdminDesk({
    admin: methods as AdminApi,
    api,
    session,
    toasts: { show: (text) => toasts.push(text) },
    now: () => NOW,
  });
  return { desk, toasts };
}
