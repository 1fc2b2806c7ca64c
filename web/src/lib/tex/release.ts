/**
 * A release of the engine: module, formats, index and bundle that belong together. What was fetched
 * stays in Cache Storage under the release's name; then only `/tex/current` is asked for, and
 * without a network not even that.
 */
import type { Piece } from './bundle.ts';
import type { Span } from './bundleIndex.ts';
import { TexError } from './errors.ts';

/** Holds the answer of `/tex/current`. */
const CURRENT_CACHE = 'legible-tex-current';
const RELEASE_CACHE = 'legible-tex-';
const CURRENT = '/tex/current';

export type FormatName = 'pdflatex.fmt' | 'xelatex.fmt';

export interface ReleaseOptions {
  fetch: typeof fetch;
  /** Undefined where the browser has none, or refuses it. */
  caches: CacheStorage | undefined;
  /** Absolute address of the site. */
  origin: string;
}

export class Release {
  /** 16 hexadecimal digits. */
  readonly id: string;
  readonly #options: ReleaseOptions;
  readonly #cache: Cache | undefined;
  readonly #writing = new Set<Promise<unknown>>();

  private constructor(id: string, options: ReleaseOptions, cache: Cache | undefined) {
    this.id = id;
    this.#options = options;
    this.#cache = cache;
  }

  /** The release in use; older ones leave the store. Throws `TexError`. */
  static async current(options: ReleaseOptions): Promise<Release> {
    const id = releaseOf(await currentManifest(options));
    return Release.named(id, options, true);
  }

  /** A release that somebody else found to be the one in use. */
  static async named(id: string, options: ReleaseOptions, clean = false): Promise<Release> {
    const name = RELEASE_CACHE + id;
    const cache = await quietly(() => options.caches?.open(name));
    if (clean && options.caches) {
      const { caches } = options;
      const old = (await quietly(() => caches.keys())) ?? [];
      for (const other of old) {
        if (other.startsWith(RELEASE_CACHE) && other !== name && other !== CURRENT_CACHE)
          await quietly(() => caches.delete(other));
      }
    }
    return new Release(id, options, cache);
  }

  /** The engine, compiled. */
  async engine(): Promise<WebAssembly.Module> {
    const answer = await this.#file('engine.wasm');
    try {
      return await WebAssembly.compileStreaming(answer);
    } catch (cause) {
      throw new TexError('unsupported', 'This browser cannot compile the engine.', { cause });
    }
  }

