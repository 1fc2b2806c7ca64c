/** Jobs of other tabs and devices: a word when one is finished. */
import type { Compiler } from '#lib/compile/compiler.svelte.ts';
import { isFinished, type Job } from '#lib/compile/job.ts';
import { t } from '#lib/i18n/app.ts';
import type { Toasts } from './toasts.svelte.ts';

/** The page that lists all jobs. */
const JOBS = '/jobs';

export class Elsewhere {
  readonly #toasts: Pick<Toasts, 'show'>;
  readonly #compiler: Pick<Compiler, 'isOwn' | 'phase'>;
  readonly #show: (address: string) => void;
  /** They may turn out to be this page's own. */
  #held: Job[] = [];

  constructor(
    toasts: Pick<Toasts, 'show'>,
    compiler: Pick<Compiler, 'isOwn' | 'phase'>,
    // A tab of its own, used again: what is being written here stays.
    show: (address: string) => void = (address) => void window.open(address, 'legible-jobs'),
  ) {
    this.#toasts = toasts;
    this.#compiler = compiler;
    this.#show = show;
  }

  /** Takes a report of the live feed. */
  report(job: Job): void {
    // Who cancels a job knows it, and a draft is of the moment.
    if (!isFinished(job) || job.state === 'cancelled' || job.draft) return;
    if (this.#compiler.phase === 'submitting') this.#held.push(job);
    else this.#say(job);
  }

  /** It is known now which job is this page's. */
  settle(): void {
    const held = this.#held;
    this.#held = [];
    for (const job of held) this.#say(job);
  }

  #say({ id, state, main }: Job): void {
    if (this.#compiler.isOwn(id)) return;
    const { done, failed, show } = t.live.elsewhere;
    this.#toasts.show(state === 'completed' ? done(main) : failed(main), {
      label: show,
      run: () => this.#show(`${JOBS}#${id}`),
    });
  }
}
