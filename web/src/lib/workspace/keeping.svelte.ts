/** Writes the project to the browser's storage when typing pauses, together with what other tabs wrote. */
import { Tab, type Outcome } from '#lib/library/tab.ts';
import { t } from '#lib/i18n/app.ts';
import type { Project } from '#lib/project/model.ts';
import { changeRows, readRows, type Meta } from '#lib/project/rows.ts';

/** Typing pauses before the project is written to the browser's storage. */
const SAVE_AFTER_MS = 400;

export interface KeepingHost {
  project: () => Project;
  /** Shows the project with what others wrote of it. */
  take: (project: Project, outcome: Outcome) => void;
}

export class Keeping {
  state = $state<'saved' | 'saving' | 'refused'>('saved');
  /** Something was changed; something was written. */
  onTouched: () => void = () => undefined;
  onSaved: (outcome: Outcome) => void = () => undefined;
  readonly tab: Tab;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `meta`: as it was read with the project; `keeps`: false when this browser refuses storage. */
  constructor(host: KeepingHost, meta: Meta | undefined, keeps: boolean) {
    this.tab = new Tab({
      local: { rows: readRows, change: changeRows },
      newId: () => crypto.randomUUID(),
      now: Date.now,
      copyName: t.library.copyName,
      current: host.project,
      show: host.take,
    });
    this.tab.opened(host.project(), meta);
    if (!keeps) this.state = 'refused';
  }

  /** The project changed. */
  soon(): void {
    this.state = 'saving';
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.now(), SAVE_AFTER_MS);
    this.onTouched();
  }

  /** Writes what waits to be written. */
  async now(): Promise<void> {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    try {
      const outcome = await this.tab.save();
      if (this.#timer === undefined) this.state = 'saved';
      this.onSaved(outcome);
    } catch {
      this.state = 'refused';
    }
  }

  /** Looks at what other tabs, or the server, wrote; where storage is refused there is nothing. */
  async follow(): Promise<void> {
    await this.tab.follow().catch(() => undefined);
  }
}
