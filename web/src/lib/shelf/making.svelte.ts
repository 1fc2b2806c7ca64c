/** Making a resume: what it is to begin with is left for the workspace, which then opens. */
import { t } from '#lib/i18n/shelf.ts';
import type { Handover } from '#lib/project/store.ts';
import { filesHandover, openInWorkspace, sampleHandover } from './ways.ts';

export class Making {
  /** The question for pasted text is on show. */
  pasting = $state(false);
  /** What is going on, or why nothing is; empty before. */
  status = $state('');

  /** Gives false when this browser refuses storage. */
  readonly #leave: (handover: Handover) => Promise<boolean>;

  constructor(leave: (handover: Handover) => Promise<boolean> = openInWorkspace) {
    this.#leave = leave;
  }

  async fromSample(): Promise<void> {
    this.status = t.make.opening;
    let handover: Handover;
    try {
      handover = await sampleHandover();
    } catch {
      this.status = t.make.failed;
      return;
    }
    await this.#open(handover);
  }

  async fromFiles(files: readonly File[]): Promise<void> {
    if (files.length) await this.#open(filesHandover(files));
  }

  async fromText(text: string): Promise<void> {
    this.pasting = false;
    await this.#open({ kind: 'text', text, name: t.make.pasted });
  }

  async #open(handover: Handover): Promise<void> {
    this.status = t.make.opening;
    if (!(await this.#leave(handover))) this.status = t.make.refused;
  }
}
