// A stand-in for the compile service: it speaks the real protocol over real
// sockets, and misbehaves on demand.

import { EventEmitter, on } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

import { decode, encode, file, MEDIA_TYPE } from './frames.ts';

export const TEXLIVE = 'TeX Live 2022/Test';

export type Compile = {
  jobId: string;
  main: string;
  engine: string;
  files: Map<string, Buffer>;
  /** Sends events, then waits for `release` before the result. */
  response: ServerResponse;
  /** What the Worker showed. */
  authorization: string | undefined;
};

/** What happens to a compile once its request has been read. */
export type Behaviour = (compile: Compile, service: FakeCompileService) => void | Promise<void>;

const result = (outcome: string, pages: number, diagnostics: object[] = []) => ({
  event: 'done',
  outcome,
  engine: 'pdflatex',
  passes: 1,
  pages,
  diagnostics,
  timings: { wait_ms: 0, prepare_ms: 1, engine_ms: 80, total_ms: 90 },
  texlive: TEXLIVE,
});

const head = (compile: Compile) => {
  compile.response.writeHead(200, { 'content-type': MEDIA_TYPE });
  compile.response.write(encode('E', { event: 'pass', engine: 'pdflatex', pass: 1 }));
  compile.response.write(encode('E', { event: 'page', page: 1 }));
};

export const PDF = Buffer.from('%PDF-1.5\n% a stand-in\n%%EOF\n');

/** Of a document that says `\nomap` there is no map. */
export const MAP = { version: 1, files: ['main.tex'], pages: [[[7200, 9100, 24000, 900, 0, 3]]] };

/** Compiles, as far as a stand-in can: `\undefined` is an error on its line. */
export const succeed: Behaviour = (compile) => {
  head(compile);
  const main = compile.files.get(compile.main)?.toString() ?? '';
  const line = main.split('\n').findIndex((text) => text.includes('\\undefined'));
  compile.response.write(encode('P', PDF));
  if (!main.includes('\\nomap')) compile.response.write(encode('S', MAP));
  compile.response.write(encode('L', `This is a stand-in's log of ${compile.main}\n`));
  const diagnostics = [
    {
      level: 'error',
      kind: 'undefined_command',
      file: compile.main,
      line: line + 1,
      message: 'The command \\undefined is not known.',
      hint: 'Check its spelling.',
      excerpt: '! Undefined control sequence.',
    },
  ];
  const done = line < 0 ? result('success', 1) : result('latex_error', 1, diagnostics);
  compile.response.end(encode('E', done));
};

/** Begins, then waits until the service is told to go on. */
export const hold: Behaviour = async (compile, service) => {
  head(compile);
  await service.released();
  if (!compile.response.destroyed) succeed({ ...compile, response: headless(compile.response) }, service);
};

