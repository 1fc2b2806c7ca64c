/** The routes of accounts. Every call gives its value or throws `ApiError`. */
import { ROOT, json, send } from '#lib/api/send.ts';
import type {
  Account,
  AccountExport,
  AccountSession,
  AuditPage,
  ExperimentAssignment,
  ExportLink,
  NewToken,
  Notifications,
  Provider,
  RunningExperiment,
  Scope,
  SecondFactorSetUp,
  SignIn,
  SignInConfig,
  Token,
  Usage,
} from './contract.ts';

export class AccountApi {
  readonly #fetch: typeof fetch;

  constructor(fetcher: typeof fetch = (input, init) => fetch(input, init)) {
    this.#fetch = fetcher;
  }

  /** Which providers there are, and how long a password may be. */
  async config(): Promise<SignInConfig> {
    return this.#get('/config');
  }

  /**
   * Asks for an account. The answer is the same whether there is one already; a mail tells. The browser
   * gets a device first: by that the server knows it again when the link is opened.
   */
  async register(wish: { email: string; password: string; name?: string; next?: string }): Promise<void> {
    await this.#do('POST', '/devices');
    await this.#do('POST', '/auth/register', wish);
  }

  /** Confirms an address. In another browser than the one that registered, the password is asked for. */
  verify(token: string, password?: string): Promise<SignIn> {
    return this.#ask('POST', '/auth/verify', { token, ...(password !== undefined && { password }) });
  }

  signIn(email: string, password: string): Promise<SignIn> {
    return this.#ask('POST', '/auth/sign-in', { email, password });
  }

  /** `code`: six digits of the authenticator, or a recovery code. */
  secondFactor(ticket: string, code: string): Promise<SignIn> {
    return this.#ask('POST', '/auth/second-factor', { ticket, code });
  }

  /** What was used of what there is; also for whoever is signed out. */
  usage(): Promise<Usage> {
    return this.#get('/usage');
  }

  async signOut(): Promise<void> {
    await this.#do('POST', '/auth/sign-out');
  }

  /** Asks for a link to choose a new password. The answer is the same whether there is such an account. */
  async reset(email: string): Promise<void> {
    await this.#do('POST', '/auth/reset', { email });
  }

  confirmReset(token: string, password: string): Promise<SignIn> {
    return this.#ask('POST', '/auth/reset/confirm', { token, password });
  }

