/** Writes the project to the browser's storage when typing pauses. */
import type { Project } from '#lib/project/model.ts';
import { saveProject } from '#lib/project/store.ts';

/** Typing pauses before the project is written to the browser's storage. */
const SAVE_AFTER_MS = 400;

export class Keeping {
  state = $state<'saved' | 'saving' | 'refused'>('saved');
  readonly #project: () => Project;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `keeps`: false when this browser refuses storage. */
  constructor(project: () => Project, keeps: boolean) {
    this.#project = project;
    if (!keeps) this.state = 'refused';
  }

  /** The project changed. */
  soon(): void {
    this.state = 'saving';
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.now(), SAVE_AFTER_MS);
  }

  /** Writes what waits to be written. */
  async now(): Promise<void> {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    try {
      await saveProject({ ...this.#project(), savedAt: Date.now() });
      this.state = 'saved';
    } catch {
      this.state = 'refused';
    }
  }
}
