// A stand-in for Cloudflare Turnstile's side of the server: it knows the tokens that it gave out, takes each once,
// and misbehaves on demand.
// https://developers.cloudflare.com/turnstile/get-started/server-side-validation/

import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const SITE_KEY = '1x-a-site-key-of-tests';
export const SECRET_KEY = '1x-a-secret-key-that-only-these-tests-know';

export type Said = { success: boolean; hostname?: string; action?: string; 'error-codes': string[] };

export class FakeTurnstile {
  readonly #tokens = new Map<string, { hostname: string; action: string; expires: number }>();
  readonly #server: Server;
  /** Instead of an answer, for the next request. */
  next: ((response: ServerResponse) => void) | undefined;
  /** Bodies that were sent. */
  readonly asked: Record<string, unknown>[] = [];

  constructor() {
    this.#server = createServer((request, response) => {
      let text = '';
      request.on('data', (piece: Buffer) => (text += piece.toString()));
      request.on('end', () => {
        const body = JSON.parse(text) as Record<string, unknown>;
        this.asked.push(body);
        const misbehave = this.next;
        this.next = undefined;
        if (misbehave) return misbehave(response);
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(JSON.stringify(this.#verify(request.url ?? '', body)));
      });
    });
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/turnstile/v0`;
  }

  async start(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** A token as the widget gives it to a page that somebody looks at. */
  token({ hostname = '127.0.0.1', action = 'compile', age = 0 } = {}): string {
    const token = `XXXX.${randomUUID()}`;
    this.#tokens.set(token, { hostname, action, expires: Date.now() + 300_000 - age });
    return token;
  }

  #verify(path: string, { secret, response }: Record<string, unknown>): Said {
    const failed = (...codes: string[]): Said => ({ success: false, 'error-codes': codes });
    if (path !== '/turnstile/v0/siteverify') return failed('bad-request');
    if (secret !== SECRET_KEY) return failed('invalid-input-secret');
    const known = this.#tokens.get(String(response));
    if (!known) return failed('invalid-input-response');
    if (known.expires < Date.now()) return failed('timeout-or-duplicate');
    // Each holds once.
    known.expires = 0;
    return { success: true, hostname: known.hostname, action: known.action, 'error-codes': [] };
  }
}