  /** Confirms a new address; gives it. */
  async confirmEmail(token: string): Promise<string> {
    return (await this.#ask<{ email: string }>('POST', '/auth/email/confirm', { token })).email;
  }

  async stepUp(proof: { password: string } | { code: string }): Promise<void> {
    await this.#do('POST', '/auth/step-up', proof);
  }

  account(): Promise<Account> {
    return this.#get('/account');
  }

  update(change: { name?: string; notifications?: Notifications }): Promise<Account> {
    return this.#ask('PATCH', '/account', change);
  }

  /** Asks for another address; it counts once the link that goes there was opened. */
  async changeEmail(email: string): Promise<void> {
    await this.#do('POST', '/account/email', { email });
  }

  /** Calls a change of address off that waits. */
  callOffEmail(): Promise<Account> {
    return this.#ask('DELETE', '/account/email');
  }

  /** Sets a password, the first one as well. All other sessions end. */
  async changePassword(password: string): Promise<void> {
    await this.#do('POST', '/account/password', { password });
  }

  async unlink(provider: Provider): Promise<void> {
    await this.#do('DELETE', `/account/identities/${provider}`);
  }

  beginSecondFactor(): Promise<SecondFactorSetUp> {
    return this.#ask('POST', '/account/second-factor');
  }

  /** Turns the second factor on; gives the recovery codes, which are told once. */
  async confirmSecondFactor(code: string): Promise<string[]> {
    return this.#codes('/account/second-factor/confirm', { code });
  }

  async dropSecondFactor(): Promise<void> {
    await this.#do('DELETE', '/account/second-factor');
  }

  /** Makes new recovery codes; the old ones end. */
  async renewRecoveryCodes(): Promise<string[]> {
    return this.#codes('/account/recovery-codes');
  }

  async sessions(): Promise<AccountSession[]> {
    return (await this.#get<{ sessions: AccountSession[] }>('/account/sessions')).sessions;
  }

  async endSession(id: string): Promise<void> {
    await this.#do('DELETE', `/account/sessions/${encodeURIComponent(id)}`);
  }

  /** Ends all sessions but this one. */
  async endOtherSessions(): Promise<void> {
    await this.#do('DELETE', '/account/sessions');
  }

  async tokens(): Promise<Token[]> {
    return (await this.#get<{ tokens: Token[] }>('/account/tokens')).tokens;
  }

  createToken(wish: { name: string; scopes: Scope[]; days: number }): Promise<NewToken> {
    return this.#ask('POST', '/account/tokens', wish);
  }

  async revokeToken(id: string): Promise<void> {
    await this.#do('DELETE', `/account/tokens/${encodeURIComponent(id)}`);
  }

  /** Revokes all of them. */
  async revokeTokens(): Promise<void> {
    await this.#do('DELETE', '/account/tokens');
  }

  /** What was done with the account, newest first; `before`: the id that the last page ended with. */
  audit(before?: string): Promise<AuditPage> {
    return this.#get(`/account/audit${before === undefined ? '' : `?before=${encodeURIComponent(before)}`}`);
  }

  /** The last export, as long as it is kept. */
  async export(): Promise<AccountExport | null> {
    return (await this.#get<{ export: AccountExport | null }>('/account/export')).export;
  }

  /** Asks for an archive of everything; a mail tells when it is ready. */
  async askForExport(): Promise<void> {
    await this.#do('POST', '/account/export');
  }

  /** Makes a link that opens the archive once. */
  linkExport(): Promise<ExportLink> {
    return this.#ask('POST', '/account/export/link');
  }

  /** The archive, by a link's token. */
  async downloadExport(token: string): Promise<Blob> {
    const body = new URLSearchParams({ token });
    return (await send(this.#fetch, '/account/export/download', { method: 'POST', body })).blob();
  }

  /** The experiment with weights that runs, if any. */
  async experiment(): Promise<RunningExperiment | null> {
    return (await this.#get<{ experiment: RunningExperiment | null }>('/config')).experiment;
  }

  /** What the account takes part in, or left; newest first. */
  async experiments(): Promise<ExperimentAssignment[]> {
    return (await this.#get<{ assignments: ExperimentAssignment[] }>('/account/experiments')).assignments;
  }

  /** Takes part with an arm, or leaves with null; gives what holds for the account. */
  takePart(id: string, arm: string | null): Promise<ExperimentAssignment> {
    return this.#ask('PUT', `/account/experiments/${encodeURIComponent(id)}`, { arm });
  }

  scheduleDeletion(): Promise<Account> {
    return this.#ask('POST', '/account/deletion');
  }

  cancelDeletion(): Promise<Account> {
    return this.#ask('DELETE', '/account/deletion');
  }

  async #codes(path: string, body?: unknown): Promise<string[]> {
    return (await this.#ask<{ recovery_codes: string[] }>('POST', path, body)).recovery_codes;
  }

  async #get<T>(path: string): Promise<T> {
    return (await (await send(this.#fetch, path, { cache: 'no-store' })).json()) as T;
  }

  async #ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    return (await (await this.#do(method, path, body)).json()) as T;
  }

  #do(method: string, path: string, body?: unknown): Promise<Response> {
    return send(this.#fetch, path, body === undefined ? { method } : json(method, body));
  }
}

/** Where a provider's own sign-in begins; `next` is an own path. */
export function providerUrl(
  provider: Provider,
  intent: 'sign_in' | 'link' | 'step_up',
  next: string,
): string {
  return `${ROOT}/auth/oauth/${provider}/start?${new URLSearchParams({ next, intent }).toString()}`;
}
