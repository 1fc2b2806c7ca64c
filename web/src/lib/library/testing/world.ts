/** Browsers with tabs, one server, and a network that loses, doubles and delays; for the test of properties. */
import { ApiError } from '#lib/api/problem.ts';
import type { Project } from '#lib/project/model.ts';
import { isUnsent, type Meta } from '#lib/project/rows.ts';
import { contentOf } from '../state.ts';
import type { LocalStore, RemoteStore } from '../stores.ts';
import { Sync } from '../sync.ts';
import { Tab, type TabOptions } from '../tab.ts';
import { MemoryStore } from './memory.ts';
import { ServerModel } from './server.ts';

export const ACCOUNT = 'ada';

/** Lets everything that waits go on in an order that the test chooses. */
export type Gate = () => Promise<void>;

/** What becomes of a request. */
export type Fault = 'none' | 'lost' | 'no answer' | 'twice' | 'late';

/** A network in front of the server; `fault` says what becomes of the next request. */
function network(server: ServerModel, gate: Gate, isOnline: () => boolean, fault: () => Fault): RemoteStore {
  const offline = () => new ApiError({ status: 0, code: 'offline', title: 'No connection' });
  return new Proxy(server, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      const ask = value.bind(target) as (...words: unknown[]) => Promise<unknown>;
      return async (...words: unknown[]) => {
        const sent = structuredClone(words);
        await gate();
        if (!isOnline()) throw offline();
        const what = fault();
        if (what === 'lost') throw offline();
        // It arrives when everybody has long given it up.
        if (what === 'late') {
          void gate()
            .then(gate)
            .then(() => ask(...sent))
            .catch(() => undefined);
          throw offline();
        }
        const answer = await ask(...sent);
        if (what === 'twice') await ask(...structuredClone(words)).catch(() => undefined);
        await gate();
        if (what === 'no answer') throw offline();
        return answer;
      };
    },
  });
}

/** A store whose answers come when the gate lets them. */
function slow(store: MemoryStore, gate: Gate): LocalStore {
  return new Proxy(store, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      const ask = value.bind(target) as (...words: unknown[]) => Promise<unknown>;
      return async (...words: unknown[]) => {
        await gate();
        return ask(...words);
      };
    },
  });
}

/** One tab: what it shows, and whether that is written down. */
export class TabModel {
  unsaved = false;
  #page!: { project: Project };
  #tab!: Tab;
  readonly #browser: BrowserModel;

  constructor(browser: BrowserModel, project: Project) {
    this.#browser = browser;
    this.begin(project);
  }

  /** The page is loaded anew, with a project as it is stored; what was not written down is gone. */
  async open(id: string): Promise<void> {
    this.begin(this.#browser.world.fresh());
    const [row] = await this.#browser.store.rows([id]);
    if (row?.project) this.begin(row.project, row.meta);
  }

  begin(project: Project, meta?: Meta): void {
    // What a page that is gone still does, it does with what it showed.
    const page = { project };
    this.#page = page;
    this.#tab = this.#browser.newTab({
      current: () => page.project,
      show: (next) => {
        page.project = next;
      },
    });
    this.#tab.opened(project, meta);
    this.unsaved = false;
  }

  get project(): Project {
    return this.#page.project;
  }

  edit(path: string, token: string): void {
    const file = this.project.files[path];
    const text = `${file?.kind === 'text' ? file.text : ''}${token} `;
    const { project } = this;
    this.#page.project = { ...project, files: { ...project.files, [path]: { kind: 'text', text } } };
    this.unsaved = true;
  }

  async save(): Promise<void> {
    if (!this.unsaved) return;
    this.unsaved = false;
    const outcome = await this.#tab.save();
    for (const token of tokensOf(outcome.project)) this.#browser.kept.add(token);
    this.#browser.others(this, outcome.project.id);
  }

  async follow(): Promise<void> {
    await this.#tab.follow();
  }
}

export class BrowserModel {
  readonly store = new MemoryStore();
  readonly tabs: TabModel[] = [];
  /** Tokens that this browser wrote down. */
  readonly kept = new Set<string>();
  online = true;
  fault: Fault = 'none';
  readonly world: World;
  readonly #sync: Sync;
  readonly #slow: LocalStore;

