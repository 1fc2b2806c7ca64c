// Libraries with many resumes, written where the Worker keeps them: by its API an account takes minutes to get a
// thousand, for it may ask 600 times a minute.

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Puts copies of the one resume that each account has beside it, until it has `count`; the Worker must not be
 * running. Gives the ids by account.
 */
export async function fillShelves(state: string, count: number): Promise<Map<string, string[]>> {
  const folder = join(state, 'v3/d1');
  const names = await readdir(folder, { recursive: true });
  for (const name of names.filter((name) => name.endsWith('.sqlite'))) {
    // What was killed may hold it a moment longer.
    const database = new DatabaseSync(join(folder, name), { timeout: 10_000 });
    try {
      const isOurs = database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'resumes'").get();
      if (isOurs) return fill(database, count);
    } finally {
      database.close();
    }
  }
  throw new Error(`no database with resumes in ${folder}`);
}

function fill(database: DatabaseSync, count: number): Map<string, string[]> {
  const columns = (database.prepare('PRAGMA table_info(resumes)').all() as { name: string }[])
    .map(({ name }) => name)
    .filter((name) => name !== 'id' && name !== 'name');
  database
    .prepare(
      `WITH RECURSIVE more (n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM more WHERE n < ?)
       INSERT INTO resumes (id, name, ${columns.join(', ')})
       SELECT substr(h, 1, 8) || '-' || substr(h, 9, 4) || '-4' || substr(h, 14, 3) || '-8' || substr(h, 18, 3)
              || '-' || substr(h, 21, 12), 'Resume ' || n, ${columns.join(', ')}
       FROM (SELECT lower(hex(randomblob(16))) AS h, n, resumes.* FROM resumes, more)`,
    )
    .run(count);
  const shelves = new Map<string, string[]>();
  const rows = database.prepare('SELECT account_id, id FROM resumes').all();
  for (const { account_id, id } of rows as { account_id: string; id: string }[])
    shelves.set(account_id, [...(shelves.get(account_id) ?? []), id]);
  return shelves;
}
