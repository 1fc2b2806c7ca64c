/** From the page to the source and back: what was compiled last, and what the source says now. */
import type { Api } from '#lib/api/client.ts';
import { ApiError } from '#lib/api/problem.ts';
import { t } from '#lib/i18n/app.ts';
import type { Project, ProjectFile } from '#lib/project/model.ts';
import type { PageBox } from '#lib/scorer/report.ts';
import { LineMap } from '#lib/synctex/lines.ts';
import type { PageMap, Words } from '#lib/synctex/map.ts';
import type { Card } from './findings.ts';
import type { OnPage } from './OnPageButton.svelte';

/** A place of the page that somebody pointed at. */
export interface PagePoint {
  /** From 1. */
  page: number;
  /** Points from the page's top left corner. */
  x: number;
  y: number;
  words: Words | undefined;
}

/** Places that are to be shown for a moment. */
export interface Flash {
  places: readonly PageBox[];
  /** Bring them into view and the keys to the page; else they may stay out of view. */
  reveal: boolean;
}

/** What sync needs of the workspace. */
export interface SyncHost {
  readonly project: Project;
  /** Path of the file in the editor. */
  readonly active: string;
  readonly cursor: { line: number; column: number };
  readonly api: Pick<Api, 'synctex'>;
  /** Opens a file at a line, and a column where it is known; both from 1. */
  goToLine(path: string, line: number, column?: number): void;
  showPage(): void;
  say(message: string): void;
}

type State = 'none' | 'loading' | 'ready' | 'absent' | 'failed';

/** Quiet time before the page follows the cursor. */
const FOLLOW_AFTER_MS = 250;
const FOLLOW_KEY = 'legible:follow-cursor';

export class Sync {
  state = $state<State>('none');
  /** What the page shows for a moment; a new object each time. */
  flash = $state.raw<Flash>();
  /** The page follows the cursor by itself. */
  follows = $state(false);

