/** Brings one resume of this browser and the server's together. Nobody's words are lost on the way. */
import { ApiError } from '#lib/api/problem.ts';
import { freshMeta, isUnwritten, type Meta, type Row } from '#lib/project/rows.ts';
import type { Project } from '#lib/project/model.ts';
import { Contents, hashed, type OnProgress } from './contents.ts';
import type { Resume, ResumeSummary } from './contract.ts';
import type { SendOptions } from './client.ts';
import { merge } from './merge.ts';
import { parted, renewed } from './parting.ts';
import { bodyOf, withFiles } from './sending.ts';
import {
  contentOf,
  filled,
  projectFrom,
  sameShape,
  shapeFrom,
  shapeOf,
  withContent,
  type Content,
  type Shape,
} from './state.ts';
import type { LocalStore, RemoteStore } from './stores.ts';

export interface SyncOptions {
  local: LocalStore;
  remote: RemoteStore;
  newId: () => string;
  now: () => number;
  /** What a copy is called that is made because two sides cannot be brought together. */
  copyName: (name: string, at: number) => string;
  /** The rows of these ids are news for every tab. */
  onChange: (ids: readonly string[]) => void;
}

/** Somebody else is signed in than the one whose resume it is. */
export class OtherAccount extends Error {}

/** Rounds before giving up for now: each ends because somebody wrote in between. */
const ROUNDS = 12;
/** States in flight that are remembered; an older one whose answer never came can only cost a copy. */
const SENDING_MAX = 8;

type KeptRow = Row & { project: Project };

/** A row as it was read, with its state. */
interface Mine {
  row: KeptRow;
  content: Content;
  shape: Shape;
}

export class Sync {
  readonly #options: SyncOptions;
  readonly #contents: Contents;

  constructor(options: SyncOptions) {
    this.#options = options;
    this.#contents = new Contents(options.local, options.remote);
  }

  /**
   * Sends what the server lacks; `pull`: also looks for what is new there. Throws `ApiError`, `OtherAccount`,
   * or what the storage says.
   */
  async one(id: string, account: string, pull: boolean, send: SendOptions = {}): Promise<void> {
    let look = pull;
    for (let round = 0; round < ROUNDS; round += 1) {
      const mine = await this.#mine(id, account);
      if (!mine) return;
      const { synced } = mine.row.meta;
      if (synced && sameShape(mine.shape, synced.base)) {
        await this.#settle(mine, synced);
        if (!look) return;
        look = false;
        const newer = await this.#newer(id, synced.revision);
        if (newer === 'gone') return this.#goneUnchanged(mine);
        if (!newer) return;
        await this.#bring(mine, newer);
        continue;
      }
      look = false;
      const answer = await this.#put(mine, account, send);
      if (answer === 'written') continue;
      if (answer === 'moved on') {
        const theirs = await this.#theirs(id);
        if (theirs) await this.#bring(mine, theirs);
        else await this.#gone(mine, account);
      } else if (answer === 'gone') await this.#gone(mine, account);
      else await this.#sent(mine, answer);
    }
    throw new ApiError({ status: 0, code: 'busy', title: 'Others write all the time' });
  }

  /** Puts a resume that only the server has into this browser, or brings both together. Throws as `one` does. */
  async fetch(id: string, account: string, onProgress?: OnProgress): Promise<void> {
    const { local, remote, newId, now, onChange } = this.#options;
    const resume = await remote.resume(id);
    const shape = shapeFrom(resume);
    const content = filled(shape, await this.#contents.of(Object.values(shape.files), undefined, onProgress));
    await local.change([id], ([row]) => {
      if (row?.project) return [];
      // Where it stood here before, nobody takes it for what that was.
      const next = (row?.meta.local ?? 0) + 1;
      const synced = { revision: resume.revision, base: shape };
      const copyOf = resume.copy_of ?? undefined;
      const meta = { ...freshMeta(id), local: next, write: newId(), account, copyOf, synced, sent: next };
      return [{ project: projectFrom(id, content, now()), meta }];
    });
    onChange([id]);
  }

  async #mine(id: string, account: string): Promise<Mine | undefined> {
    const [row] = await this.#options.local.rows([id]);
    if (!row?.project || row.meta.account !== account) return undefined;
    const content = contentOf(row.project);
    return { row: row as KeptRow, content, shape: await shapeOf(content) };
  }

