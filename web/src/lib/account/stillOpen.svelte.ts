/** What else opens an account once something about its protection has changed: other sessions, and tokens. */
import type { AccountApi } from './client.ts';
import type { Token } from './contract.ts';
import { Loaded } from './loaded.svelte.ts';

export interface StillOpenOptions {
  api: Pick<AccountApi, 'sessions' | 'tokens' | 'endOtherSessions' | 'revokeTokens'>;
  /** Asks for a proof first where the server wants one. */
  guard?: <T>(act: () => Promise<T>) => Promise<T>;
  now: () => number;
}

export interface Open {
  /** Browsers that are signed in beside this one. */
  sessions: number;
  /** Tokens that work. */
  tokens: readonly Token[];
}

export class StillOpen {
  readonly list = new Loaded(() => this.#look());
  readonly #options: StillOpenOptions;

  constructor(options: StillOpenOptions) {
    this.#options = options;
  }

  /** Looks; true when there is something to show, or it could not be found out. Does not throw. */
  async look(): Promise<boolean> {
    await this.list.load();
    const { value } = this.list;
    return !value || value.sessions > 0 || value.tokens.length > 0;
  }

  async endSessions(): Promise<void> {
    await this.#guard(() => this.#options.api.endOtherSessions());
    await this.list.load();
  }

  async endTokens(): Promise<void> {
    await this.#guard(() => this.#options.api.revokeTokens());
    await this.list.load();
  }

  async #look(): Promise<Open> {
    const { api, now } = this.#options;
    const [sessions, tokens] = await Promise.all([
      this.#guard(() => api.sessions()),
      this.#guard(() => api.tokens()),
    ]);
    const at = now();
    return {
      sessions: sessions.filter(({ current }) => !current).length,
      tokens: tokens.filter(({ expires_at }) => expires_at > at),
    };
  }

  #guard<T>(act: () => Promise<T>): Promise<T> {
    return this.#options.guard ? this.#options.guard(act) : act();
  }
}
