/** What all sections of the settings work with. */
import { getContext, setContext } from 'svelte';
import type { AccountApi } from '#lib/account/client.ts';
import type { Account } from '#lib/account/contract.ts';
import type { Session } from '#lib/account/session.svelte.ts';
import { StepUp } from '#lib/account/stepup.svelte.ts';
import { ApiError } from '#lib/api/problem.ts';
import type { Toasts } from '#lib/workspace/toasts.svelte.ts';

export interface DeskOptions {
  api: AccountApi;
  session: Session;
  toasts: Pick<Toasts, 'show'>;
  /** Milliseconds since the epoch. */
  now: () => number;
}

export class SettingsDesk {
  readonly api: AccountApi;
  readonly session: Session;
  readonly toasts: Pick<Toasts, 'show'>;
  readonly stepUp: StepUp;
  /** Milliseconds since the epoch. */
  now = $state(0);
  readonly #clock: () => number;

  constructor({ api, session, toasts, now }: DeskOptions) {
    this.api = api;
    this.session = session;
    this.toasts = toasts;
    this.stepUp = new StepUp(api);
    this.#clock = now;
    this.now = now();
  }

  tick(): void {
    this.now = this.#clock();
  }

  /**
   * Asks the server for something; where it wants to know first that it is the person, asks that and goes on.
   * A session that has ended meanwhile ends here too.
   */
  async do<T>(act: () => Promise<T>): Promise<T> {
    try {
      return await this.stepUp.guard(act);
    } catch (cause) {
      if (cause instanceof ApiError && cause.problem.code === 'sign_in_required') this.session.left();
      throw cause;
    }
  }

  /** Does what gives the account as it then stands. */
  async change(act: () => Promise<Account>): Promise<void> {
    this.session.entered(await this.do(act));
  }
}

const KEY = Symbol('settings');
export const setDesk = (desk: SettingsDesk) => setContext(KEY, desk);
export const getDesk = () => getContext<SettingsDesk>(KEY);
