import { beforeEach, describe, expect, it } from 'vitest';
import type { TexDocument } from './document.ts';
import { aRan } from './fixtures.ts';
import { Mailbox } from './mailbox.ts';
import { Manager, type Shown, type Trouble } from './manager.ts';
import type { FromWorker, Order, Ran, ToWorker } from './protocol.ts';

/** A worker that does what a test says. */
class FakeWorker {
  readonly told: ToWorker[] = [];
  ended = false;
  readonly hear: (message: FromWorker) => void;
  readonly broke: () => void;
  #mailbox: Mailbox | undefined;

  constructor(hear: (message: FromWorker) => void, broke: () => void) {
    this.hear = hear;
    this.broke = broke;
  }

  post(message: ToWorker): void {
    if (message.kind === 'open' && message.mailbox) this.#mailbox = new Mailbox(message.mailbox);
    this.told.push(message);
  }

  end(): void {
    this.ended = true;
  }

  open(): void {
    const opened = { release: 'r', engine: {} as WebAssembly.Module, index: '', formats: [], pieces: [] };
    this.hear({ kind: 'opened', opened });
  }

  /** What it was told last of one kind. */
  last<Kind extends ToWorker['kind']>(kind: Kind): Extract<ToWorker, { kind: Kind }> {
    const found = this.told.findLast((message) => message.kind === kind);
    if (!found) throw new Error(`it was not told to ${kind}`);
    return found as Extract<ToWorker, { kind: Kind }>;
  }

  count(kind: ToWorker['kind']): number {
    return this.told.filter((message) => message.kind === kind).length;
  }

  get run(): number {
    const found = this.told.findLast((message) => 'order' in message) as { order: Order } | undefined;
    return found?.order.run ?? 0;
  }

  warm(read: string[] = []): void {
    this.hear({ kind: 'gathered', run: this.run });
    this.hear({ kind: 'warm', run: this.run, read });
  }

  /** The letter with the rest; undefined: the run is abandoned. */
  letter(): Record<string, string> | undefined {
    const received = this.#mailbox?.receive();
    return (
      received && Object.fromEntries(received.map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]))
    );
  }

  get stopped(): boolean {
    return this.#mailbox?.stopped ?? false;
  }

  ran(more: Partial<Ran> = {}): void {
    this.hear(aRan({ run: this.run, ...more }));
  }
}

