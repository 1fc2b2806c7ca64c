/**
 * With what this browser takes part in an experiment. It is read once a page, so that no score moves by itself:
 * what is news counts from the next page on. Without an experiment nothing is stored.
 */
import type { RunningExperiment } from '#lib/account/contract.ts';
import { armOf } from './experiment.ts';

const KEY = 'legible:experiment';

/** Opaque, made here, and never sent. */
interface Kept {
  subject: string;
  id: string;
  /** null: left. */
  arm: string | null;
}

export interface ParticipationOptions {
  /** The experiment that runs. */
  running: () => Promise<RunningExperiment | null>;
  /** Tells the account of an arm, or that it leaves; gives what holds for it. */
  tell: (id: string, arm: string | null) => Promise<string | null>;
  newSubject?: () => string;
}

export class Participation {
  readonly #options: ParticipationOptions;
  #kept = read();
  /** Counts questions and decisions; answers to an older question are dropped. */
  #turn = 0;
  /** The profile that scores are made with where nobody chose one; undefined: the standard. */
  arm = this.#kept?.arm ?? undefined;

  constructor(options: ParticipationOptions) {
    this.#options = options;
  }

  /** Asks what runs, and takes part; `signedIn`: for the account, which has one arm on all its devices. */
  async follow(signedIn: boolean): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    const running = await this.#options.running();
    if (turn !== this.#turn) return;
    if (!running) {
      this.#keep(undefined);
      return;
    }
    const before = this.#kept;
    const subject = before?.subject ?? (this.#options.newSubject ?? (() => crypto.randomUUID()))();
    const here = before?.id === running.id ? before.arm : (armOf(running, subject) ?? null);
    const arm = signedIn ? await this.#options.tell(running.id, here) : here;
    if (turn === this.#turn) this.#keep({ subject, id: running.id, arm });
  }

  /** Leaves the experiment: from now on the usual weights count. */
  async leave(signedIn: boolean): Promise<void> {
    this.#turn += 1;
    this.arm = undefined;
    const kept = this.#kept;
    if (!kept) return;
    this.#keep({ ...kept, arm: null });
    if (signedIn) await this.#options.tell(kept.id, null);
  }

  /** The account has left: this browser's next page knows it before it asks. */
  left(id: string): void {
    this.#turn += 1;
    const kept = this.#kept;
    if (kept?.id !== id) return;
    this.arm = undefined;
    this.#keep({ ...kept, arm: null });
  }

  #keep(kept: Kept | undefined): void {
    this.#kept = kept;
    try {
      if (kept) localStorage.setItem(KEY, JSON.stringify(kept));
      else localStorage.removeItem(KEY);
    } catch {
      // Storage is refused: nobody takes part.
    }
  }
}

function read(): Kept | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? 'null') as Partial<Kept> | null;
    const { subject, id, arm } = kept ?? {};
    if (typeof subject !== 'string' || typeof id !== 'string') return undefined;
    return { subject, id, arm: typeof arm === 'string' ? arm : null };
  } catch {
    return undefined;
  }
}
