// The compile service as a process of its own, which can be killed, stopped and started again.

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { freePort } from '../api/support/process.ts';
import { ROOT } from '../api/support/api.ts';

const PROGRAM = process.env['COMPILE_SERVICE'] ?? join(ROOT, 'build/bin/compile-service');

export class ServiceProcess {
  readonly #temp: string;
  readonly url: URL;
  #child: ChildProcess | undefined;

  private constructor(temp: string, port: number) {
    this.#temp = temp;
    this.url = new URL(`http://127.0.0.1:${port}`);
  }

  static async create(): Promise<ServiceProcess> {
    return new ServiceProcess(await mkdtemp(join(tmpdir(), 'legible-service-')), await freePort());
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Starts, and waits until it answers. */
  async start(): Promise<void> {
    const child = spawn(PROGRAM, {
      env: {
        ...process.env,
        COMPILE_BIND: this.url.host,
        COMPILE_TEMP: this.#temp,
        COMPILE_SLOTS: '1',
        RUST_LOG: 'error',
      },
      stdio: 'ignore',
      detached: true,
    });
    this.#child = child;
    const failed = new Promise<never>((_, reject) => child.once('error', reject));
    await Promise.race([failed, this.#answers(child)]);
  }

  async #answers(child: ChildProcess): Promise<void> {
    const deadline = Date.now() + 60_000;
    for (;;) {
      const up = await fetch(new URL('/health', this.url), { signal: AbortSignal.timeout(2_000) }).then(
        (response) => response.ok,
        () => false,
      );
      if (up) return;
      if (child.exitCode !== null) throw new Error(`the compile service ended with ${child.exitCode}`);
      if (Date.now() > deadline) throw new Error('the compile service did not answer within a minute');
      // Nothing signals that a foreign server listens: it is asked again.
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** A signal to the service alone; its engines notice that it is gone. */
  signal(name: 'SIGSTOP' | 'SIGCONT' | 'SIGKILL' | 'SIGTERM'): void {
    if (this.#child?.pid !== undefined && this.#child.exitCode === null) process.kill(this.#child.pid, name);
  }

  /** Ends it at once, or lets it finish what it has. */
  async end(name: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    this.signal(name);
    await ended;
  }

  async remove(): Promise<void> {
    this.signal('SIGCONT');
    await this.end();
    await rm(this.#temp, { recursive: true, force: true, maxRetries: 5 });
  }
}