/** A clock that a test moves. */
class FakeTimers {
  #at = 0;
  readonly #waiting = new Set<{ at: number; run: () => void }>();
  set(run: () => void, ms: number): unknown {
    const timer = { at: this.#at + ms, run };
    this.#waiting.add(timer);
    return timer;
  }
  clear(timer: unknown): void {
    this.#waiting.delete(timer as { at: number; run: () => void });
  }
  pass(ms: number): void {
    this.#at += ms;
    for (const timer of [...this.#waiting].sort((a, b) => a.at - b.at)) {
      if (timer.at > this.#at || !this.#waiting.delete(timer)) continue;
      timer.run();
    }
  }
}

let workers: FakeWorker[];
let timers: FakeTimers;
let shown: Shown[];
let troubles: Trouble[];

const worker = (at: number) => {
  const found = workers[at];
  if (!found) throw new Error(`there is no worker ${at}`);
  return found;
};

function manager(seats = 2, shares = true): Manager {
  return new Manager({
    seats,
    shares,
    origin: 'https://legible.test',
    start(hear, broke) {
      const started = new FakeWorker(hear, broke);
      workers.push(started);
      return started;
    },
    timers,
    date: () => 0,
    onShown: (news) => shown.push(news),
    onTrouble: (trouble) => troubles.push(trouble),
  });
}

const text = (content: string) => ({ kind: 'text' as const, text: content });
const PREAMBLE = '\\documentclass{a}\n\\begin{document}\n';
const project = (body: string, preamble = PREAMBLE, others: TexDocument['files'] = {}): TexDocument => ({
  main: 'main.tex',
  format: 'pdflatex.fmt',
  files: { 'main.tex': text(preamble + body), ...others },
});
const bodies = () =>
  shown.map(({ document: { files } }) => {
    const main = files['main.tex'];
    return main?.kind === 'text' ? main.text.slice(PREAMBLE.length) : '';
  });

beforeEach(() => {
  workers = [];
  timers = new FakeTimers();
  shown = [];
  troubles = [];
});

/** Two workers, the second of them warm, `first` on show. */
function warmPair(): Manager {
  const manages = manager();
  manages.show(project('first'));
  worker(0).open();
  worker(0).warm();
  worker(0).ran();
  worker(0).warm();
  worker(1).warm();
  return manages;
}

describe('who works on what', () => {
  it('the second worker begins when the first has fetched what both need', () => {
    manager().show(project('a'));
    expect(workers).toHaveLength(1);
    worker(0).open();
    expect(workers).toHaveLength(2);
    expect(worker(1).last('open').opened?.release).toBe('r');
  });

  it('a warm worker gets the body, and shows it', () => {
    manager(1).show(project('Hello'));
    worker(0).open();
    expect(worker(0).last('prepare').preamble).toBe(PREAMBLE);
    worker(0).warm();
    expect(worker(0).letter()).toEqual({ '': 'Hello' });
    worker(0).ran();
    expect(bodies()).toEqual(['Hello']);
    // It reads the preamble again at once.
    expect(worker(0).count('prepare')).toBe(2);
  });

  it('the newest edit wins: those between are never set', () => {
    const manages = warmPair();
    for (const body of ['b', 'c', 'd', 'e']) manages.show(project(body));
    expect(worker(0).letter()).toEqual({ '': 'b' });
    expect(worker(1).letter()).toEqual({ '': 'c' });
    // The first of them need not do further passes.
    expect(worker(0).stopped).toBe(true);
    worker(1).ran();
    worker(1).warm();
    expect(worker(1).letter()).toEqual({ '': 'e' });
    // What comes late is not shown over what is newer.
    worker(0).ran();
    worker(1).ran();
    expect(bodies()).toEqual(['first', 'c', 'e']);
  });

  it('a change of the preamble is read anew, by all', () => {
    const manages = warmPair();
    const preamble = `\\usepackage{x}${PREAMBLE}`;
    manages.show(project('first', preamble));
    for (const each of workers) {
      expect(each.letter()).toBeUndefined();
      each.hear({ kind: 'abandoned', run: each.run });
      expect(each.last('prepare').preamble).toBe(preamble);
    }
    worker(0).warm();
    expect(worker(0).letter()).toEqual({ '': 'first' });
  });

  it('a preamble that changes while it is read is given up', () => {
    const manages = manager(1);
    manages.show(project('a'));
    worker(0).open();
    manages.show(project('a', `%${PREAMBLE}`));
    expect(worker(0).letter()).toBeUndefined();
  });

  it('files that the preamble has not read travel with the body; others need it read anew', () => {
    const others = { 'cv.cls': text('class'), 'jobs.tex': text('old') };
    const manages = manager(1);
    manages.show(project('a', PREAMBLE, others));
    worker(0).open();
    expect(
      worker(0)
        .last('files')
        .files.map(([path]) => path),
    ).toEqual(['cv.cls', 'jobs.tex']);
    worker(0).warm(['cv.cls']);
    worker(0).ran();
    worker(0).warm(['cv.cls']);
    const fresh = { ...others, 'jobs.tex': text('new') };
    manages.show(project('a', PREAMBLE, fresh));
    expect(worker(0).letter()).toEqual({ '': 'a', 'jobs.tex': 'new' });
    worker(0).ran();
    worker(0).warm(['cv.cls']);
    manages.show(project('a', PREAMBLE, { ...fresh, 'cv.cls': text('other') }));
    expect(worker(0).letter()).toBeUndefined();
    worker(0).hear({ kind: 'abandoned', run: worker(0).run });
    expect(
      worker(0)
        .last('files')
        .files.map(([path]) => path),
    ).toEqual(['cv.cls']);
  });

  it('what a run leaves behind goes to the next, and warms the others anew', () => {
    manager().show(project('a'));
    worker(0).open();
    worker(0).warm();
    worker(1).warm();
    const carried = [['main.aux', new Uint8Array([1])]] as const;
    worker(0).ran({ settled: false, carried });
    expect(worker(1).letter()).toBeUndefined();
    worker(0).ran({ carried });
    expect(worker(0).last('prepare').order.carried).toEqual(carried);
  });

  it('what one worker fetched is told to the other', () => {
    warmPair();
    worker(0).hear({ kind: 'piece', piece: { start: 70, bytes: new Uint8Array(1) } });
    expect(worker(1).last('piece').piece.start).toBe(70);
    expect(worker(0).count('piece')).toBe(0);
  });
});

describe('without shared memory', () => {
  it('documents go whole, one at a time, the newest next', () => {
    const manages = manager(1, false);
    manages.show(project('a'));
    worker(0).open();
    expect(worker(0).last('whole').text).toBe(`${PREAMBLE}a`);
    manages.show(project('b'));
    manages.show(project('c'));
    expect(worker(0).count('whole')).toBe(1);
    worker(0).ran();
    expect(worker(0).last('whole').text).toBe(`${PREAMBLE}c`);
    worker(0).ran();
    expect(bodies()).toEqual(['a', 'c']);
    expect(worker(0).count('whole')).toBe(2);
  });

  it('a document without a body goes whole on isolated pages too', () => {
    manager(1).show(project('', 'Hello \\bye'));
    worker(0).open();
    expect(worker(0).last('whole').text).toBe('Hello \\bye');
  });
});

describe('what does not end', () => {
  it('is ended, and the next edit finds another worker', () => {
    const manages = warmPair();
    manages.show(project('\\loop'));
    expect(worker(0).letter()).toEqual({ '': '\\loop' });
    timers.pass(5_000);
    expect(worker(0).ended).toBe(true);
    expect(troubles).toEqual(['runaway']);
    expect(workers).toHaveLength(3);
    manages.show(project('fine'));
    expect(worker(1).letter()).toEqual({ '': 'fine' });
    worker(1).ran();
    expect(bodies()).toEqual(['first', 'fine']);
  });

  it('is not tried again by itself when it is the preamble', () => {
    const manages = manager();
    manages.show(project('a'));
    worker(0).open();
    worker(0).hear({ kind: 'gathered', run: worker(0).run });
    timers.pass(12_000);
    expect(troubles).toEqual(['runaway']);
    expect(workers.every(({ ended }) => ended)).toBe(true);
    timers.pass(30_000);
    expect(workers).toHaveLength(2);
    manages.show(project('a', `%${PREAMBLE}`));
    expect(workers).toHaveLength(3);
  });
});

describe('memory', () => {
  it('is given back when nobody types, and comes back with the next edit', () => {
    const manages = warmPair();
    timers.pass(5 * 60_000);
    expect(manages.awake).toBe(false);
    expect(workers.every(({ ended }) => ended)).toBe(true);
    manages.show(project('again'));
    worker(2).open();
    worker(2).warm();
    worker(2).ran();
    expect(bodies()).toEqual(['first', 'again']);
  });

  it('is given back sooner when nobody looks, and comes back with the look', () => {
    const manages = warmPair();
    manages.hide(true);
    timers.pass(60_000);
    expect(manages.awake).toBe(false);
    manages.hide(false);
    expect(manages.awake).toBe(true);
  });
});

describe('trouble', () => {
  it('without a release nothing is asked for again', () => {
    const manages = manager();
    manages.show(project('a'));
    worker(0).hear({ kind: 'failed', run: undefined, code: 'not_available', message: '' });
    expect(troubles).toEqual(['not_available']);
    manages.show(project('b'));
    timers.pass(60_000);
    expect(workers).toHaveLength(1);
  });

  it('without a network it is tried again after a while', () => {
    manager().show(project('a'));
    worker(0).hear({ kind: 'failed', run: undefined, code: 'offline', message: '' });
    timers.pass(15_000);
    expect(workers).toHaveLength(2);
    worker(1).open();
    worker(1).warm();
    expect(worker(1).letter()).toEqual({ '': 'a' });
  });

  it('a worker that cannot start ends the matter', () => {
    manager().show(project('a'));
    worker(0).broke();
    expect(troubles).toEqual(['unsupported']);
  });
});

describe('a piece that the page fetched', () => {
  it('reaches the workers that are, and those to come', () => {
    const manages = warmPair();
    manages.give({ start: 90, bytes: new Uint8Array(1) });
    expect(worker(0).last('piece').piece.start).toBe(90);
    expect(worker(1).last('piece').piece.start).toBe(90);
    expect(manages.release).toBe('r');
    manages.sleep();
    expect(manages.release).toBeUndefined();
  });
});

describe('the last word on a document', () => {
  it('is set whole and compressed, before anything is read ahead', async () => {
    const manages = warmPair();
    const made = manages.finish(project('final'), new AbortController().signal);
    expect(worker(0).letter()).toBeUndefined();
    worker(0).hear({ kind: 'abandoned', run: worker(0).run });
    const { text: whole, compress } = worker(0).last('whole');
    expect([whole, compress]).toEqual([`${PREAMBLE}final`, true]);
    worker(0).ran({ settled: false });
    worker(0).ran({ memory: 1 });
    expect((await made).memory).toBe(1);
    expect(bodies()).toEqual(['first']);
  });

  it('ends with its worker when nobody waits any more, and the page goes on', async () => {
    const manages = warmPair();
    const stop = new AbortController();
    const made = manages.finish(project('final'), stop.signal);
    worker(0).hear({ kind: 'abandoned', run: worker(0).run });
    worker(0).last('whole');
    stop.abort();
    await expect(made).rejects.toMatchObject({ name: 'AbortError' });
    expect(worker(0).ended).toBe(true);
    manages.show(project('next'));
    expect(worker(1).letter()).toEqual({ '': 'next' });
    expect(troubles).toEqual([]);
  });

  it('is not begun when it was stopped before', async () => {
    const manages = warmPair();
    const stop = new AbortController();
    const made = manages.finish(project('final'), stop.signal);
    stop.abort();
    await expect(made).rejects.toMatchObject({ name: 'AbortError' });
    worker(0).hear({ kind: 'abandoned', run: worker(0).run });
    expect(() => worker(0).last('whole')).toThrow();
  });

  it('is refused with the reason', async () => {
    const made = manager().finish(project('final'), new AbortController().signal);
    worker(0).hear({ kind: 'failed', run: undefined, code: 'offline', message: '' });
    await expect(made).rejects.toBe('offline');
  });
});