  async format(name: FormatName): Promise<Uint8Array> {
    return new Uint8Array(await bodyOf(await this.#file(name)));
  }

  async index(): Promise<string> {
    return new TextDecoder().decode(await bodyOf(await this.#file('index.tsv')));
  }

  /** Bytes of the bundle, from the network. */
  async fetch(span: Span): Promise<Uint8Array> {
    const answer = await this.#ask('bundle.ttb', { headers: { Range: range(span) } });
    if (answer.status !== 206)
      throw new TexError('damaged', `The bundle answered ${answer.status} to a range.`);
    return new Uint8Array(await bodyOf(answer));
  }

  /** Bytes of the bundle while the thread waits; for workers. */
  fetchNow(span: Span): Uint8Array {
    const request = new XMLHttpRequest();
    request.open('GET', this.#address('bundle.ttb'), false);
    request.responseType = 'arraybuffer';
    request.setRequestHeader('Range', range(span));
    try {
      request.send();
    } catch (cause) {
      throw new TexError('offline', 'A file of the bundle cannot be fetched.', { cause });
    }
    if (request.status !== 206)
      throw new TexError('offline', `The bundle answered ${request.status} to a range.`);
    return new Uint8Array(request.response as ArrayBuffer);
  }

  /** Keeps a piece of the bundle. */
  keep({ start, bytes }: Piece): void {
    // A copy: bodies are not made of shared memory.
    this.#write(this.#addressOf(start), () => new Response(bytes.slice()));
  }

  /** Whether a piece was kept from where `span` begins to its end; also where nothing can be kept. */
  async keeps({ start, end }: Span): Promise<boolean> {
    const cache = this.#cache;
    if (!cache) return true;
    const kept = await quietly(() => cache.match(this.#addressOf(start)));
    return kept !== undefined && (await kept.arrayBuffer()).byteLength >= end - start;
  }

  /** Resolves when everything that was to be kept is, or cannot be. */
  async written(): Promise<void> {
    await Promise.all(this.#writing);
  }

  /** Pieces of the bundle that were kept. */
  async kept(): Promise<Piece[]> {
    const cache = this.#cache;
    if (!cache) return [];
    const keys = (await quietly(() => cache.keys())) ?? [];
    const pieces = keys.map(async ({ url }): Promise<Piece[]> => {
      const start = new URL(url).searchParams.get('start');
      const answer = start === null ? undefined : await quietly(() => cache.match(url));
      return start !== null && answer
        ? [{ start: Number(start), bytes: new Uint8Array(await answer.arrayBuffer()) }]
        : [];
    });
    return (await Promise.all(pieces)).flat();
  }

  #addressOf(start: number): string {
    return `${this.#address('bundle.ttb')}?start=${start}`;
  }

  #address(name: string): string {
    return `${this.#options.origin}/tex/${this.id}/${name}`;
  }

  async #file(name: string): Promise<Response> {
    const address = this.#address(name);
    const kept = await quietly(() => this.#cache?.match(address));
    if (kept) return kept;
    const answer = await this.#ask(name, {});
    if (!answer.ok) throw new TexError('damaged', `${name} of the release answered ${answer.status}.`);
    if (this.#cache) {
      const copy = answer.clone();
      this.#write(address, () => copy);
    }
    return answer;
  }

  #write(address: string, answer: () => Response): void {
    const written = quietly(() => this.#cache?.put(address, answer()));
    this.#writing.add(written);
    void written.then(() => this.#writing.delete(written));
  }

  async #ask(name: string, init: RequestInit): Promise<Response> {
    try {
      return await this.#options.fetch(this.#address(name), { credentials: 'same-origin', ...init });
    } catch (cause) {
      throw new TexError('offline', `${name} of the release cannot be fetched.`, { cause });
    }
  }
}

const range = ({ start, end }: Span) => `bytes=${start}-${end - 1}`;

async function currentManifest({ fetch, caches, origin }: ReleaseOptions): Promise<unknown> {
  const address = origin + CURRENT;
  const store = await quietly(() => caches?.open(CURRENT_CACHE));
  const fromStore = async (cause: unknown) => {
    const kept = await quietly(() => store?.match(address));
    if (!kept) throw new TexError('offline', 'The release in use cannot be asked for.', { cause });
    return (await kept.json()) as unknown;
  };
  let answer: Response;
  try {
    answer = await fetch(address, { credentials: 'same-origin' });
  } catch (cause) {
    return fromStore(cause);
  }
  if (answer.status === 404) throw new TexError('not_available', 'This server has no engine for browsers.');
  if (!answer.ok) return fromStore(answer.status);
  const copy = answer.clone();
  void quietly(() => store?.put(address, copy));
  return (await answer.json().catch((cause: unknown) => {
    throw new TexError('damaged', 'The manifest is no JSON.', { cause });
  })) as unknown;
}

function releaseOf(manifest: unknown): string {
  const id =
    typeof manifest === 'object' && manifest !== null && 'release' in manifest ? manifest.release : undefined;
  if (typeof id !== 'string' || !/^[0-9a-f]{16}$/.test(id))
    throw new TexError('damaged', 'The manifest names no release.');
  return id;
}

async function bodyOf(answer: Response): Promise<ArrayBuffer> {
  try {
    return await answer.arrayBuffer();
  } catch (cause) {
    throw new TexError('offline', 'The connection broke off.', { cause });
  }
}

/** The store of the browser is a convenience: where it is refused or full, everything works without. */
async function quietly<T>(ask: () => Promise<T> | undefined): Promise<T | undefined> {
  try {
    return await ask();
  } catch {
    return undefined;
  }
}
