/** Who is signed in, as this page knows it. Asked once a page, never waited for. */
import { ApiError, type Problem } from '#lib/api/problem.ts';
import type { AccountApi } from './client.ts';
import type { Account } from './contract.ts';
import { noteAccount, readHint, watchAccount, type Hint } from './hint.ts';

/** Removes what the account has from this browser; what it does not have yet stays, hidden until it is back. */
async function leaveBrowser(isOut: () => boolean): Promise<void> {
  const { leave } = await import('#lib/library/local.ts');
  // Somebody may have come in while this was fetched.
  if (isOut()) await leave();
}

export interface SessionOptions {
  api: Pick<AccountApi, 'account' | 'signOut'>;
  hint?: {
    read: () => Hint;
    note: (hint: Hint) => void;
    watch: (then: (hint: Hint) => void) => () => void;
  };
  /** What is done with the account's resumes in this browser once nobody is signed in. */
  leave?: (isOut: () => boolean) => Promise<unknown>;
}

export class Session {
  /** `unknown`: not asked yet, or no answer came. */
  state = $state<'unknown' | 'in' | 'out'>('unknown');
  account = $state.raw<Account>();
  /** Why no answer came. */
  problem = $state.raw<Problem>();

  readonly #api: SessionOptions['api'];
  readonly #hint: NonNullable<SessionOptions['hint']>;
  readonly #leave: (isOut: () => boolean) => Promise<unknown>;
  #asked: Promise<void> | undefined;
  /** Counts what changed; answers to an older question are dropped. */
  #turn = 0;

  constructor({ api, hint, leave = leaveBrowser }: SessionOptions) {
    this.#leave = leave;
    this.#api = api;
    this.#hint = hint ?? { read: readHint, note: noteAccount, watch: watchAccount };
  }

  /** Asks, unless it was asked on this page. */
  ask(): Promise<void> {
    this.#asked ??= this.refresh();
    return this.#asked;
  }

  /** Asks when there is a reason to think that somebody is signed in; strangers cost no request. */
  async askIfLikely(): Promise<void> {
    if (this.#asked !== undefined || this.#hint.read() !== 'out') await this.ask();
    else if (this.state === 'unknown') this.state = 'out';
  }

  /** Asks anew. Does not throw. */
  async refresh(): Promise<void> {
    const turn = ++this.#turn;
    try {
      const account = await this.#api.account();
      if (turn !== this.#turn) return;
      if (this.#hint.read() !== 'in') this.#hint.note('in');
      this.#show(account);
    } catch (cause) {
      if (!(cause instanceof ApiError)) throw cause;
      if (turn !== this.#turn) return;
      if (cause.problem.status === 401) this.left();
      else this.problem = cause.problem;
    }
  }

  /** Somebody signed in, or something of the account is new. */
  entered(account: Account): void {
    this.#turn += 1;
    this.#asked = Promise.resolve();
    this.#show(account);
    this.#hint.note('in');
  }

  /** The server knows nobody any more. */
  left(): void {
    this.#turn += 1;
    this.#forget();
    if (this.#hint.read() === 'out') return;
    this.#hint.note('out');
    // Where storage is refused there is nothing to remove; what was not fetched is done by the workspace.
    void this.#leave(() => this.state === 'out').catch(() => undefined);
  }

  async signOut(): Promise<void> {
    await this.#api.signOut();
    this.left();
  }

  /** Follows what other tabs do; gives a function that ends it. */
  follow(): () => void {
    const unwatch = this.#hint.watch((hint) => {
      if (hint === 'out') {
        this.#turn += 1;
        this.#forget();
      } else if (hint === 'in') void this.refresh();
    });
    // A page that comes out of the browser's memory missed what happened meanwhile.
    const shown = ({ persisted }: PageTransitionEvent) => {
      if (persisted && this.state === 'in') void this.refresh();
    };
    addEventListener('pageshow', shown);
    return () => {
      unwatch();
      removeEventListener('pageshow', shown);
    };
  }

  #show(account: Account): void {
    this.account = account;
    this.problem = undefined;
    this.state = 'in';
  }

  #forget(): void {
    this.account = undefined;
    this.problem = undefined;
    this.state = 'out';
  }
}