/** A response whose head was sent already. */
function headless(response: ServerResponse): ServerResponse {
  return new Proxy(response, {
    get: (target, name) => {
      if (name === 'writeHead') return () => response;
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

/** Dies in the middle. */
export const crash: Behaviour = (compile) => {
  head(compile);
  setImmediate(() => compile.response.socket?.destroy());
};

/** Ends without a result. */
export const cutShort: Behaviour = (compile) => {
  head(compile);
  compile.response.end();
};

/** Says nonsense. */
export const babble: Behaviour = (compile) => {
  compile.response.writeHead(200, { 'content-type': MEDIA_TYPE });
  compile.response.end('these are no frames');
};

/** Claims success, and has no PDF. */
export const forgetPdf: Behaviour = (compile) => {
  head(compile);
  compile.response.end(encode('E', result('success', 1)));
};

/** Says that its machine failed, as the real one does: in the shape of a LaTeX error. */
export const failInside: Behaviour = (compile) => {
  const diagnostic = {
    level: 'error',
    kind: 'service_failed',
    file: null,
    line: null,
    message: 'The compile could not be run.',
    hint: null,
    excerpt: '',
  };
  head(compile);
  compile.response.end(encode('E', result('latex_error', 0, [diagnostic])));
};

export const end =
  (outcome: string): Behaviour =>
  (compile) => {
    head(compile);
    compile.response.write(encode('L', 'a log\n'));
    compile.response.end(encode('E', result(outcome, 0)));
  };

/** Answers with a status instead of a stream. */
export const answer =
  (status: number, detail = 'no'): Behaviour =>
  (compile) => {
    compile.response.writeHead(status, { 'content-type': 'application/problem+json' });
    compile.response.end(JSON.stringify({ status, detail }));
  };

export class FakeCompileService {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #events = new EventEmitter();
  #port = 0;
  #script: Behaviour[] = [];
  /** Compiles begun, in order. */
  compiles: Compile[] = [];
  /** What its health says. */
  draining = false;
  slots = 2;
  /** Compiles that run now. */
  running = 0;
  /** Ids that were cancelled with DELETE. */
  cancelled: string[] = [];
  /** What the Worker showed each time. */
  cancelledWith: (string | undefined)[] = [];
  /** Ids whose connection was dropped before the result. */
  dropped: string[] = [];

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

  /** Listens; on the same port as before when it was stopped. */
  async start(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(this.#port, '127.0.0.1', resolve);
    });
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  /** Stops at once, as a killed process does. */
  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  /** What happens to the next compiles, in order; after those, success. */
  script(...behaviours: Behaviour[]): void {
    this.#script = behaviours;
  }

  reset(): void {
    this.#script = [];
    this.draining = false;
    this.compiles = [];
    this.cancelled = [];
    this.cancelledWith = [];
    this.dropped = [];
  }

  /** Lets every compile that `hold`s go on. */
  release(): void {
    this.#events.emit('release');
  }

  async released(): Promise<void> {
    await new Promise((resolve) => this.#events.once('release', () => resolve(undefined)));
  }

  /** Waits until something was noted: `started`, `cancelled` or `dropped`, for a job. */
  async noted(what: 'started' | 'cancelled' | 'dropped', jobId: string, times = 1): Promise<void> {
    const count = () =>
      ({
        started: this.compiles.map((compile) => compile.jobId),
        cancelled: this.cancelled,
        dropped: this.dropped,
      })[what].filter((id) => id === jobId).length;
    const events = on(this.#events, what, { signal: AbortSignal.timeout(40_000) });
    while (count() < times) await events.next();
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = request.url ?? '';
    if (request.method === 'GET' && url === '/health') {
      response.setHeader('content-type', 'application/json');
      response.end(
        JSON.stringify({
          status: this.draining ? 'draining' : 'ok',
          ready: !this.draining,
          texlive: TEXLIVE,
          engines: ['pdflatex', 'xelatex', 'lualatex'],
          sandbox: ['none: a stand-in'],
          running: this.running,
          waiting: 0,
          slots: this.slots,
          warm: 0,
        }),
      );
      return;
    }
    if (request.method === 'DELETE' && url.startsWith('/compile/')) {
      this.cancelled.push(url.slice('/compile/'.length));
      this.cancelledWith.push(request.headers.authorization);
      this.#events.emit('cancelled');
      response.writeHead(204).end();
      return;
    }
    if (request.method !== 'POST' || url !== '/compile') {
      response.writeHead(404).end();
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const frames = decode(Buffer.concat(chunks));
    const first = frames[0];
    if (first?.kind !== 'Q' || request.headers['content-type'] !== MEDIA_TYPE) {
      response.writeHead(400).end();
      return;
    }
    const { job_id: jobId, main, engine } = JSON.parse(first.payload.toString()) as Record<string, string>;
    const compile: Compile = {
      jobId: String(jobId),
      main: String(main),
      engine: String(engine),
      files: new Map(frames.filter(({ kind }) => kind === 'F').map(({ payload }) => file(payload))),
      response,
      authorization: request.headers.authorization,
    };
    this.running += 1;
    response.on('close', () => {
      this.running -= 1;
      if (!response.writableFinished) {
        this.dropped.push(compile.jobId);
        this.#events.emit('dropped');
      }
    });
    this.compiles.push(compile);
    this.#events.emit('started');
    await (this.#script.shift() ?? succeed)(compile, this);
  }
}
