// A Worker that the tests of a file have for themselves and may kill.

import { afterAll, beforeAll } from 'vitest';

import { Api } from './api.ts';
import { FakeCompileService } from './compile-service.ts';
import { WorkerProcess } from './process.ts';

export type Killable = { service: FakeCompileService; worker: WorkerProcess; api: Api };

/** Started before a file's tests and removed after them; to be asked for outside of them. */
export function killable(): Killable {
  const world = { service: new FakeCompileService() } as Killable;
  beforeAll(async () => {
    await world.service.start();
    world.worker = await WorkerProcess.create(world.service.url);
    await world.worker.start();
    world.api = new Api(undefined, world.worker.url);
  });
  afterAll(async () => {
    await world.worker.remove();
    await world.service.stop();
  });
  return world;
}
