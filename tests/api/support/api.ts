// The Worker in workerd with all its bindings, and a client that reads like a sentence.

import { resolve } from 'node:path';

import WebSocket from 'ws';
import { createTestHarness } from 'wrangler';

import { administrator, type Browser } from './people.ts';

export const ROOT = resolve(import.meta.dirname, '../../..');

/** Its account looks after the service. */
export const ADMIN_EMAIL = 'admin@example.org';

/** Secrets of the Worker, unless a test has others. */
export const SECRETS = {
  DEVICE_SECRET: 'a secret that only these tests know',
  DATA_KEY: 'a key that only these tests know',
};

type Env = Record<string, never>;

export type Job = {
  id: string;
  state: 'pending' | 'processing' | 'completed' | 'failed' | 'cancelled';
  revision: number;
  main: string;
  engine: string;
  priority: 'high' | 'normal' | 'low';
  draft: boolean;
  document: string | null;
  retry_of: string | null;
  phase: string | null;
  attempts: number;
  max_attempts: number;
  available_at: number | null;
  waited_ms: number | null;
  processing_ms: number | null;
  cached: boolean;
  has_pdf: boolean;
  finished_at: number | null;
  expires_at: number;
  result: { outcome: string; diagnostics: { line: number | null; message: string }[] } | null;
  error: { code: string; message: string } | null;
};

export type Problem = {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  request_id: string;
  missing?: string[];
  candidates?: string[];
};

export type Message =
  | { id: number; type: 'hello'; after: number; complete: boolean; coalesced: boolean }
  | { id: number; type: 'job'; job: Job; partial: boolean };

export const isFinal = (job: Job) => ['completed', 'failed', 'cancelled'].includes(job.state);

/** Starts the Worker against a compile service. */
export async function start(
  compileUrl: string,
  vars: Record<string, string> = {},
  secrets?: Record<string, string>,
) {
  // The harness starts the custom build of `wrangler.toml` in the working directory.
  process.chdir(ROOT);
  const harness = createTestHarness({
    root: ROOT,
    workers: [
      {
        configPath: process.env['LEGIBLE_WRANGLER_CONFIG'] ?? 'wrangler.toml',
        vars: {
          ENVIRONMENT: 'test',
          COMPILE_BASE_URL: compileUrl,
          ADMIN_EMAILS: ADMIN_EMAIL,
          TRIAL: 'off',
          ...vars,
        },
        secrets: secrets ?? SECRETS,
      },
    ],
  });
  const { url } = await harness.listen();
  await harness.getWorker<Env>().applyD1Migrations('DB' as never);
  return new Api(harness, url);
}

/** As much of D1 as tests use. */
export type Database = {
  prepare(sql: string): {
    bind(...values: unknown[]): ReturnType<Database['prepare']>;
    all(): Promise<{ results: Record<string, unknown>[] }>;
  };
};

let networks = 0;

export class Api {
  readonly #harness: ReturnType<typeof createTestHarness> | undefined;
  readonly url: URL;
  #admin: Promise<Browser> | undefined;

  /** Without a harness for a Worker that runs elsewhere. */
  constructor(harness: ReturnType<typeof createTestHarness> | undefined, url: URL) {
    this.#harness = harness;
    this.url = url;
  }

  get harness(): ReturnType<typeof createTestHarness> {
    if (!this.#harness) throw new Error('this Worker runs elsewhere');
    return this.#harness;
  }

  fetch(path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(new URL(path, this.url), { redirect: 'manual', ...init });
  }

  /** Asks as the administrator: an account that is made when it is first needed. */
  async admin(path: string, init: RequestInit = {}): Promise<Response> {
    this.#admin ??= administrator(this);
    return (await this.#admin).fetch(`/api/v1/admin${path}`, init);
  }

  async queues(): Promise<Queues> {
    return (await (await this.admin('/queues')).json()) as Queues;
  }

  /** What the Worker does every hour, as if it were so many milliseconds later. */
  sweep(later: number): Promise<void> {
    return this.#cron('23 * * * *', later);
  }

  /** What it does every five minutes: sends what could not be sent at once. */
  deliver(later: number): Promise<void> {
    return this.#cron('*/5 * * * *', later);
  }

  /** What it does every day: looks for objects in the stores that nothing points to. */
  search(later: number): Promise<void> {
    return this.#cron('47 3 * * *', later);
  }

  async #cron(cron: string, later: number): Promise<void> {
    const scheduledTime = new Date(Date.now() + later);
    await this.harness.getWorker().scheduled({ cron, scheduledTime });
  }

  async database(): Promise<Database> {
    return ((await this.harness.getWorker().getEnv()) as unknown as { DB: Database }).DB;
  }

  async close(): Promise<void> {
    if (process.env['LEGIBLE_TEST_LOGS']) this.harness.debug();
    await this.harness.close();
  }

  /** A new device from a network of its own, so that limits do not meet. */
  async device(): Promise<Client> {
    networks += 1;
    const response = await this.fetch('/api/v1/devices', {
      method: 'POST',
      headers: { 'cf-connecting-ip': `10.${networks >> 16}.${(networks >> 8) & 255}.${networks & 255}` },
    });
    if (response.status !== 201) throw new Error(`no device: ${response.status} ${await response.text()}`);
    const { token, device_id: id } = (await response.json()) as { token: string; device_id: string };
    return new Client(this, token, id);
  }

  /** Forgets everything a Durable Object holds in memory, as an eviction or a deploy does. */
  async evict(object: 'JobQueue' | 'LiveFeed', name: string): Promise<void> {
    await this.harness.getWorker<Env>().evictDurableObject(object, { name, webSockets: 'hibernate' });
  }

  /** As {@link evict}; false when the object is not in memory, or too busy to be taken from it. */
  async tryEvict(object: 'JobQueue' | 'LiveFeed', name: string): Promise<boolean> {
    try {
      await this.evict(object, name);
      return true;
    } catch (error) {
      if (/not currently running|still has active references/.test(String(error))) return false;
      throw error;
    }
  }
}

/** A job as the administrator sees it. */
export type AdminJob = {
  shard: number;
  id: string;
  owner: string;
  state: Job['state'];
  error: { code: string; message: string } | null;
  attempts: number;
  service: string | null;
  replayed_as: string | null;
};

export type Service = {
  name: string;
  state: 'up' | 'down' | 'trying' | 'draining';
  in_flight: number;
  running: number | null;
  slots: number | null;
};

export type Queues = {
  shards: {
    shard: number;
    waiting: { high: number; normal: number; low: number };
    running: number;
    dead: number;
    owners: number;
    oldest_wait_ms: number | null;
    services: Service[];
    last_day: Record<string, number | null>;
  }[];
  retention_hours: number;
};

/** Asks as one device. */
export class Client {
  readonly api: Api;
  readonly token: string;
  /** The device's id, as long as it came from {@link Api.device}. */
  readonly id: string;

