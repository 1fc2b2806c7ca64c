/** English, why something about an account was refused. */
import type { Problem } from '#lib/api/problem.ts';
import { time } from '../time.ts';

const soon = (ms: number | undefined) => (ms === undefined ? 'in a few minutes' : `in ${time.wait(ms)}`);

/** By the stable code of the problem document. */
const SENTENCES: Record<string, string> = {
  offline: 'The server cannot be reached. Check your connection, then try again.',
  email_invalid: 'This does not look like an e-mail address. It needs a name, an @ and a domain.',
  password_refused: 'This password is too easy to guess or too short. Choose another one.',
  name_invalid: 'A name has 1 to 80 characters, and no line breaks.',
  credentials_wrong: 'This e-mail and password do not belong together.',
  code_wrong: 'This code is not right. Codes change every 30 seconds: take the one that is shown now.',
  ticket_expired: 'This took too long. Sign in again.',
  link_expired: 'This link was used already, or it is too old.',
  link_called_off: 'This change was called off. Nothing was changed.',
  password_required: 'Enter the password that you chose when you registered.',
  sign_in_required: 'You are signed out. Sign in again, then come back.',
  step_up_required: 'Confirm first that it is you.',
  account_blocked: 'This account was blocked. Write to support if you think that this is a mistake.',
  last_way_in: 'This is your only way to sign in. Set a password or link another provider first.',
  second_factor_not_begun: 'The set-up has expired. Begin it again.',
  second_factor_on: 'The second factor is on already. Load this page again.',
  second_factor_required: 'This needs a sign-in with a second factor.',
  role_required: 'Your account is not allowed to do this.',
  role_invalid: 'Nobody changes or blocks their own account here. Ask another administrator.',
  account_not_found: 'This account is gone.',
  email_taken: 'This address belongs to another account by now.',
  token_not_found: 'This token was revoked already.',
  export_not_found: 'This export is gone. Make a new one.',
  not_configured: 'This server is not set up for accounts.',
  session_not_found: 'This session has ended already.',
  scopes_invalid: 'Choose at least one thing that the token may do.',
  too_many_tokens: 'You have as many tokens as there may be. Revoke one that you no longer use.',
  cross_site: 'The request came from another site and was refused. Load this page again.',
};

/** Their own words say more than ours: what exactly is wrong with a password, for example. */
const DETAILED = new Set(['email_invalid', 'password_refused', 'name_invalid', 'scopes_invalid']);

export const problems = {
  problemText({ code, status, detail, title }: Problem, retryAfterMs?: number): string {
    if (status === 429) return `Too many attempts. Try again ${soon(retryAfterMs)}.`;
    if (detail && DETAILED.has(code)) return detail;
    const known = SENTENCES[code];
    if (known !== undefined) return known;
    if (status >= 500) return 'The server has trouble right now. Nothing was changed; try again in a moment.';
    return detail ?? title;
  },
  /** What came of a provider's own sign-in, by the code in the address. */
  oauthText(code: string): string {
    switch (code) {
      case 'oauth_denied':
        return 'You chose not to sign in there. Nothing was changed.';
      case 'oauth_email_unverified':
        return 'Your address is not confirmed there yet. Confirm it with the provider, or sign in with your e-mail.';
      case 'oauth_link_required':
        return 'There is an account with this e-mail already. Sign in to it, then link the provider in your settings.';
      case 'oauth_taken':
        return 'That sign-in is linked to another account. Unlink it there first.';
      case 'oauth_other_identity':
        return 'That is another person at the provider than the one who is linked here.';
      case 'oauth_code_required':
        return 'You have a second factor: confirm with its code instead.';
      case 'oauth_too_long_ago':
        return 'You signed in to the provider too long ago. Sign in there anew, or use your password.';
      case 'too_many_attempts':
        return `Too many attempts. Try again ${soon(undefined)}.`;
      default:
        if (Object.hasOwn(SENTENCES, code)) return SENTENCES[code] ?? '';
        return 'The provider gave no usable answer. Try again, or sign in with your e-mail.';
    }
  },
  failed: { title: 'This could not be loaded', again: 'Try again', status: 'Is something down?' },
};