  constructor(world: World, gate: Gate) {
    this.world = world;
    this.#slow = slow(this.store, gate);
    const remote = network(
      world.server,
      gate,
      () => this.online,
      () => {
        const { fault } = this;
        this.fault = 'none';
        return fault;
      },
    );
    this.#sync = new Sync({
      local: this.#slow,
      remote,
      newId: () => world.newId(),
      now: () => 0,
      copyName: (name) => `${name} (copy)`,
      onChange: () => undefined,
    });
  }

  newTab(host: Pick<TabOptions, 'current' | 'show'>): Tab {
    const tab = new Tab({
      ...host,
      local: this.#slow,
      newId: () => this.world.newId(),
      now: () => 0,
      copyName: (name) => `${name} (copy)`,
    });
    tab.owner = ACCOUNT;
    return tab;
  }

  /** What a message to the other tabs does. */
  others(but: TabModel | undefined, id: string): void {
    for (const tab of this.tabs)
      if (tab !== but && tab.project.id === id) void tab.follow().catch(() => undefined);
  }

  /** Sends and fetches all there is; faults of the network end it. */
  async sync(pull: boolean): Promise<void> {
    for (const { meta } of await this.store.all()) {
      if (!pull && !isUnsent(meta)) continue;
      try {
        await this.#sync.one(meta.id, ACCOUNT, pull);
      } catch (cause) {
        if (!(cause instanceof ApiError) || cause.problem.status !== 0) throw cause;
      }
    }
  }

  /** Fetches a resume that is not here. */
  async fetch(id: string): Promise<void> {
    await this.#sync.fetch(id, ACCOUNT).catch((cause: unknown) => {
      if (!(cause instanceof ApiError)) throw cause;
    });
  }
}

export class World {
  readonly server = new ServerModel(ACCOUNT);
  readonly browsers: BrowserModel[];
  deletes = false;
  /** Overwritten without a trace. */
  readonly lost: string[] = [];
  #id = 0;

  constructor(gate: Gate, tabs: readonly number[]) {
    this.server.onSave = (before, after) => {
      const now = new Set(tokensIn(Object.values(this.server.text(after.manifest))));
      for (const token of tokensIn(Object.values(this.server.text(before.manifest))))
        if (!now.has(token)) this.lost.push(token);
    };
    this.browsers = tabs.map((count) => {
      const browser = new BrowserModel(this, gate);
      for (let at = 0; at < count; at += 1) browser.tabs.push(new TabModel(browser, this.fresh()));
      return browser;
    });
  }

  newId(): string {
    return `r${(this.#id += 1)}`;
  }

  fresh(): Project {
    return {
      id: this.newId(),
      name: 'CV',
      files: { 'main.tex': { kind: 'text', text: '' } },
      main: 'main.tex',
      engine: 'auto',
      posting: '',
      ignored: [],
      sample: false,
      savedAt: 0,
    };
  }

  /** One project that every tab has open and the server knows. */
  async begin(): Promise<void> {
    const project = this.fresh();
    const [first] = this.browsers;
    first?.tabs[0]?.begin(project);
    first?.tabs[0]?.edit('main.tex', 'first');
    await first?.tabs[0]?.save();
    await first?.sync(false);
    for (const browser of this.browsers) {
      await browser.fetch(project.id);
      for (const tab of browser.tabs) await tab.open(project.id);
    }
  }

  /** Everything that stands in some resume, deleted ones included. */
  get tokens(): Set<string> {
    return new Set([...this.server.resumes.keys()].flatMap((id) => this.tokensAt(id)));
  }

  tokensAt(id: string): string[] {
    return tokensIn(Object.values(this.server.texts(id)));
  }
}

const tokensIn = (texts: readonly string[]) => texts.flatMap((text) => text.split(' ').filter(Boolean));

export const tokensOf = (project: Project) =>
  tokensIn(Object.values(contentOf(project).files).map((file) => (file.kind === 'text' ? file.text : '')));
