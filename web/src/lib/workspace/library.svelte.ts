/**
 * The account's side of the workspace: who works here, how far the project has come on its way to the account, and
 * what to say when two sides changed it. What it takes to send is fetched when somebody is signed in.
 */
import type { Problem } from '#lib/api/problem.ts';
import { t } from '#lib/i18n/app.ts';
import { openChannel, type Channel } from '#lib/library/channel.ts';
import type { LibraryApi } from '#lib/library/client.ts';
import type { Engine, SyncState } from '#lib/library/engine.ts';
import type { Outcome } from '#lib/library/tab.ts';
import { contentOf } from '#lib/library/state.ts';
import type { Project } from '#lib/project/model.ts';
import { copyHistory } from '#lib/project/history.ts';
import { lastAccount, setPresentAccount, type Meta } from '#lib/project/rows.ts';
import { sampleProject } from '#lib/project/sample.ts';
import { keptProject } from '#lib/project/store.ts';
import type { Report } from '#lib/scorer/report.ts';
import { Conflicts } from './conflicts.svelte.ts';
import type { History } from './history.svelte.ts';
import type { Keeping } from './keeping.svelte.ts';
import type { Toasts } from './toasts.svelte.ts';

/** What is needed of the workspace. */
export interface LibraryHost {
  readonly project: Project;
  /** Whether there is a network. */
  readonly online: boolean;
  readonly keeping: Keeping;
  readonly history: History;
  readonly toasts: Toasts;
  load: (project: Project, meta?: Meta) => Project;
  take: (project: Project) => void;
  flush: () => Promise<void>;
}

/** Where the work stands, for people. */
export type Standing = SyncState | 'saved' | 'saving' | 'conflict' | 'storage';

type Start = typeof import('#lib/library/start.ts');

export class Library {
  /** Where the account's copy stands; nothing while nobody is signed in. */
  state = $state<SyncState>();
  /** Why the server does not take it. */
  problem = $state.raw<Problem>();
  /** Two sides that could not be brought together, where there are two. */
  readonly conflicts: Conflicts;
  /** What is known of the project on show. */
  meta = $state.raw<Meta>();
  #account = $state<string>();
  readonly #host: LibraryHost;
  readonly #channel: Channel;
  readonly #load: () => Promise<Start>;
  #engine: Engine | undefined;
  /** Projects whose way into the account is to be told. */
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- nothing is drawn from it
  readonly #taken = new Set<string>();
  /** Comings and goings, one after the other. */
  #queue: Promise<unknown> = Promise.resolve();

