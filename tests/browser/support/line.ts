/** A line to the server that can be cut: what the browser has then is no network, its workers included. */
import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';

export class Line {
  #server: Server | undefined;
  readonly #to: number;
  readonly #open = new Set<Socket>();
  #port = 0;

  /** `to`: the port of the server on this machine. */
  constructor(to: number) {
    this.#to = to;
  }

  get origin(): string {
    return `http://localhost:${this.#port}`;
  }

  /** Opens the line, after a cut at the same address. */
  async join(): Promise<void> {
    const server = createServer((near) => {
      const far = connect(this.#to, '127.0.0.1');
      for (const socket of [near, far]) {
        this.#open.add(socket);
        socket.on('error', () => {});
        socket.on('close', () => {
          this.#open.delete(socket);
          near.destroy();
          far.destroy();
        });
      }
      near.pipe(far).pipe(near);
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(this.#port, '127.0.0.1', resolve);
    });
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  /** Breaks every connection and takes no more. */
  async cut(): Promise<void> {
    const server = this.#server;
    if (!server) return;
    this.#server = undefined;
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of this.#open) socket.destroy();
    await closed;
  }
}
