/** The routes of those who run the service; the session's cookie says who asks. */
import type {
  AdminAccount,
  AdminAccountPage,
  AdminAuditPage,
  Block,
  FunnelDay,
  Role,
} from '#lib/account/contract.ts';
import { json, send } from '#lib/api/send.ts';
import type { AdminJob, AdminPage, ListName, Queues } from './queues.ts';

export interface AdminQuery {
  state: ListName;
  shard?: number | undefined;
  before?: string | undefined;
  limit?: number | undefined;
}

export class AdminApi {
  readonly #fetch: typeof fetch;

  constructor(fetcher: typeof fetch = (input, init) => fetch(input, init)) {
    this.#fetch = fetcher;
  }

  queues(): Promise<Queues> {
    return this.#get('/queues');
  }

  jobs(query: AdminQuery): Promise<AdminPage> {
    return this.#get('/jobs', query);
  }

  /** Runs what a dead letter was about once more; gives the new job. */
  async replay({ shard, id }: AdminJob): Promise<AdminJob> {
    const path = `/shards/${shard}/dead-letters/${id}/replay`;
    return (await (await this.#send(path, { method: 'POST' })).json()) as AdminJob;
  }

  /** Removes a dead letter and what is kept for it. */
  async purge({ shard, id }: AdminJob): Promise<void> {
    await this.#send(`/shards/${shard}/dead-letters/${id}`, { method: 'DELETE' });
  }

  /** Gives how many were replayed. */
  async replayAll(): Promise<number> {
    return this.#count(await this.#send('/dead-letters/replay', { method: 'POST' }));
  }

  /** Gives how many were removed. */
  async purgeAll(): Promise<number> {
    return this.#count(await this.#send('/dead-letters', { method: 'DELETE' }));
  }

  /** Accounts, newest first; `query`: an id, or how an address begins. */
  async accounts(query: {
    query?: string | undefined;
    before?: string | undefined;
  }): Promise<AdminAccountPage> {
    const wish = Object.fromEntries(Object.entries(query).filter(([, value]) => value));
    return (await (await this.#send('/accounts/search', json('POST', wish))).json()) as AdminAccountPage;
  }

  async setRole(id: string, role: Role): Promise<AdminAccount> {
    return this.#account(await this.#send(`/accounts/${id}/role`, json('POST', { role })));
  }

  /** Ends all sessions and tokens of an account; nobody signs in to it any more. */
  async block(id: string): Promise<AdminAccount> {
    return this.#account(await this.#send(`/accounts/${id}/block`, { method: 'POST' }));
  }

  async unblock(id: string): Promise<AdminAccount> {
    return this.#account(await this.#send(`/accounts/${id}/block`, { method: 'DELETE' }));
  }

  /** Mail is sent to the account's address again. */
  async resumeMail(id: string): Promise<AdminAccount> {
    return this.#account(await this.#send(`/accounts/${id}/undeliverable`, { method: 'DELETE' }));
  }

  /** What was done with accounts, newest first. */
  audit(query: {
    account?: string | undefined;
    act?: string | undefined;
    before?: string | undefined;
  }): Promise<AdminAuditPage> {
    return this.#get('/audit', query);
  }

  /** How far visits came, by day; days without a count are left out. */
  async funnel(): Promise<FunnelDay[]> {
    return (await this.#get<{ days: FunnelDay[] }>('/funnel')).days;
  }

  /** Who may not compile on trial, newest first. */
  async blocks(): Promise<Block[]> {
    return (await this.#get<{ blocks: Block[] }>('/blocks')).blocks;
  }

  /** `subject`: `device:` and its id, or `network:` and an address of it. Gives it as the list has it. */
  async addBlock(wish: { subject: string; reason: string; days: number }): Promise<Block> {
    return (await (await this.#send('/blocks', json('POST', wish))).json()) as Block;
  }

  async removeBlock(subject: string): Promise<void> {
    await this.#send('/blocks/remove', json('POST', { subject }));
  }

  async #account(response: Response): Promise<AdminAccount> {
    return (await response.json()) as AdminAccount;
  }

  async #count(response: Response): Promise<number> {
    return ((await response.json()) as { count: number }).count;
  }

  /** `query`: what is undefined or empty is left out. */
  async #get<T>(path: string, query: object = {}): Promise<T> {
    const words = new URLSearchParams();
    for (const [name, value] of Object.entries(query))
      if (value !== undefined && value !== '') words.set(name, String(value));
    const asked = words.size ? `${path}?${words.toString()}` : path;
    return (await (await this.#send(asked, { cache: 'no-store' })).json()) as T;
  }

  #send(path: string, init: RequestInit): Promise<Response> {
    return send(this.#fetch, `/admin${path}`, init);
  }
}
