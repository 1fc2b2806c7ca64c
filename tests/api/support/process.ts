// The Worker as a process of its own, which can be killed: `wrangler dev` with
// its storage in a folder that outlives it.

import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { WebSocket } from 'ws';

import { ROOT } from './api.ts';

const WRANGLER = join(ROOT, 'node_modules/wrangler/bin/wrangler.js');
/** A file that what the Worker says is added to. */
const LOGS = process.env['LEGIBLE_TEST_LOGS'];
const CONFIG = process.env['LEGIBLE_WRANGLER_CONFIG'] ?? join(ROOT, 'wrangler.toml');

export class WorkerProcess {
  readonly #compileUrl: string;
  /** Folder of its storage. */
  readonly state: string;
  /** Whether that is a disk of its own. */
  readonly ownDisk: boolean;
  readonly #vars: Record<string, string>;
  #child: ChildProcess | undefined;
  url = new URL('http://127.0.0.1');
  /** Where its heap can be looked at; 0 where it can't. */
  #inspectorPort = 0;

  private constructor(compileUrl: string, state: string, vars: Record<string, string>, ownDisk: boolean) {
    this.#compileUrl = compileUrl;
    this.state = state;
    this.ownDisk = ownDisk;
    this.#vars = vars;
  }

  /**
   * With `ownDisk` its storage is a small disk of its own, where one can be mounted; with `inspected` its
   * heap can be looked at.
   */
  static async create(
    compileUrl: string,
    vars: Record<string, string> = {},
    { ownDisk = false, inspected = false } = {},
  ): Promise<WorkerProcess> {
    const state = await mkdtemp(join(tmpdir(), 'legible-state-'));
    const mounted = ownDisk && (await mount(state));
    const migrate = ['d1', 'migrations', 'apply', 'DB', '--local', '--persist-to', state, '--config', CONFIG];
    await promisify(execFile)(process.execPath, [WRANGLER, ...migrate], {
      cwd: ROOT,
      env: { ...process.env, CI: 'true' },
    });
    const worker = new WorkerProcess(compileUrl, state, vars, mounted);
    worker.url = new URL(`http://127.0.0.1:${await freePort()}`);
    if (inspected) worker.#inspectorPort = await freePort();
    return worker;
  }

  /** Starts, and waits until the API answers. */
  async start(): Promise<void> {
    const args = [
      ...['dev', '--config', CONFIG, '--ip', '127.0.0.1', '--port', this.url.port],
      ...['--inspector-port', String(this.#inspectorPort)],
      ...['--persist-to', this.state, '--show-interactive-dev-session=false'],
      ...['--log-level', LOGS ? 'log' : 'error'],
      ...['--var', 'ENVIRONMENT:test', '--var', `COMPILE_BASE_URL:${this.#compileUrl}`],
      ...['--var', 'TRIAL:off', '--var', 'DATA_KEY:a key that only these tests know'],
      ...['--var', 'DEVICE_SECRET:a secret that only these tests know'],
      ...Object.entries(this.#vars).flatMap(([name, value]) => ['--var', `${name}:${value}`]),
    ];
    const log = LOGS ? openSync(LOGS, 'a') : 'ignore';
    // A group of its own, so that a kill reaches workerd as well.
    const child = spawn(process.execPath, [WRANGLER, ...args], {
      cwd: ROOT,
      // Its own record of every request fills the disk within some dozens of rounds of faults.
      env: { ...process.env, X_LOCAL_OBSERVABILITY: 'false' },
      detached: true,
      stdio: ['ignore', log, log],
    });
    if (typeof log === 'number') closeSync(log);
    this.#child = child;
    const deadline = Date.now() + 120_000;
    for (;;) {
      const up = await fetch(new URL('/api/v1/config', this.url), {
        signal: AbortSignal.timeout(5_000),
      }).then(
        (response) => response.ok,
        () => false,
      );
      if (up) return;
      if (child.exitCode !== null) throw new Error(`wrangler dev ended with ${child.exitCode}`);
      if (Date.now() > deadline) throw new Error('wrangler dev did not answer within two minutes');
      // Nothing signals that a foreign server listens: it is asked again.
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  /** A signal to everything that it is made of. */
  signal(name: 'SIGSTOP' | 'SIGCONT'): void {
    if (this.#child?.pid !== undefined && this.#child.exitCode === null) process.kill(-this.#child.pid, name);
  }

  /** Kills everything at once: nothing gets a chance to say goodbye. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (child?.pid === undefined || child.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    process.kill(-child.pid, 'SIGKILL');
    await ended;
    this.#child = undefined;
  }

  /** Memory that workerd itself has resident, in megabytes. */
  async memory(): Promise<number> {
    const { stdout } = await promisify(execFile)('ps', ['-eo', 'pgid=,rss=,comm=']);
    const ours = stdout
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter(([group, , name]) => Number(group) === this.#child?.pid && name === 'workerd');
    return ours.reduce((sum, [, kilobytes]) => sum + Number(kilobytes), 0) / 1024;
  }

  /**
   * The heap of the Worker and its objects, in megabytes, with what is dead and not yet collected; without
   * the memory of its WebAssembly. The runtime does not live through a collection that is asked for.
   */
  async heap(): Promise<number> {
    const signal = AbortSignal.timeout(5_000);
    const response = await fetch(`http://127.0.0.1:${this.#inspectorPort}/json`, { signal });
    const [target] = (await response.json()) as { webSocketDebuggerUrl: string }[];
    if (!target) throw new Error('the inspector knows no Worker');
    const socket = new WebSocket(target.webSocketDebuggerUrl);
    try {
      const usage = await new Promise<Record<string, number>>((resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('the inspector says nothing')));
        socket.once('error', reject);
        socket.once('open', () => socket.send(JSON.stringify({ id: 1, method: 'Runtime.getHeapUsage' })));
        socket.on('message', (data) => {
          const { id, result } = JSON.parse(String(data)) as { id?: number; result?: Record<string, number> };
          if (id === 1) resolve(result ?? {});
        });
      });
      const { usedSize = 0, embedderHeapUsedSize = 0, backingStorageSize = 0 } = usage;
      return (usedSize + embedderHeapUsedSize + backingStorageSize) / 1024 / 1024;
    } finally {
      socket.close();
    }
  }

  async remove(): Promise<void> {
    this.signal('SIGCONT');
    await this.kill();
    // What was killed may hold it a moment longer.
    if (this.ownDisk) await promisify(execFile)('umount', ['--lazy', this.state]);
    await rm(this.state, { recursive: true, force: true, maxRetries: 5 });
  }
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A disk of 96 MB; false where this user may not mount one. */
async function mount(folder: string): Promise<boolean> {
  const args = ['-t', 'tmpfs', '-o', 'size=96m', 'tmpfs', folder];
  return promisify(execFile)('mount', args).then(
    () => true,
    () => false,
  );
}
