// The stores of a Worker that has stopped, as they lie on disk: what R2 holds, and what points to it.

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

async function databases(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true }).catch(() => [] as string[]);
  return names.filter((name) => name.endsWith('.sqlite')).map((name) => join(folder, name));
}

function rows<T>(path: string, table: string, query: string): T[] {
  // What was killed may hold it a moment longer.
  const database = new DatabaseSync(path, { timeout: 10_000 });
  try {
    const found = database
      .prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?")
      .get(table);
    return found ? (database.prepare(query).all() as T[]) : [];
  } finally {
    database.close();
  }
}

export type Stores = {
  /** Folders of results in R2, with the names of what lies in each. */
  results: Map<string, Set<string>>;
  /** Jobs of all shards. */
  jobs: { id: string; state: string; has_pdf: number; prefix: string | null }[];
  /** Results that are noted as on their way, or as to be removed. */
  unclaimed: Set<string>;
};

export async function stores(state: string): Promise<Stores> {
  const results = new Map<string, Set<string>>();
  for (const path of await databases(join(state, 'v3/r2'))) {
    for (const { key } of rows<{ key: string }>(path, '_mf_objects', 'SELECT key FROM _mf_objects')) {
      if (!key.startsWith('compiles/')) continue;
      const at = key.lastIndexOf('/');
      const folder = key.slice(0, at);
      results.set(folder, (results.get(folder) ?? new Set()).add(key.slice(at + 1)));
    }
  }
  const jobs: Stores['jobs'] = [];
  const unclaimed = new Set<string>();
  for (const path of await databases(join(state, 'v3/do'))) {
    jobs.push(...rows<Stores['jobs'][0]>(path, 'jobs', 'SELECT id, state, has_pdf, prefix FROM jobs'));
    for (const row of rows<{ prefix: string }>(path, 'unclaimed', 'SELECT prefix FROM unclaimed')) {
      unclaimed.add(row.prefix);
    }
  }
  return { results, jobs, unclaimed };
}
