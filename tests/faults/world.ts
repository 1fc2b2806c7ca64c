// Everything that runs in a round, and what was accepted in it.

import { randomUUID } from 'node:crypto';

import { Api, type Client, type Job, type Message } from '../api/support/api.ts';
import { WorkerProcess } from '../api/support/process.ts';
import { ServiceProcess } from './processes.ts';
import type { Random } from './random.ts';

/** A compile that somebody wants, with the key that makes it one however often it is asked for. */
export type Wish = {
  client: Client;
  key: string;
  /** Stands in the PDF, to know whose it is. */
  mark: string;
  body: object;
  /** Once it was accepted. */
  id?: string;
};

const OWNERS = 3;

let wishes = 0;

export class World {
  readonly worker: WorkerProcess;
  readonly services: readonly ServiceProcess[];
  readonly api: Api;
  readonly clients: Client[];
  /** The last event that each was heard of. */
  readonly #heard = new Map<Client, number>();

  private constructor(
    worker: WorkerProcess,
    services: readonly ServiceProcess[],
    api: Api,
    clients: Client[],
  ) {
    this.worker = worker;
    this.services = services;
    this.api = api;
    this.clients = clients;
  }

  static async start(): Promise<World> {
    const services = [await ServiceProcess.create(), await ServiceProcess.create()];
    await Promise.all(services.map((service) => service.start()));
    const urls = services.map(({ url }) => url.origin).join(',');
    const vars = { QUEUE_SHARDS: '2', QUEUE_CONCURRENCY: '2' };
    const worker = await WorkerProcess.create(urls, vars, { ownDisk: true });
    await worker.start();
    const api = new Api(undefined, worker.url);
    const clients: Client[] = [];
    for (let n = 0; n < OWNERS; n += 1) clients.push(await api.device());
    return new World(worker, services, api, clients);
  }

  async remove(): Promise<void> {
    await this.worker.remove();
    await Promise.all(this.services.map((service) => service.remove()));
  }

  /** A wish that nobody had before. */
  wish(random: Random): Wish {
    wishes += 1;
    const mark = `fault-round-${process.pid}-${wishes}`;
    const kind = random.pick(['plain', 'plain', 'error', 'long'] as const);
    const body = {
      plain: 'Some words.',
      error: '\\undefinedcommand',
      // Long enough that something can happen in the middle.
      long: '\\newcount\\n \\loop\\advance\\n by 1 Page \\the\\n\\newpage\\ifnum\\n<120\\repeat',
    }[kind];
    const text = [
      '\\documentclass{article}',
      '\\pdfcompresslevel=0 \\pdfobjcompresslevel=0',
      `\\pdfinfo{/Title (${mark})}`,
      '\\begin{document}',
      body,
      '\\end{document}',
      '',
    ].join('\n');
    return {
      client: random.pick(this.clients),
      key: randomUUID(),
      mark,
      body: { files: { 'main.tex': { text } }, engine: 'pdflatex' },
    };
  }

  /** Asks until it is accepted, as a client does that has lost its connection. */
  async ask(wish: Wish): Promise<void> {
    await eventually('a wish is accepted', async () => {
      const response = await wish.client.post('/api/v1/compiles', wish.body, { 'idempotency-key': wish.key });
      if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
      const { id } = (await response.json()) as Job;
      if (wish.id !== undefined && wish.id !== id) throw new Twice(`one key made ${wish.id} and ${id}`);
      wish.id = id;
    });
  }

  /** Everything that an owner's feed has said since {@link heard}, in order. */
  async events(client: Client): Promise<Message[]> {
    const feed = await client.live(this.#heard.get(client) ?? 0);
    // What is replayed has arrived before the answer to what is sent now.
    feed.socket.send('ping');
    await feed.untilText('pong');
    feed.close();
    return feed.messages;
  }

  /**
   * Takes note of what was heard of a round: a socket that acknowledges nothing is not sent the events of
   * many rounds.
   */
  heard(client: Client, messages: Message[]): void {
    const ids = messages.flatMap((message) => (message.type === 'job' ? [message.id] : []));
    this.#heard.set(client, Math.max(this.#heard.get(client) ?? 0, ...ids));
  }
}

/** What must never be asked again about. */
export class Twice extends Error {}

/** Tries until it succeeds: for what has no signal, and may fail for a while. */
export async function eventually<T>(what: string, attempt: () => Promise<T>, ms = 150_000): Promise<T> {
  const deadline = Date.now() + ms;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (error instanceof Twice || Date.now() > deadline) {
        throw new Error(`${what}: ${String(error)}`, { cause: error });
      }
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}
