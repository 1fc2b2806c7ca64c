// Tells a feed of jobs that no queue runs: as many and as large ones as a test wants.

import type { Api, Client, Job } from './api.ts';

interface Namespace {
  idFromName(name: string): unknown;
  get(id: unknown): { fetch(url: string, init: RequestInit): Promise<Response> };
}

export class Publisher {
  readonly owner: string;
  readonly #namespace: Namespace;
  readonly #template: Job;

  private constructor(owner: string, namespace: Namespace, template: Job) {
    this.owner = owner;
    this.#namespace = namespace;
    this.#template = template;
  }

  /** Into the feed of a client; the jobs are like one that was finished. */
  static async of(api: Api, client: Client, template: Job): Promise<Publisher> {
    const device = (await (await client.post('/api/v1/devices', {})).json()) as { device_id: string };
    const env = (await api.harness.getWorker().getEnv()) as unknown as { LIVE_FEED: Namespace };
    return new Publisher(`device:${device.device_id}`, env.LIVE_FEED, template);
  }

  async job(id: string, revision: number, change: object = {}): Promise<void> {
    const job = { ...this.#template, id, revision, ...change };
    const feed = this.#namespace.get(this.#namespace.idFromName(this.owner));
    const body = JSON.stringify({ clock: { offset_ms: 0 }, job });
    const response = await feed.fetch('http://feed/publish', { method: 'POST', body });
    const text = await response.text();
    if (response.status !== 200) throw new Error(`not published: ${response.status} ${text}`);
  }
}