  readonly #host: SyncHost;
  readonly #load: () => Promise<typeof import('#lib/synctex/map.ts')>;
  #module: typeof import('#lib/synctex/map.ts') | undefined;
  #map: PageMap | undefined;
  /** The project's texts as they were compiled. */
  #compiled: Readonly<Record<string, ProjectFile>> = {};
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- nothing is drawn from it
  readonly #lines = new Map<string, { now: string; map: LineMap }>();
  #turn = 0;
  #followed = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: SyncHost, load = () => import('#lib/synctex/map.ts')) {
    this.#host = host;
    this.#load = load;
    this.follows = stored() === '1';
  }

  /** Why places cannot be shown; `undefined` when they can. */
  get reason(): string | undefined {
    if (this.#host.project.document) return t.sync.document;
    return this.state === 'ready' ? undefined : t.sync.reasons[this.state];
  }

  /** Takes the page that a job made of these files. */
  async take(jobId: string, files: Readonly<Record<string, ProjectFile>>): Promise<void> {
    this.clear();
    this.#compiled = files;
    this.state = 'loading';
    const json = this.#host.api.synctex(jobId);
    // Whoever waits for it hears of a failure.
    json.catch(() => undefined);
    await this.#read(async ({ PageMap }) => PageMap.read(await json));
  }

  /**
   * Takes a page that the browser's engine made of these files, with what it wrote on places. The map
   * before stays until the new one is read.
   */
  async takeData(
    data: Uint8Array,
    main: string,
    files: Readonly<Record<string, ProjectFile>>,
  ): Promise<void> {
    this.#turn += 1;
    if (!this.#map) this.state = 'loading';
    await this.#read(
      ({ PageMap }) => PageMap.fromEngine(data, main, Object.keys(files)),
      () => {
        this.#map?.close();
        this.#lines.clear();
        this.#followed = '';
        this.#compiled = files;
      },
    );
  }

  async #read(
    read: (module: typeof import('#lib/synctex/map.ts')) => Promise<PageMap | undefined>,
    before: () => void = () => undefined,
  ): Promise<void> {
    const turn = this.#turn;
    try {
      const module = await this.#load();
      const map = await read(module);
      if (turn !== this.#turn) {
        map?.close();
        return;
      }
      before();
      this.#module = module;
      this.#map = map;
      this.state = map ? 'ready' : 'absent';
    } catch (cause) {
      if (turn !== this.#turn) return;
      this.state = cause instanceof ApiError && cause.problem.status === 404 ? 'absent' : 'failed';
    }
  }

  /** Forgets the page: another project. */
  clear(): void {
    this.#turn += 1;
    clearTimeout(this.#timer);
    this.#map?.close();
    this.#map = undefined;
    this.#lines.clear();
    this.#compiled = {};
    this.#followed = '';
    this.flash = undefined;
    this.state = 'none';
  }

  /** Goes to the source of a place of the page. */
  toSource(point: PagePoint | undefined): void {
    const reason = this.reason;
    if (reason) {
      this.#host.say(reason);
      return;
    }
    const source = point && this.#map?.toSource(point.page, point.x, point.y);
    const before = source && this.#text(this.#compiled, source.file);
    if (!source || before === undefined) {
      this.#host.say(t.sync.nothingHere);
      return;
    }
    const words = point.words && this.#module?.findWords(before, source.line, point.words);
    const now = this.#text(this.#host.project.files, source.file);
    if (now === undefined) {
      this.#host.say(t.sync.fileGone(source.file));
      return;
    }
    const then = words?.line ?? source.line;
    const { line, approximate } = this.#mapped(source.file, before, now).forth(then);
    // The column holds for a line that says what it said.
    const same = lineOf(before, then) === lineOf(now, line);
    this.#host.goToLine(source.file, line, same ? words?.column : undefined);
    if (approximate) this.#host.say(t.sync.approximate);
  }

  /** Shows on the page what the cursor's line set. */
  cursorToPage(): void {
    const { active, cursor } = this.#host;
    this.lineToPage(active, cursor.line);
  }

  /** Shows on the page what a line of the present source set. */
  lineToPage(file: string, line: number): void {
    const reason = this.reason;
    if (reason) {
      this.#host.say(reason);
      return;
    }
    const found = this.#find(file, line);
    if (!found) {
      this.#host.say(t.sync.setNothing);
      return;
    }
    this.show(found.places);
    if (found.approximate) this.#host.say(t.sync.approximatePage);
  }

  /** How a card is shown on the page: where the page was read, its own places, else those of its line. */
  ofCard({ finding, place }: Card): OnPage | undefined {
    const { boxes } = finding;
    if (boxes?.length) return { reason: undefined, show: () => this.show(boxes) };
    return place && { reason: this.reason, show: () => this.lineToPage(place.file, place.line) };
  }

  /** Shows places of the page. */
  show(places: readonly PageBox[]): void {
    this.#host.showPage();
    this.flash = { places, reveal: true };
  }

  /** The cursor moved: where that is wanted, the page follows once it rests. */
  cursorMoved(): void {
    if (!this.follows || this.reason) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const { active, cursor } = this.#host;
      const line = `${active}:${cursor.line}`;
      if (this.reason || line === this.#followed) return;
      this.#followed = line;
      const found = this.#find(active, cursor.line);
      if (found) this.flash = { places: found.places, reveal: false };
    }, FOLLOW_AFTER_MS);
  }

  /** Turns following on or off, remembered by the browser. */
  toggleFollowing(): void {
    this.follows = !this.follows;
    try {
      localStorage.setItem(FOLLOW_KEY, this.follows ? '1' : '0');
    } catch {
      // Storage is refused: the choice holds for this visit.
    }
    this.#host.say(this.follows ? t.sync.nowFollows : t.sync.followsNoMore);
    this.cursorMoved();
  }

  #find(file: string, line: number): { places: PageBox[]; approximate: boolean } | undefined {
    const before = this.#text(this.#compiled, file);
    const now = this.#text(this.#host.project.files, file);
    if (before === undefined || now === undefined) return undefined;
    const then = this.#mapped(file, before, now).back(line);
    const found = this.#map?.toPage(file, then.line);
    return found && { places: found.places, approximate: then.approximate };
  }

  #mapped(file: string, before: string, now: string): LineMap {
    const known = this.#lines.get(file);
    if (known?.now === now) return known.map;
    const map = new LineMap(before, now);
    this.#lines.set(file, { now, map });
    return map;
  }

  #text(files: Readonly<Record<string, ProjectFile>>, path: string): string | undefined {
    const file = files[path];
    return file?.kind === 'text' ? file.text : undefined;
  }
}

const lineOf = (text: string, line: number) => text.split(/\r\n?|\n/)[line - 1];

function stored(): string | null {
  try {
    return localStorage.getItem(FOLLOW_KEY);
  } catch {
    return null;
  }
}
