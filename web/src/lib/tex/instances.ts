/** Instances of the engine's module, kept for the next runs. */
import { Instance } from './instance.ts';
import { Picture } from './picture.ts';

/**
 * What an instance is for. Memory once touched stays taken, and TeX fills tables of a hundred megabytes that no other run
 * looks at, so that one that has set a document only sets documents.
 */
export type Trade = 'typeset' | 'other';

/**
 * Instances for one run after the other. Those that a run has left are made new: an instance is hundreds of megabytes of
 * address space, which a worker that waits for the next key would never collect.
 */
export class Instances {
  readonly #module: WebAssembly.Module;
  readonly #left: Record<Trade, Instance[]> = { typeset: [], other: [] };
  readonly #ready = new Map<Trade, Instance>();
  /** What the memory of one that has done nothing holds. */
  #fresh: Picture | undefined;

  constructor(module: WebAssembly.Module) {
    this.#module = module;
  }

  /** One that waits for its run. */
  take(trade: Trade): Instance {
    const ready = this.#ready.get(trade) ?? this.#make(trade);
    this.#ready.delete(trade);
    return ready;
  }

  /** Does ahead of need what the next `take` would do. */
  ready(trade: Trade): void {
    if (!this.#ready.has(trade)) this.#ready.set(trade, this.#make(trade));
  }

  #make(trade: Trade): Instance {
    const all = this.#left[trade];
    for (let left = all.pop(); left; left = all.pop()) {
      // Not before the first is left: looking through all of a memory takes longer than making one, and a page waits for
      // the first.
      this.#fresh ??= new Picture(new Instance(this.#module).engine);
      if (this.#fresh.restore(left.engine)) return left;
    }
    return new Instance(this.#module);
  }

  /** Takes back one whose run is over, and with it all that the run has left in its memory. */
  give(instance: Instance, trade: Trade): void {
    this.#left[trade].push(instance);
  }
}
