// A stand-in for Resend: it speaks the real API over real sockets, keeps to its rules for keys that
// were seen before, and misbehaves on demand.
// https://resend.com/docs/api-reference/emails/send-email

import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export const API_KEY = 're_a_key_that_only_these_tests_know';

export type Email = {
  from: string;
  to: string[];
  subject: string;
  text: string;
  html: string;
  reply_to?: string;
  headers?: Record<string, string>;
};

export type Asked = { key: string; email: Email; response: ServerResponse };

/** What happens to a request once it has been read. */
export type Behaviour = (asked: Asked, resend: FakeResend) => void | Promise<void>;

const say = (
  response: ServerResponse,
  status: number,
  body: object,
  headers: Record<string, string> = {},
) => {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(body));
};

export const refuse =
  (status: number, name: string, headers: Record<string, string> = {}): Behaviour =>
  ({ email, response }) =>
    say(response, status, { statusCode: status, name, message: `About ${email.to.join()}` }, headers);

/** Takes the mail, as the real one does. */
export const accept: Behaviour = ({ key, email, response }, resend) => {
  say(response, 200, { id: resend.take(key, email) });
};

/** Takes the mail, and the connection breaks before the answer. */
export const acceptAndBreak: Behaviour = ({ key, email, response }, resend) => {
  resend.take(key, email);
  response.socket?.destroy();
};

/** Takes the mail, and the connection breaks in the middle of the answer. */
export const acceptAndBreakOff: Behaviour = ({ key, email, response }, resend) => {
  resend.take(key, email);
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
  response.write('{"id":"49a3', () => response.socket?.destroy());
};

/** Takes the mail, and says so in words nobody expects. */
export const acceptInHtml: Behaviour = ({ key, email, response }, resend) => {
  resend.take(key, email);
  response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>OK</h1>');
};

/** Never answers. */
export const hang: Behaviour = () => {};

/** Begins to answer and never ends. */
export const trickle: Behaviour = ({ response }) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write('{"id":');
};

/** Answers with more than anybody expects. */
export const flood: Behaviour = ({ response }) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(`{"id":"${' '.repeat(2_000_000)}"}`);
};

export const redirect =
  (location: string): Behaviour =>
  ({ response }) => {
    response.writeHead(307, { location }).end();
  };

/** Waits until `release`, then takes the mail. */
export const hold: Behaviour = async (asked, resend) => {
  await resend.released();
  await accept(asked, resend);
};

export class FakeResend {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #events = new EventEmitter();
  #port = 0;
  #script: Behaviour[] = [];
  /** By idempotency key: what was taken, and its id. */
  readonly #taken = new Map<string, { payload: string; id: string }>();
  readonly #pending = new Set<string>();
  /** Mails that left the house. */
  sent: Email[] = [];
  /** Requests, with what was wrong about them where something was. */
  asked: { key: string; wrong: string | null }[] = [];

  constructor() {
    this.#events.setMaxListeners(0);
    this.#server = createServer((request, response) => {
      this.#handle(request, response).catch((error: unknown) => response.destroy(error as Error));
    });
    this.#server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  async start(): Promise<void> {
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  /** What happens to the next requests, in order; after those, they are accepted. */
  script(...behaviours: Behaviour[]): void {
    this.#script = behaviours;
  }

  reset(): void {
    this.#script = [];
    this.sent = [];
    this.asked = [];
  }

  release(): void {
    this.#events.emit('release');
  }

  async released(): Promise<void> {
    await once(this.#events, 'release');
  }

  /** Waits until so many requests have come. */
  async heard(count: number): Promise<void> {
    while (this.asked.length < count) await once(this.#events, 'asked');
  }

  take(key: string, email: Email): string {
    const id = randomUUID();
    this.sent.push(email);
    this.#taken.set(key, { payload: JSON.stringify(email), id });
    return id;
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const key = String(request.headers['idempotency-key'] ?? '');
    const fault = (status: number, name: string) => {
      this.asked.push({ key, wrong: name });
      this.#events.emit('asked');
      say(response, status, { statusCode: status, name, message: name });
    };
    if (!request.headers['user-agent']) return fault(403, 'user_agent_missing');
    if (request.url !== '/emails') return fault(404, 'not_found');
    if (request.method !== 'POST') return fault(405, 'method_not_allowed');
    if (!request.headers.authorization) return fault(401, 'missing_api_key');
    if (request.headers.authorization !== `Bearer ${API_KEY}`) return fault(403, 'invalid_api_key');
    if (key.length < 1 || key.length > 256) return fault(400, 'invalid_idempotency_key');
    const payload = Buffer.concat(chunks).toString();
    const email = JSON.parse(payload) as Email;
    if (!email.from || !email.subject || !(email.text || email.html) || email.to.length !== 1) {
      return fault(422, 'missing_required_field');
    }
    const address = '[^\\s<>@",;:]+@[^\\s<>@",;:]+';
    if (!new RegExp(`^(${address}|[^<>@",;:]+ <${address}>)$`).test(email.from)) {
      return fault(422, 'invalid_from_address');
    }
    if (!new RegExp(`^${address}$`).test(email.to[0] ?? '')) return fault(422, 'validation_error');
    if (this.#pending.has(key)) return fault(409, 'concurrent_idempotent_requests');
    const before = this.#taken.get(key);
    if (before && before.payload !== JSON.stringify(email)) return fault(409, 'invalid_idempotent_request');
    this.asked.push({ key, wrong: null });
    this.#events.emit('asked');
    if (before && this.#script.length === 0) return say(response, 200, { id: before.id });
    this.#pending.add(key);
    await (this.#script.shift() ?? accept)({ key, email, response }, this);
    this.#pending.delete(key);
  }
}
