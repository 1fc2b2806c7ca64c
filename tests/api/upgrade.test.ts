// An object that the first version of the queue wrote: nothing of it is lost, and it goes on.

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { expect, test } from 'vitest';

import { type Job, tex } from './support/api.ts';
import { hold, succeed } from './support/compile-service.ts';
import { killable } from './support/killable.ts';

const world = killable();

/** What has not changed since: their names and types stand here as they did then. */
const KEPT = `id TEXT PRIMARY KEY, owner TEXT NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL,
  revision INTEGER NOT NULL, announced INTEGER NOT NULL, phase TEXT, pass INTEGER, page INTEGER,
  attempts INTEGER NOT NULL, interrupted INTEGER NOT NULL, faults INTEGER NOT NULL, cached INTEGER NOT NULL,
  created_at INTEGER NOT NULL, available_at INTEGER NOT NULL, started_at INTEGER, finished_at INTEGER,
  lease_token TEXT, lease_until INTEGER, result TEXT, error_code TEXT, error_message TEXT,
  has_pdf INTEGER NOT NULL, prefix TEXT, file_name TEXT, expires_at INTEGER NOT NULL`;

/** Turns the objects' databases back into what the first version would have written. */
async function age(state: string): Promise<number> {
  const kept = KEPT.split(',').map((column) => column.trim().split(' ')[0]);
  let aged = 0;
  for (const name of await readdir(state, { recursive: true })) {
    if (!name.endsWith('.sqlite')) continue;
    // What was killed may hold it a moment longer.
    const database = new DatabaseSync(join(state, name), { timeout: 10_000 });
    const has = (table: string): boolean =>
      database.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?").get(table) !==
      undefined;
    if (has('jobs') && has('schema_step')) {
      database.exec(`
        BEGIN;
        ALTER TABLE jobs RENAME TO later;
        CREATE TABLE jobs (${KEPT}, main TEXT NOT NULL, engine TEXT NOT NULL, manifest TEXT NOT NULL) WITHOUT ROWID;
        INSERT INTO jobs (${kept.join(', ')}, main, engine, manifest)
          SELECT ${kept.join(', ')}, payload ->> 'main', payload ->> 'engine', payload -> 'manifest' FROM later;
        DROP TABLE later;
        DROP TABLE schema_step;
        CREATE INDEX jobs_by_owner ON jobs (owner, created_at);
        CREATE INDEX jobs_by_state ON jobs (state, available_at);
        CREATE INDEX jobs_to_announce ON jobs (id) WHERE announced < revision;
        COMMIT;`);
      aged += 1;
    }
    database.close();
  }
  return aged;
}

test('jobs of the first version are there, run, and can be done once more', async () => {
  const { service, worker, api } = world;
  const client = await api.device();
  service.script(succeed, hold);
  const done = await client.final((await client.compile(tex())).id);
  const running = await client.compile(tex());
  await service.noted('started', running.id);
  await worker.kill();
  expect(await age(worker.state)).toBe(1);
  service.release();

  await worker.start();
  await service.noted('started', running.id, 2);
  expect((await client.final(running.id)).state).toBe('completed');
  const { id, main, engine, result } = done;
  expect(await client.job(id)).toMatchObject({ id, main, engine, result, priority: 'low' });
  expect((await client.fetch(`/api/v1/jobs/${id}/pdf`)).status).toBe(200);
  const { jobs } = (await (await client.fetch('/api/v1/jobs')).json()) as { jobs: Job[] };
  expect(jobs.map((job) => job.id)).toEqual([running.id, id]);
  const again = (await (await client.post(`/api/v1/jobs/${id}/retry`, {})).json()) as Job;
  expect((await client.final(again.id)).state).toBe('completed');
}, 180_000);
