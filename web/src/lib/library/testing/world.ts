/** Browsers with tabs, one server, and a network that loses, doubles and delays; for the test of properties. */
import { ApiError } from '#lib/api/problem.ts';
import type { Project } from '#lib/project/model.ts';
import { contentOf } from '../state.ts';
import type { LocalStore, RemoteStore } from '../stores.ts';
import { Sync } from '../sync.ts';
import { Tab } from '../tab.ts';
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
  project: Project;
  unsaved = false;
  #tab: Tab;
  readonly #browser: BrowserModel;

  constructor(browser: BrowserModel, project: Project) {
    this.#browser = browser;
    this.#tab = browser.newTab();
    this.project = project;
  }

  /** Opens a project as it is stored, or a new one. */
  async open(id: string): Promise<boolean> {
    const [row] = await this.#browser.store.rows([id]);
    if (!row?.project) return false;
    this.#tab.opened(row.project, row.meta);
    this.project = row.project;
    this.unsaved = false;
    return true;
  }

  begin(project: Project): void {
    this.#tab.opened(project);
    this.project = project;
    this.unsaved = true;
  }

  edit(path: string, token: string): void {
    const file = this.project.files[path];
    const text = `${file?.kind === 'text' ? file.text : ''}${token} `;
    this.project = { ...this.project, files: { ...this.project.files, [path]: { kind: 'text', text } } };
    this.unsaved = true;
  }

  async save(): Promise<void> {
    if (!this.unsaved) return;
    const saved = this.project;
    const outcome = await this.#tab.save(saved);
    for (const token of tokensOf(saved)) this.#browser.kept.add(token);
    this.unsaved = this.project !== saved;
    if (outcome.news || outcome.from !== undefined) {
      this.project = this.#tab.taken(saved, outcome, this.project);
      this.#browser.others(this, outcome.project.id);
    }
  }

  async follow(): Promise<void> {
    const outcome = await this.#tab.follow(this.project.id, () => this.project);
    if (outcome) this.project = outcome.project;
  }

  /** The tab is gone, and comes back with what was stored. */
  async crash(): Promise<void> {
    this.#tab = this.#browser.newTab();
    const { id } = this.project;
    if (await this.open(id)) return;
    const [first] = await this.#browser.store.all();
    if (first?.project) await this.open(first.project.id);
    else this.begin(this.#browser.world.fresh());
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

  newTab(): Tab {
    const tab = new Tab({
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
      if (tab !== but && tab.project.id === id && !tab.unsaved) void tab.follow().catch(() => undefined);
  }

  /** Sends and fetches all there is; faults of the network end it. */
  async sync(pull: boolean): Promise<void> {
    for (const { meta } of await this.store.all()) {
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
