// A stand-in for a mail relay: it speaks SMTP over real sockets, with TLS from the start, begun later or
// not at all, and misbehaves on demand.

import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';

export const USER = 'legible@relay.example';
export const PASSWORD = 'p:/@ss wörd';

export type Received = { from: string; to: string; content: string; secure: boolean };

type Options = {
  security: 'none' | 'starttls' | 'implicit';
  certificate?: { key: Buffer; cert: Buffer };
  /** Whether USER must sign in. */
  auth?: boolean;
  utf8?: boolean;
};

/** The stages of a conversation, by what was said last. */
type Stage = 'connect' | 'EHLO' | 'STARTTLS' | 'AUTH' | 'MAIL' | 'RCPT' | 'DATA' | 'content' | 'QUIT';

/** Instead of the usual reply: this text, nothing at all, or the end of the connection. */
type Fault = { at: Stage; reply: string } | { at: Stage; silent: true } | { at: Stage; close: true };

export class FakeRelay {
  readonly #options: Options;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #faults: Fault[] = [];
  received: Received[] = [];
  /** Commands as they came, in all connections. */
  said: string[] = [];

  constructor(options: Options) {
    this.#options = options;
    this.#server = createServer((socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
      socket.on('error', () => {});
      if (options.security === 'implicit') this.#talk(this.#secure(socket), true);
      else this.#talk(socket, false);
    });
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async start(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  /** What goes wrong next, each once. */
  script(...faults: Fault[]): void {
    this.#faults = faults;
  }

  reset(): void {
    this.#faults = [];
    this.received = [];
    this.said = [];
  }

  #secure(socket: Socket): TLSSocket {
    const secured = new TLSSocket(socket, {
      isServer: true,
      secureContext: createSecureContext(this.#options.certificate),
    });
    secured.on('error', () => {});
    return secured;
  }

  #talk(socket: Socket, secure: boolean, greet = true): void {
    let buffer = '';
    let from = '';
    let to = '';
    let signedIn = !this.#options.auth;
    let content = false;
    const reply = (stage: Stage, text: string): boolean => {
      const at = this.#faults.findIndex((fault) => fault.at === stage);
      const fault = this.#faults.splice(at, at < 0 ? 0 : 1)[0];
      if (!fault) socket.write(`${text}\r\n`);
      else if ('reply' in fault) socket.write(fault.reply);
      else if ('close' in fault) socket.destroy();
      return !fault;
    };
    const handle = (line: string) => {
      this.said.push(line);
      const verb = (line.split(' ')[0] ?? '').toUpperCase();
      if (verb === 'EHLO') {
        const abilities = ['relay.example greets you', 'SIZE 1000000'];
        if (this.#options.security === 'starttls' && !secure) abilities.push('STARTTLS');
        if (this.#options.auth && (secure || this.#options.security === 'none'))
          abilities.push('AUTH LOGIN PLAIN');
        if (this.#options.utf8) abilities.push('SMTPUTF8');
        const last = abilities.length - 1;
        reply('EHLO', abilities.map((text, n) => `250${n === last ? ' ' : '-'}${text}`).join('\r\n'));
      } else if (verb === 'STARTTLS' && !secure) {
        if (!reply('STARTTLS', '220 go ahead')) return;
        socket.removeAllListeners('data');
        this.#talk(this.#secure(socket), true, false);
      } else if (verb === 'AUTH') {
        const expected = Buffer.from(`\0${USER}\0${PASSWORD}`).toString('base64');
        signedIn = line === `AUTH PLAIN ${expected}`;
        reply('AUTH', signedIn ? '235 welcome' : '535 5.7.8 wrong');
      } else if (!signedIn) {
        socket.write('530 5.7.0 sign in first\r\n');
      } else if (verb === 'MAIL') {
        from = line;
        reply('MAIL', '250 ok');
      } else if (verb === 'RCPT') {
        to = line;
        reply('RCPT', '250 ok');
      } else if (verb === 'DATA') {
        content = reply('DATA', '354 go ahead');
      } else if (verb === 'QUIT') {
        reply('QUIT', '221 bye');
        socket.end();
      } else {
        socket.write('502 5.5.2 what\r\n');
      }
    };
    socket.on('data', (piece: Buffer) => {
      buffer += piece.toString('utf8');
      for (;;) {
        const end = buffer.indexOf(content ? '\r\n.\r\n' : '\r\n');
        if (end < 0) return;
        const text = buffer.slice(0, end + 2);
        buffer = buffer.slice(end + (content ? 5 : 2));
        if (!content) {
          handle(text.slice(0, -2));
          continue;
        }
        content = false;
        this.received.push({ from, to, content: text.replace(/^\.\./gm, '.'), secure });
        reply('content', '250 queued');
      }
    });
    if (greet) reply('connect', '220 relay.example ESMTP');
  }
}
