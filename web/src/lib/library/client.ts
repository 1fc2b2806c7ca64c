/** The routes of the library. Every call gives its value or throws `ApiError`. */
import { ApiError } from '#lib/api/problem.ts';
import { json, send } from '#lib/api/send.ts';
import type {
  NewVersion,
  Resume,
  ResumeBody,
  ResumePage,
  ResumeSummary,
  ScorePoint,
  Version,
  VersionPage,
  VersionSummary,
} from './contract.ts';

/** Which page of a list: `before` is the `next` of the page ahead of it. */
export interface PageQuery {
  before?: string | undefined;
  limit?: number | undefined;
}

export class LibraryApi {
  readonly #fetch: typeof fetch;
  readonly #account: string | undefined;

  /** `account`: whom everything is meant for; `other_account` when somebody else is signed in by then. */
  constructor(account?: string, fetcher: typeof fetch = (input, init) => fetch(input, init)) {
    this.#account = account;
    this.#fetch = fetcher;
  }

  /** The account's resumes, the newest change first; `deleted`: those that can still be brought back. */
  resumes(query: PageQuery & { deleted?: boolean } = {}): Promise<ResumePage> {
    return this.#get(`/resumes${words(query)}`);
  }

  resume(id: string): Promise<Resume> {
    return this.#get(at(id));
  }

  /** The resume, unless it is still at `revision`. */
  async newer(id: string, revision: number): Promise<Resume | undefined> {
    try {
      return await this.#get(at(id), { 'if-none-match': tag(revision) });
    } catch (cause) {
      if (cause instanceof ApiError && cause.problem.status === 304) return undefined;
      throw cause;
    }
  }

  /** Makes a resume. `revision_conflict` when there is another state under the id. */
  create(id: string, body: ResumeBody, options?: SendOptions): Promise<ResumeSummary> {
    return this.#put(id, body, { 'if-none-match': '*' }, options);
  }

  /** Saves over `revision`. `revision_conflict` when the resume has moved on. */
  save(id: string, body: ResumeBody, revision: number, options?: SendOptions): Promise<ResumeSummary> {
    return this.#put(id, body, { 'if-match': tag(revision) }, options);
  }

  /** Moves a resume to the deleted ones. */
  async remove(id: string): Promise<void> {
    await this.#do(at(id), { method: 'DELETE' });
  }

  /** Removes a deleted resume, with all that is its own. Nothing brings it back. */
  async removeForGood(id: string): Promise<void> {
    await this.#do(`/deleted-resumes/${encodeURIComponent(id)}`, { method: 'DELETE' });
  }

  /** Removes all deleted resumes; gives how many. */
  async emptyDeleted(): Promise<number> {
    return (await this.#ask<{ removed: number }>('/deleted-resumes', { method: 'DELETE' })).removed;
  }

  undelete(id: string): Promise<ResumeSummary> {
    return this.#ask(`${at(id)}/undelete`, { method: 'POST' });
  }

  /** Old versions, the newest first. */
  versions(id: string, query: PageQuery = {}): Promise<VersionPage> {
    return this.#get(`${at(id)}/versions${words(query)}`);
  }

  /** Keeps a state as a version; gives the newest one where it holds the same. */
  keepVersion(id: string, version: NewVersion): Promise<VersionSummary> {
    return this.#ask(`${at(id)}/versions`, json('POST', version));
  }

  version(id: string, version: string): Promise<Version> {
    return this.#get(`${at(id)}/versions/${encodeURIComponent(version)}`);
  }

  /** Makes an old version the present state; the one before becomes a version. */
  restore(id: string, version: string, revision: number): Promise<Resume> {
    const path = `${at(id)}/versions/${encodeURIComponent(version)}/restore`;
    return this.#ask(path, { method: 'POST', headers: { 'if-match': tag(revision) } });
  }

  /** Adds points to the history; those that are there already, by their time, change nothing. */
  async addScores(id: string, points: readonly ScorePoint[]): Promise<void> {
    await this.#do(`${at(id)}/scores`, json('POST', { points }));
  }

  /** The newest points, oldest first. */
  async scores(id: string): Promise<ScorePoint[]> {
    return (await this.#get<{ points: ScorePoint[] }>(`${at(id)}/scores`)).points;
  }

  /** A file's bytes by their SHA-256 (hex). */
  async file(sha256: string): Promise<Uint8Array<ArrayBuffer>> {
    return new Uint8Array(await (await this.#do(`/files/${sha256}`)).arrayBuffer());
  }

  /** Sends one file's bytes under their SHA-256 (hex). */
  async putFile(sha256: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    await this.#do(`/files/${sha256}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/octet-stream' },
      body: bytes,
    });
  }

  #put(
    id: string,
    body: ResumeBody,
    condition: Record<string, string>,
    { keepalive = false }: SendOptions = {},
  ): Promise<ResumeSummary> {
    const request = json('PUT', body);
    return this.#ask(at(id), {
      ...request,
      headers: { ...request.headers, ...condition },
      ...(keepalive && isSmall(request.body) && { keepalive }),
    });
  }

  async #get<T>(path: string, headers?: Record<string, string>): Promise<T> {
    return (await (await this.#do(path, { cache: 'no-store', ...(headers && { headers }) })).json()) as T;
  }

  async #ask<T>(path: string, init: RequestInit): Promise<T> {
    return (await (await this.#do(path, init)).json()) as T;
  }

  #do(path: string, init: RequestInit = {}): Promise<Response> {
    if (this.#account === undefined) return send(this.#fetch, path, init);
    const headers = new Headers(init.headers);
    headers.set('legible-account', this.#account);
    return send(this.#fetch, path, { ...init, headers });
  }
}

export interface SendOptions {
  /** The request outlives the page, if it is small: browsers then allow 64 KiB. */
  keepalive?: boolean;
}

/** Longest body of a request that outlives its page, bytes, with room for others. */
const KEEPALIVE_MAX = 48_000;

const isSmall = (body: RequestInit['body']) =>
  typeof body === 'string' && new TextEncoder().encode(body).length <= KEEPALIVE_MAX;

const at = (id: string) => `/resumes/${encodeURIComponent(id)}`;
const tag = (revision: number) => `"${revision}"`;

function words(query: PageQuery & { deleted?: boolean }): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return text && `?${text}`;
}
