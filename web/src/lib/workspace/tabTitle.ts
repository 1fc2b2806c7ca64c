/** The title of the tab while nobody looks at it: what the compile does, and how it ended. */
import type { CompilePhase } from '#lib/compile/compiler.svelte.ts';
import { t } from '#lib/i18n/app.ts';

const RUNNING: readonly CompilePhase[] = ['submitting', 'queued', 'running', 'fetching'];

export class TabTitle {
  /** A compile ran since the tab was left. */
  #ran = false;

  /** The title now. */
  of(hidden: boolean, phase: CompilePhase): string {
    const running = RUNNING.includes(phase);
    this.#ran = hidden && (this.#ran || running);
    if (!this.#ran) return t.title;
    if (running) return t.live.title.running;
    if (phase === 'done') return t.live.title.done;
    if (phase === 'failed' || phase === 'refused') return t.live.title.failed;
    return t.title;
  }
}