  constructor(
    host: LibraryHost,
    meta?: Meta,
    load: () => Promise<Start> = () => import('#lib/library/start.ts'),
  ) {
    this.#host = host;
    this.#load = load;
    this.meta = meta;
    this.#channel = openChannel((ids) => this.#heard(ids));
    this.conflicts = new Conflicts(host, {
      load,
      tell: (ids) => this.#channel.tell(ids),
      fetch: async (id) => {
        if (this.#account !== undefined) await this.#engine?.sync.fetch(id, this.#account);
      },
      kept: (next) => {
        this.meta = next;
        void this.#engine?.now();
      },
    });
    void this.conflicts.look(meta);
    host.keeping.onTouched = () => this.#engine?.touch();
    host.keeping.onSaved = (outcome) => this.#saved(outcome);
  }

  /** Where the work stands. */
  readonly standing = $derived.by<Standing>(() => {
    const { state } = this.#host.keeping;
    if (state === 'refused') return 'storage';
    if (this.conflicts.present) return 'conflict';
    if (this.meta?.account === undefined) return state;
    if (this.state) return state === 'saving' && this.state === 'sent' ? 'saving' : this.state;
    // Who is signed in was not answered yet.
    return this.#host.online || state === 'saving' ? state : 'offline';
  });

  /** The id by which the project on show can be opened anywhere; nothing when it is in no account. */
  readonly address = $derived(this.meta?.account === undefined ? undefined : this.meta.id);

  /** An account works here. */
  enter(account: string): Promise<void> {
    return this.#then(() => this.#enter(account));
  }

  /** Nobody does any more. */
  leave(): Promise<void> {
    return this.#then(() => this.#leave());
  }

  /** Another project is on show. */
  opened(): void {
    this.meta = this.#host.keeping.tab.meta(this.#host.project.id);
    this.state = this.#engine && this.meta?.account !== undefined ? 'waiting' : undefined;
    void this.conflicts.look(this.meta);
    void this.#engine?.now({ pull: true });
  }

  /** What others wrote is on show. */
  took({ project, meta, from }: Outcome): void {
    this.meta = meta;
    if (from === undefined) return;
    const { history, toasts } = this.#host;
    void copyHistory(from, project.id)
      .then(() => history.reload())
      .catch(() => undefined);
    if (meta.copyOf === from) void this.conflicts.found(project.id, from);
    else if (this.conflicts.isOf(from)) this.conflicts.forget(from);
    else if (meta.account !== undefined && !meta.synced) toasts.show(t.library.deletedElsewhere);
  }

  /** A compile of `project` came to a page: that state becomes an old version of its own. */
  async compiled(
    project: Project,
    jobId: string | undefined,
    score: Report['score'] | undefined,
  ): Promise<void> {
    const account = this.meta?.id === project.id ? this.meta.account : undefined;
    if (account === undefined) return;
    const { localStore } = await this.#load();
    await localStore.add({
      do: 'version',
      kind: 'compile',
      id: project.id,
      account,
      state: contentOf(project),
      jobId,
      ...(score && {
        score: { overall: score.overall, readable: score.readable, fits: score.fits ?? null, at: Date.now() },
      }),
    });
    void this.#engine?.now();
  }

  /** Lets the account have what is on show, as far as it can be reached. */
  async settle(): Promise<void> {
    await this.#engine?.now();
  }

  /** Brings in what the account has, after something was changed there. */
  async fetch(): Promise<void> {
    await this.#engine?.now({ pull: true });
  }

  /** Keeps the present state at the account as an old version. Throws `ApiError`. */
  async keepVersion(api: Pick<LibraryApi, 'keepVersion' | 'putFile'>): Promise<void> {
    const { project } = this.#host;
    await (await this.#load()).keepVersion(api, project.id, contentOf(project));
  }

  /** The network is back, or somebody looks at the page again. */
  back(): void {
    void this.#engine?.now({ pull: true });
  }

  /** The page goes out of sight, perhaps for good. */
  hide(): void {
    if (this.meta && this.state !== 'sent') void this.#engine?.now({ leaving: true });
  }

  /** Tries once more what the server did not take. */
  again(): void {
    void this.#engine?.again();
  }

  close(): void {
    this.#engine?.close();
    this.#channel.close();
  }

  async #enter(account: string): Promise<void> {
    if (account === this.#account) {
      // Something of the account is new, and with it the hint.
      await setPresentAccount(account).catch(() => undefined);
      return;
    }
    const { keeping, toasts } = this.#host;
    const { leave, startEngine } = await this.#load();
    this.#engine?.close();
    await keeping.now();
    await leave(account).catch(() => undefined);
    this.#account = account;
    this.#refreshMeta();
    if (this.meta?.account !== undefined && this.meta.account !== account) await this.#openOther();
    keeping.tab.owner = account;
    this.#engine = startEngine({
      account,
      present: () => this.#host.project.id,
      flush: () => keeping.now(),
      copyName: t.library.copyName,
      onChange: (ids) => {
        this.#channel.tell(ids);
        this.#heard(ids);
      },
      onScores: () => void this.#host.history.reload(),
      onState: (state, problem) => {
        this.state = state;
        this.problem = problem;
        const { id } = this.#host.project;
        if (state === 'sent' && this.#taken.delete(id)) toasts.show(t.library.taken);
      },
    });
    // What is on show goes into the account, unless nobody has made it their own.
    if (!this.#host.project.sample && this.meta?.account === undefined) {
      keeping.soon();
      await keeping.now();
    }
    void this.#engine.now({ pull: true });
  }

  async #leave(): Promise<void> {
    const last = this.#account ?? this.meta?.account ?? (await lastAccount().catch(() => undefined));
    if (last === undefined) return;
    const { keeping, toasts, project } = this.#host;
    this.#engine?.close();
    this.#engine = undefined;
    this.#account = undefined;
    this.state = undefined;
    keeping.tab.owner = undefined;
    await keeping.now();
    const { leave, localStore } = await this.#load();
    await leave().catch(() => undefined);
    // The session may have done it before.
    const isKept = await localStore.rows([project.id]).then(
      ([row]) => row?.project !== undefined,
      () => true,
    );
    if (this.meta?.account !== undefined && !isKept) {
      await this.#openOther();
      toasts.show(t.library.left);
    } else if (this.meta?.account !== undefined) this.state = 'signIn';
  }

  /** The last project that may be on show, or the sample. */
  async #openOther(): Promise<void> {
    const kept = await keptProject().catch(() => undefined);
    this.#host.load(kept?.project ?? sampleProject(t.project.sampleName, Date.now()), kept?.meta);
  }

  #saved({ project, meta, from }: Outcome): void {
    if (project.id === this.#host.project.id) this.meta = meta;
    const isNew = meta.account !== undefined && !meta.synced && meta.copyOf === undefined;
    if (isNew) this.#taken.add(project.id);
    this.#channel.tell(from === undefined ? [project.id] : [from, project.id]);
  }

  #heard(ids: readonly string[]): void {
    const { project, keeping } = this.#host;
    if (!ids.includes(project.id)) return;
    void keeping.follow().then(() => this.#refreshMeta());
  }

  #refreshMeta(): void {
    this.meta = this.#host.keeping.tab.meta(this.#host.project.id);
    void this.conflicts.look(this.meta);
  }

  #then(run: () => Promise<void>): Promise<void> {
    const result = this.#queue.then(run, run);
    this.#queue = result.catch(() => undefined);
    return result;
  }
}
