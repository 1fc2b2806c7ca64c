// What goes wrong: real signals to real processes, and stores that really refuse.
//
// Each fault begins when there is work to disturb, does its harm, and undoes it.

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, rename, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import type { Job } from '../api/support/api.ts';
import type { Random } from './random.ts';
import { eventually, type World } from './world.ts';

const run = promisify(execFile);

export type Fault = {
  name: string;
  /** Whether it can be had here; if not, why. */
  missing?: (world: World) => Promise<string | undefined>;
  happen: (world: World, random: Random) => Promise<void>;
};

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until some job runs, or until none is left to run: a fault with nothing to disturb is none. */
async function somethingRuns(world: World): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (Date.now() < deadline) {
    for (const client of world.clients) {
      const response = await client.fetch('/api/v1/jobs?state=active').catch(() => undefined);
      const { jobs } = response?.ok ? ((await response.json()) as { jobs: Job[] }) : { jobs: [] };
      if (jobs.some(({ state }) => state === 'processing')) return;
    }
    await pause(50);
  }
}

const killService: Fault = {
  name: 'the service is killed in the middle',
  happen: async (world, random) => {
    const service = random.pick(world.services);
    await somethingRuns(world);
    await pause(random.between(0, 300));
    await service.end('SIGKILL');
    await pause(random.between(0, 2_000));
    await service.start();
  },
};

const drainService: Fault = {
  name: 'the service is told to stop, and finishes what it has',
  happen: async (world, random) => {
    const service = random.pick(world.services);
    await somethingRuns(world);
    await service.end('SIGTERM');
    await service.start();
  },
};

const slowService: Fault = {
  name: 'the service stands still for a while',
  happen: async (world, random) => {
    const service = random.pick(world.services);
    await somethingRuns(world);
    service.signal('SIGSTOP');
    await pause(random.between(500, 8_000));
    service.signal('SIGCONT');
  },
};

const killWorker: Fault = {
  name: 'the Worker is killed in the middle',
  happen: async (world, random) => {
    await somethingRuns(world);
    await pause(random.between(0, 500));
    await world.worker.kill();
    await world.worker.start();
  },
};

const slowWorker: Fault = {
  name: 'the Worker stands still for a while',
  happen: async (world, random) => {
    await somethingRuns(world);
    world.worker.signal('SIGSTOP');
    // Longer than a lease, now and then.
    await pause(random.pick([500, 3_000, 18_000]));
    world.worker.signal('SIGCONT');
  },
};

const refuseResults: Fault = {
  name: 'R2 refuses what it is given',
  happen: async (world, random) => {
    // Where workerd keeps the bytes of the buckets: a file in its place refuses all of them.
    const buckets = join(world.worker.state, 'v3/r2');
    const names = await readdir(buckets).catch(() => []);
    const folders = names.map((name) => join(buckets, name, 'blobs')).filter((folder) => existsSync(folder));
    if (folders.length === 0) return;
    const folder = random.pick(folders);
    await somethingRuns(world);
    await rename(folder, `${folder}.away`);
    await writeFile(folder, 'not a folder');
    await pause(random.between(200, 4_000));
    await rm(folder, { force: true, recursive: true });
    await rename(`${folder}.away`, folder);
  },
};

const fillDisk: Fault = {
  name: 'the disk is full',
  missing: async (world) => (world.worker.ownDisk ? undefined : 'no disk of its own can be mounted here'),
  happen: async (world, random) => {
    await somethingRuns(world);
    const filler = join(world.worker.state, 'filler');
    const { bavail, bsize } = await statfs(world.worker.state);
    await run('dd', ['if=/dev/zero', `of=${filler}`, `bs=${bsize}`, `count=${bavail + 1}`]).catch(
      () => undefined,
    );
    await pause(random.between(200, 4_000));
    await rm(filler, { force: true });
  },
};

const jumpClock: Fault = {
  name: 'the clock jumps, and jumps back',
  happen: async (world, random) => {
    const offset = random.pick([-7_200_000, -60_000, 20_000, 600_000, 7_200_000]);
    await somethingRuns(world);
    const headers = { 'x-test-clock-offset-ms': String(offset) };
    // Of one shard or of the other: each has the clock of the request that called it last.
    for (const client of world.clients.filter(() => random.chance(0.7))) {
      await client.fetch('/api/v1/jobs', { headers }).catch(() => undefined);
    }
    await pause(random.between(0, 2_000));
    for (const client of world.clients) {
      await eventually('the clock is right again', () => client.fetch('/api/v1/jobs'));
    }
  },
};

/** All that can happen. Deliveries that come twice are part of every round. */
export const FAULTS: readonly Fault[] = [
  killService,
  drainService,
  slowService,
  killWorker,
  slowWorker,
  refuseResults,
  fillDisk,
  jumpClock,
];
