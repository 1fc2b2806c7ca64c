/** The routes of those who run the service. The token goes in a header and nowhere else. */
import { ApiError, problemOf } from '#lib/api/problem.ts';
import type { AdminJob, AdminPage, ListName, Queues } from './queues.ts';

const ROOT = '/api/v1/admin';

export interface AdminQuery {
  state: ListName;
  shard?: number | undefined;
  before?: string | undefined;
  limit?: number | undefined;
}

/** A refusal, and for how long when the server says so, milliseconds. */
export class AdminError extends ApiError {
  retryAfterMs: number | undefined;
}

export class AdminApi {
  readonly #token: string;
  readonly #fetch: typeof fetch;

  constructor(token: string, fetcher: typeof fetch = (input, init) => fetch(input, init)) {
    this.#token = token;
    this.#fetch = fetcher;
  }

  async queues(): Promise<Queues> {
    return (await (await this.#send('/queues')).json()) as Queues;
  }

  async jobs(query: AdminQuery): Promise<AdminPage> {
    const words = new URLSearchParams();
    for (const [name, value] of Object.entries(query))
      if (value !== undefined) words.set(name, String(value));
    return (await (await this.#send(`/jobs?${words.toString()}`)).json()) as AdminPage;
  }

  /** Runs what a dead letter was about once more; gives the new job. */
  async replay({ shard, id }: AdminJob): Promise<AdminJob> {
    const path = `/shards/${shard}/dead-letters/${id}/replay`;
    return (await (await this.#send(path, 'POST')).json()) as AdminJob;
  }

  /** Removes a dead letter and what is kept for it. */
  async purge({ shard, id }: AdminJob): Promise<void> {
    await this.#send(`/shards/${shard}/dead-letters/${id}`, 'DELETE');
  }

  /** Gives how many were replayed. */
  async replayAll(): Promise<number> {
    return this.#count(await this.#send('/dead-letters/replay', 'POST'));
  }

  /** Gives how many were removed. */
  async purgeAll(): Promise<number> {
    return this.#count(await this.#send('/dead-letters', 'DELETE'));
  }

  async #count(response: Response): Promise<number> {
    return ((await response.json()) as { count: number }).count;
  }

  async #send(path: string, method = 'GET'): Promise<Response> {
    let response: Response;
    try {
      response = await this.#fetch(`${ROOT}${path}`, {
        method,
        headers: { authorization: `Bearer ${this.#token}` },
        // Who the browser is does not matter here, only the token.
        credentials: 'omit',
        cache: 'no-store',
      });
    } catch {
      throw new AdminError({ status: 0, code: 'offline', title: 'No connection' });
    }
    if (response.ok) return response;
    const error = new AdminError(await problemOf(response));
    const seconds = Number(response.headers.get('retry-after'));
    if (seconds > 0) error.retryAfterMs = seconds * 1000;
    throw error;
  }
}
