/** Help for the tests of the pages on the way in. */
import { vi } from 'vitest';
import type { SignIn, SignInConfig } from '../contract.ts';
import { account, refusal } from '../fixtures.ts';
import { Session } from '../session.svelte.ts';

export const CONFIG: SignInConfig = {
  sign_in: { providers: ['google', 'github'] },
  password: { min: 12, max: 256 },
};
export const SIGNED_IN: SignIn = { state: 'signed_in', account: account() };
export const SECOND: SignIn = { state: 'second_factor', ticket: 'ticket-1', expires_at: 0 };

/** A session that knows nobody, or the account that it is given. */
export function sessionOf(known?: ReturnType<typeof account>) {
  const note = vi.fn();
  const session = new Session({
    api: {
      account: () => (known ? Promise.resolve(known) : Promise.reject(refusal(401, 'sign_in_required'))),
      signOut: async () => undefined,
    },
    hint: { read: () => (known ? 'in' : 'out'), note, watch: () => () => undefined },
  });
  return { session, note };
}

/** Opens the page at an address; gives what puts the old one back. */
export function at(address: string): () => void {
  const before = location.href;
  history.replaceState(null, '', address);
  return () => history.replaceState(null, '', before);
}
