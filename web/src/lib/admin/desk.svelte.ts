/** What all parts of the administration work with. */
import { getContext, setContext } from 'svelte';
import type { AccountApi } from '#lib/account/client.ts';
import type { Session } from '#lib/account/session.svelte.ts';
import { StepUp } from '#lib/account/stepup.svelte.ts';
import { ApiError } from '#lib/api/problem.ts';
import type { Toasts } from '#lib/workspace/toasts.svelte.ts';
import type { AdminApi } from './client.ts';

export interface AdminDeskOptions {
  admin: AdminApi;
  api: Pick<AccountApi, 'stepUp'>;
  session: Session;
  toasts: Pick<Toasts, 'show'>;
  /** Milliseconds since the epoch. */
  now: () => number;
}

export class AdminDesk {
  readonly admin: AdminApi;
  readonly session: Session;
  readonly toasts: Pick<Toasts, 'show'>;
  readonly stepUp: StepUp;
  /** Why the person may not see any of this. */
  refusal = $state.raw<ApiError>();
  /** Milliseconds since the epoch. */
  now = $state(0);
  readonly #clock: () => number;

  constructor({ admin, api, session, toasts, now }: AdminDeskOptions) {
    this.admin = admin;
    this.session = session;
    this.toasts = toasts;
    this.stepUp = new StepUp(api);
    this.#clock = now;
    this.now = now();
  }

  tick(): void {
    this.now = this.#clock();
  }

  /** What is shown needs no proof: a refusal ends the looking as a whole. */
  async look<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (cause) {
      if (cause instanceof ApiError && [401, 403].includes(cause.problem.status)) this.refuse(cause);
      throw cause;
    }
  }

  /** Does something, after a proof where the server wants one. */
  async do<T>(act: () => Promise<T>): Promise<T> {
    try {
      return await this.stepUp.guard(act);
    } catch (cause) {
      if (cause instanceof ApiError && cause.problem.status === 401) this.refuse(cause);
      throw cause;
    }
  }

  refuse(cause: ApiError): void {
    if (cause.problem.status === 401) this.session.left();
    else this.refusal = cause;
  }
}

const KEY = Symbol('administration');
export const setDesk = (desk: AdminDesk) => setContext(KEY, desk);
export const getDesk = () => getContext<AdminDesk>(KEY);
