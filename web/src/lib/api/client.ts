/**
 * The API under `/api/v1`. Every call gives its value or throws `ApiError`.
 * The device cookie is asked for before the first call that needs one, never on load.
 */
import type { Job, JobPage, JobQuery } from '#lib/compile/job.ts';
import type { Engine } from '#lib/project/model.ts';
import type { Report } from '#lib/scorer/report.ts';
import type { Health } from '#lib/status/health.ts';
import { ApiError } from './problem.ts';
import { ROOT, json, send } from './send.ts';

export interface CompileRequest {
  /** By path: the text itself, or the hash of bytes that are sent on their own. */
  files: Record<string, { sha256: string } | { text: string }>;
  main: string;
  engine: Engine;
  /** Which document it is, in the client's own words; the job remembers it. */
  document?: string | undefined;
}

export class Api {
  readonly #fetch: typeof fetch;
  #device: Promise<void> | undefined;

  constructor(fetcher: typeof fetch = (input, init) => fetch(input, init)) {
    this.#fetch = fetcher;
  }

  /** Makes sure that this browser has a device cookie. */
  async device(): Promise<void> {
    this.#device ??= this.#send('/devices', { method: 'POST' }).then(
      () => undefined,
      (cause: unknown) => {
        this.#device = undefined;
        throw cause;
      },
    );
    return this.#device;
  }

  /** The server does not know the device any more: gets another. */
  async renewDevice(): Promise<void> {
    this.#device = undefined;
    return this.device();
  }

  /**
   * Queues a compile; requests with the same key make one job. Throws with `files_missing` when
   * files must be sent first.
   */
  async compile(request: CompileRequest, key: string): Promise<Job> {
    const response = await this.#owned('/compiles', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(request),
    });
    return (await response.json()) as Job;
  }

  /** Sends one file's bytes under their SHA-256 (hex). */
  async putFile(sha256: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    await this.#owned(`/files/${sha256}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/octet-stream' },
      body: bytes,
    });
  }

  /** The job as it stands now. */
  async job(id: string): Promise<Job> {
    return (await (await this.#owned(`/jobs/${id}`)).json()) as Job;
  }

  /**
   * Own jobs, newest first. Like everything that concerns jobs that exist, it makes no device:
   * without one there are none, and the answer is 401.
   */
  async jobs(query: JobQuery = {}): Promise<JobPage> {
    const words = new URLSearchParams();
    for (const [name, value] of Object.entries(query))
      if (value !== undefined) words.set(name, String(value));
    return (await (await this.#send(`/jobs?${words.toString()}`)).json()) as JobPage;
  }

  /** Asks for the job to be stopped; gives the job as it then stands. */
  async cancel(id: string): Promise<Job> {
    return (await (await this.#send(`/jobs/${id}/cancel`, { method: 'POST' })).json()) as Job;
  }

  /** Runs a job that has ended once more, with the same files; gives the new job. */
  async retry(id: string): Promise<Job> {
    return (await (await this.#send(`/jobs/${id}/retry`, { method: 'POST' })).json()) as Job;
  }

  /** The PDF's bytes. */
  async pdf(id: string): Promise<Uint8Array<ArrayBuffer>> {
    return new Uint8Array(await (await this.#owned(`/jobs/${id}/pdf`)).arrayBuffer());
  }

  /** Which line set which place of the PDF: the JSON of a SyncTeX map. */
  async synctex(id: string): Promise<Uint8Array<ArrayBuffer>> {
    return new Uint8Array(await (await this.#owned(`/jobs/${id}/synctex`)).arrayBuffer());
  }

  /** The log as TeX wrote it. */
  async log(id: string): Promise<string> {
    return (await this.#send(`/jobs/${id}/log`)).text();
  }

  /** The scorer's report on a job's source and page, of the day of the compile; nothing where it has none. */
  async report(id: string): Promise<Report | undefined> {
    try {
      return (await (await this.#send(`/jobs/${id}/report`)).json()) as Report;
    } catch (cause) {
      if (cause instanceof ApiError && cause.problem.code === 'report_not_found') return undefined;
      throw cause;
    }
  }

  /** What answers behind the API, and what waits in the queue. Nobody need be known for it. */
  async health(signal?: AbortSignal): Promise<Health> {
    return (await (
      await this.#send('/health', { credentials: 'omit', cache: 'no-store', ...(signal && { signal }) })
    ).json()) as Health;
  }

  /** Reports a fault of the page; see `faults.ts` for what it may hold. */
  async fault(fault: Record<string, string>): Promise<void> {
    await this.#send('/faults', { ...json('POST', fault), keepalive: true });
  }

  /** A request on behalf of the device; asks for a fresh device once when the old one is refused. */
  async #owned(path: string, init?: RequestInit): Promise<Response> {
    await this.device();
    try {
      return await this.#send(path, init);
    } catch (cause) {
      if (!(cause instanceof ApiError) || cause.problem.status !== 401) throw cause;
      await this.renewDevice();
      return this.#send(path, init);
    }
  }

  #send(path: string, init?: RequestInit): Promise<Response> {
    return send(this.#fetch, path, init);
  }
}

/** Address of a job's PDF; `download` saves it rather than showing it. */
export const pdfUrl = (id: string, download: boolean) =>
  `${ROOT}/jobs/${id}/pdf${download ? '?download=1' : ''}`;