  constructor(api: Api, token: string, id = '') {
    this.api = api;
    this.token = token;
    this.id = id;
  }

  fetch(path: string, init: RequestInit = {}): Promise<Response> {
    return this.api.fetch(path, {
      ...init,
      headers: { authorization: `Bearer ${this.token}`, ...(init.headers as Record<string, string>) },
    });
  }

  post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return this.fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  }

  /** Queues a compile of one file; `more` goes into the body. */
  async compile(
    tex: string,
    more: { draft?: boolean; document?: string; engine?: string } = {},
    headers: Record<string, string> = {},
  ): Promise<Job> {
    const body = { files: { 'main.tex': { text: tex } }, ...more };
    const response = await this.post('/api/v1/compiles', body, headers);
    if (!response.ok) throw new Error(`not accepted: ${response.status} ${await response.text()}`);
    return (await response.json()) as Job;
  }

  async job(id: string): Promise<Job> {
    return (await (await this.fetch(`/api/v1/jobs/${id}`)).json()) as Job;
  }

  /** The job once it is as wanted, heard over the live feed. */
  async until(id: string, wanted: (job: Job) => boolean): Promise<Job> {
    const feed = await this.live();
    try {
      const now = await this.job(id);
      if (wanted(now)) return now;
      const message = await feed.until(
        (message) => message.type === 'job' && message.job.id === id && wanted(message.job),
      );
      return (message as { job: Job }).job;
    } finally {
      feed.close();
    }
  }

  final(id: string): Promise<Job> {
    return this.until(id, isFinal);
  }

  live(after?: number): Promise<Feed> {
    return Feed.open(this.api, after, { authorization: `Bearer ${this.token}` });
  }
}

/** A socket of the live feed, with everything it has said. */
export class Feed {
  readonly socket: WebSocket;
  readonly messages: Message[] = [];
  readonly other: string[] = [];
  /** One for each that waits: several may wait for different things at once. */
  readonly #wake = new Set<() => void>();

  private constructor(socket: WebSocket) {
    this.socket = socket;
    const woken = () => {
      for (const wake of this.#wake) wake();
      this.#wake.clear();
    };
    socket.on('message', (data) => {
      const text = String(data);
      if (text.startsWith('{')) this.messages.push(JSON.parse(text) as Message);
      else this.other.push(text);
      woken();
    });
    socket.on('close', woken);
  }

  /** Resolves with the code that the socket was closed with. */
  closed(): Promise<number> {
    return new Promise((resolve) => this.socket.once('close', resolve));
  }

  /** Says that everything up to an event has arrived. */
  ack(id: number): void {
    this.socket.send(`ack ${id}`);
  }

  static async open(api: Api, after: number | undefined, headers: Record<string, string>): Promise<Feed> {
    const url = new URL('/api/v1/live', api.url);
    url.protocol = 'ws:';
    if (after !== undefined) url.searchParams.set('after', String(after));
    // Locally a socket that the Worker closes stays on the wire until its object sleeps.
    const options = { headers, closeTimeout: 100 };
    const socket = new WebSocket(url, options);
    const feed = new Feed(socket);
    await new Promise((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
      socket.once('unexpected-response', (_request, response) => {
        reject(Object.assign(new Error(`refused: ${response.statusCode}`), { status: response.statusCode }));
      });
    });
    return feed;
  }

  /** The first message that is wanted, of those that came and those to come. */
  async until(wanted: (message: Message) => boolean): Promise<Message> {
    return this.#wait(() => this.messages.find(wanted));
  }

  async untilText(text: string): Promise<string> {
    return this.#wait(() => this.other.find((other) => other === text));
  }

  async #wait<T>(look: () => T | undefined): Promise<T> {
    const deadline = AbortSignal.timeout(50_000);
    for (;;) {
      const found = look();
      if (found !== undefined) return found;
      if (this.socket.readyState >= WebSocket.CLOSING) throw new Error('the feed closed');
      await new Promise<void>((resolve, reject) => {
        this.#wake.add(resolve);
        deadline.onabort = () => reject(new Error(`not heard of; heard: ${JSON.stringify(this.messages)}`));
      });
    }
  }

  close(): void {
    this.socket.close();
  }
}

/** A document that no other test compiles. */
let documents = 0;
export const tex = (body = ''): string => {
  documents += 1;
  return `\\documentclass{article}\n\\begin{document}\n${body}\n% ${process.pid}-${documents}\n\\end{document}\n`;
};
