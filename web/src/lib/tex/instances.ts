/** Instances of the engine's module, kept for the next runs. */
import { Instance } from './instance.ts';
import { Picture } from './picture.ts';

/**
 * Instances for one run after the other. Those that a run has left are made new: an instance is hundreds of megabytes of
 * address space, which a worker that waits for the next key would never collect.
 */
export class Instances {
  readonly #module: WebAssembly.Module;
  readonly #left: Instance[] = [];
  #ready: Instance | undefined;
  /** What the memory of one that has done nothing holds. */
  #fresh: Picture | undefined;

  constructor(module: WebAssembly.Module) {
    this.#module = module;
  }

  /** One that waits for its run. */
  take(): Instance {
    const ready = this.#ready ?? this.#make();
    this.#ready = undefined;
    return ready;
  }

  /** Does ahead of need what the next `take` would do. */
  ready(): void {
    this.#ready ??= this.#make();
  }

  #make(): Instance {
    // The oldest first, so that by turns each sets documents or makes PDFs: memory once touched stays taken, and TeX
    // touches most.
    for (let left = this.#left.shift(); left; left = this.#left.shift())
      if (this.#fresh?.restore(left.engine)) return left;
    const made = new Instance(this.#module);
    this.#fresh ??= new Picture(made.engine);
    return made;
  }

  /** Takes back one whose run is over, and with it all that the run has left in its memory. */
  give(instance: Instance): void {
    this.#left.push(instance);
  }
}