  /** The server has this very state. */
  async #settle({ row }: Mine, synced: NonNullable<Meta['synced']>): Promise<void> {
    const { id, local, sent } = row.meta;
    if (sent === local) return;
    await this.#mark(id, (meta) =>
      meta.synced?.revision === synced.revision ? { ...meta, sent: local } : meta,
    );
  }

  async #put({ row, content, shape }: Mine, account: string, send: SendOptions): Promise<Answer> {
    const { remote } = this.#options;
    const { id, synced, copyOf } = row.meta;
    // Nothing of one account comes into another: what is new to the server is made for whoever is signed in.
    if (!synced && (await remote.account()) !== account) throw new OtherAccount();
    let isStill = false;
    await this.#options.local.change([id], ([present]) => {
      if (!isUnchanged(present, row)) return [];
      isStill = true;
      const { sending } = present.meta;
      if (sending.some((other) => sameShape(other, shape))) return [];
      const meta = { ...present.meta, sending: [...sending, shape].slice(-SENDING_MAX) };
      return [{ ...present, meta }];
    });
    // What stands here now is not what this came from: what is in flight must not be taken for its past.
    if (!isStill) return 'written';
    const known = new Set(Object.values(synced?.base.files ?? {}));
    const body = { ...bodyOf(content, shape, known), ...(copyOf !== undefined && { copy_of: copyOf }) };
    try {
      return await withFiles(remote, content, () =>
        synced ? remote.save(id, body, synced.revision, send) : remote.create(id, body, send),
      );
    } catch (cause) {
      if (isProblem(cause, 412)) return 'moved on';
      if (synced && isProblem(cause, 404)) return 'gone';
      throw cause;
    }
  }

  async #sent({ row, shape }: Mine, { revision }: ResumeSummary): Promise<void> {
    const { id, local } = row.meta;
    await this.#mark(id, (meta) => {
      // Where others brought in newer things meanwhile, or parted from this, it says nothing of what stands here now.
      const isOver = (meta.synced?.revision ?? 0) > revision || isParted(meta, local);
      if (isOver) return meta;
      const at = meta.sending.findIndex((other) => sameShape(other, shape));
      return { ...meta, synced: { revision, base: shape }, sent: local, sending: meta.sending.slice(at + 1) };
    });
    this.#options.onChange([id]);
  }

  async #newer(id: string, revision: number): Promise<Resume | 'gone' | undefined> {
    try {
      const newer = await this.#options.remote.newer(id, revision);
      return newer?.deleted_at ? 'gone' : newer;
    } catch (cause) {
      if (isProblem(cause, 404)) return 'gone';
      throw cause;
    }
  }

  async #theirs(id: string): Promise<Resume | undefined> {
    try {
      const theirs = await this.#options.remote.resume(id);
      return theirs.deleted_at ? undefined : theirs;
    } catch (cause) {
      if (isProblem(cause, 404)) return undefined;
      throw cause;
    }
  }

  /** Brings both sides together in this browser; the next round sends what the server then lacks. */
  async #bring(mine: Mine, resume: Resume): Promise<void> {
    const { local, newId } = this.#options;
    const { row, content, shape } = mine;
    const { id } = row.meta;
    const theirs = shapeFrom(resume);
    const synced = { revision: resume.revision, base: theirs };
    // An earlier save of this browser arrived, and its answer did not.
    if (row.meta.sending.some((state) => sameShape(state, theirs))) {
      await this.#mark(id, (meta) => {
        const isOver = (meta.synced?.revision ?? 0) > synced.revision || isParted(meta, row.meta.local);
        return isOver ? meta : { ...meta, synced, sent: 0 };
      });
      return;
    }
    const sides = { base: row.meta.synced?.base, mine: shape, theirs, sent: row.meta.sending };
    const { state, conflicts } = merge(sides, (a, b) => a === b);
    const known = await hashed(Object.values(content.files));
    if (conflicts.length > 0) return this.#part(mine, theirs, resume, known);
    const merged = filled(state, await this.#contents.of(Object.values(state.files), known));
    let isDone = false;
    await local.change([id], ([now]) => {
      if (!isUnchanged(now, row)) return [];
      isDone = true;
      const next = now.meta.local + 1;
      const project = { ...withContent(now.project, merged), savedAt: now.project.savedAt };
      const sent = sameShape(state, theirs) ? next : 0;
      return [{ project, meta: { ...now.meta, local: next, write: newId(), synced, sent } }];
    });
    if (isDone) this.#options.onChange([id]);
  }

  /** Both changed the same thing: mine becomes a resume of its own, theirs stays under the old id. */
  async #part(
    { row, content }: Mine,
    theirs: Shape,
    { revision }: Resume,
    known: ReadonlyMap<string, Project['files'][string]>,
  ): Promise<void> {
    const { local, newId, now, copyName, onChange } = this.#options;
    const { id } = row.meta;
    const copy = { id: newId(), name: copyName(content.name, now()) };
    const files = await this.#contents.of(Object.values(theirs.files), known);
    const side = { content: filled(theirs, files), synced: { revision, base: theirs } };
    let isDone = false;
    await local.change([id], ([present]) => {
      if (!isUnchanged(present, row)) return [];
      isDone = true;
      return parted(present, side, copy, newId());
    });
    if (isDone) onChange([id, copy.id]);
  }

  /** It was deleted elsewhere, and holds what the server never had: it goes on as a new resume. */
  async #gone({ row }: Mine, account: string): Promise<void> {
    const { local, remote, newId, onChange } = this.#options;
    if ((await remote.account()) !== account) throw new OtherAccount();
    const { id } = row.meta;
    const next = newId();
    let isDone = false;
    await local.change([id], ([present]) => {
      if (!present?.project) return [];
      isDone = true;
      return renewed({ ...present, project: present.project }, next);
    });
    if (!isDone) return;
    await local.readdress(id, next);
    onChange([id, next]);
  }

  /** It was deleted elsewhere, and nothing of it is new: it leaves this browser too. */
  async #goneUnchanged({ row }: Mine): Promise<void> {
    const { local, remote, onChange } = this.#options;
    if ((await remote.account()) !== row.meta.account) throw new OtherAccount();
    const { id } = row.meta;
    await local.change([id], ([now]) => (isUnchanged(now, row) ? [{ remove: id }] : []));
    onChange([id]);
  }

  async #mark(id: string, change: (meta: Meta) => Meta): Promise<void> {
    await this.#options.local.change([id], ([row]) =>
      row?.project ? [{ ...row, meta: change(row.meta) }] : [],
    );
  }
}

/** `moved on`: the server has another state; `gone`: it has none; `written`: nothing was sent, look again. */
type Answer = ResumeSummary | 'moved on' | 'gone' | 'written';

const isProblem = (cause: unknown, status: number) =>
  cause instanceof ApiError && cause.problem.status === status;

/** Whether what was written up to `local` is no longer what stands under the id. */
const isParted = ({ moved }: Meta, local: number) => moved !== undefined && moved.upTo >= local;

const isUnchanged = (now: Row | undefined, row: Row): now is KeptRow =>
  now?.project !== undefined && isUnwritten(now.meta, row.meta);
