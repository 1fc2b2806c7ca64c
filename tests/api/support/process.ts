// The Worker as a process of its own, which can be killed: `wrangler dev` with
// its storage in a folder that outlives it.

import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { ROOT } from './api.ts';

const WRANGLER = join(ROOT, 'node_modules/wrangler/bin/wrangler.js');
/** A file that what the Worker says is added to. */
const LOGS = process.env['LEGIBLE_TEST_LOGS'];
const CONFIG = process.env['LEGIBLE_WRANGLER_CONFIG'] ?? join(ROOT, 'wrangler.toml');

export class WorkerProcess {
  readonly #compileUrl: string;
  readonly #state: string;
  readonly #vars: Record<string, string>;
  #child: ChildProcess | undefined;
  url = new URL('http://127.0.0.1');

  private constructor(compileUrl: string, state: string, vars: Record<string, string>) {
    this.#compileUrl = compileUrl;
    this.#state = state;
    this.#vars = vars;
  }

  static async create(compileUrl: string, vars: Record<string, string> = {}): Promise<WorkerProcess> {
    const state = await mkdtemp(join(tmpdir(), 'legible-state-'));
    const migrate = ['d1', 'migrations', 'apply', 'DB', '--local', '--persist-to', state, '--config', CONFIG];
    await promisify(execFile)(process.execPath, [WRANGLER, ...migrate], {
      cwd: ROOT,
      env: { ...process.env, CI: 'true' },
    });
    const worker = new WorkerProcess(compileUrl, state, vars);
    worker.url = new URL(`http://127.0.0.1:${await freePort()}`);
    return worker;
  }

  /** Starts, and waits until the API answers. */
  async start(): Promise<void> {
    const args = [
      ...['dev', '--config', CONFIG, '--ip', '127.0.0.1', '--port', this.url.port, '--inspector-port', '0'],
      ...['--persist-to', this.#state, '--show-interactive-dev-session=false'],
      ...['--log-level', LOGS ? 'log' : 'error'],
      ...['--var', 'ENVIRONMENT:test', '--var', `COMPILE_BASE_URL:${this.#compileUrl}`],
      ...['--var', 'DEVICE_SECRET:a secret that only these tests know'],
      ...Object.entries(this.#vars).flatMap(([name, value]) => ['--var', `${name}:${value}`]),
    ];
    const log = LOGS ? openSync(LOGS, 'a') : 'ignore';
    // A group of its own, so that a kill reaches workerd as well.
    const child = spawn(process.execPath, [WRANGLER, ...args], {
      cwd: ROOT,
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

  async remove(): Promise<void> {
    await this.kill();
    await rm(this.#state, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
