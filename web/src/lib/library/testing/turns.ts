/** Lets everything that waits go on one at a time, in an order that a seed decides. */
export class Turns {
  #waiting: (() => void)[] = [];
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** Waits until it is one's turn. */
  readonly gate = (): Promise<void> => new Promise((go) => this.#waiting.push(go));

  /** Lets one go on, where one waits. */
  async one(): Promise<void> {
    await rest();
    const [go] = this.#waiting.splice(this.#random() % Math.max(1, this.#waiting.length), 1);
    go?.();
    await rest();
  }

  /** Lets them go on until `done` is. */
  async until<T>(done: Promise<T>): Promise<T> {
    let isDone = false;
    const end = () => {
      isDone = true;
    };
    done.then(end, end);
    for (;;) {
      await rest();
      if (isDone) return done;
      if (this.#waiting.length === 0) throw new Error('everybody waits for somebody else');
      await this.one();
    }
  }

  /** Lets them go on until nobody waits. */
  async all(): Promise<void> {
    await rest();
    while (this.#waiting.length > 0) await this.one();
  }

  /** Mulberry32. */
  #random(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  }
}

/** Until every promise that can go on has done so. */
const rest = () => new Promise<void>((resolve) => setImmediate(resolve));
