// Every query of the Worker, as the database would run it: none reads a whole table.

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { type Api, ROOT, start } from './support/api.ts';

let api: Api;
beforeAll(async () => {
  api = await start('http://127.0.0.1:9');
});
afterAll(() => api.close());

/** What stands in braces in a query that is put together, as it may read. */
const PARTS: Record<string, string[]> = {
  COLUMNS: ['id'],
  FIELDS: ['id'],
  columns: ['*'],
  what: ['name = ?2'],
  marks: ['?1, ?2'],
};

/** Tables with people's rows, and the columns that say whose they are. */
const privacy = await readFile(join(ROOT, 'edge/domain/src/privacy.rs'), 'utf8');
const LINKED = [
  ...privacy.matchAll(/linked\(\s*"(\w+)",\s*"(\w+)"/g),
  ...privacy.matchAll(/table: "(\w+)",\s*column: "(\w+)"/g),
];

/** Conditions of searches, by file. */
const CONDITIONS: Record<string, string[]> = {
  'audit.rs': ['TRUE', 'account_id = ?2', 'act = ?2 AND id < ?3', 'account_id = ?2 AND act = ?3 AND id < ?4'],
  'accounts.rs': ['TRUE', 'a.id = ?2', 'a.email_key >= ?2 AND a.email_key < ?3 AND a.id < ?4', 'a.id < ?2'],
};

/** Read from one end to the other on purpose: small, or bounded by a limit. */
const WHOLE = [
  // Newest first, by the primary key, and no more than a page.
  /^SCAN a$/,
  /^SCAN audit$/,
  // Counted to bound the table itself; at most 10 000 rows.
  /^SCAN faults/,
  // Some hundred rows, each for an hour at most.
  /^SCAN blocks/,
  /^SCAN funnel/,
  /^SCAN salts/,
  // On developers' machines only.
  /^SCAN outbox/,
];

async function queries(): Promise<{ file: string; sql: string }[]> {
  const found: { file: string; sql: string }[] = [];
  const folders = ['edge/src/store', 'edge/src'];
  for (const folder of folders) {
    for (const file of await readdir(join(ROOT, folder))) {
      // What every condition is put into; the conditions themselves are found where they stand.
      if (!file.endsWith('.rs') || file === 'sql.rs') continue;
      const source = await readFile(join(ROOT, folder, file), 'utf8');
      for (const [, literal = ''] of source.matchAll(
        /"((?:SELECT|INSERT INTO|UPDATE|DELETE FROM)\s[^"]*)"/g,
      )) {
        let texts = literal.includes('{table}')
          ? LINKED.map(([, table = '', column = '']) =>
              literal.replace('{table}', table).replace('{column}', column),
            )
          : [literal];
        for (const [whole, name = ''] of literal.matchAll(/\{(\w+)\}/g)) {
          if (name === 'table' || name === 'column') continue;
          const parts = name === 'condition' ? CONDITIONS[file] : PARTS[name];
          if (!parts) throw new Error(`${file}: say what {${name}} may be`);
          texts = texts.flatMap((text) => parts.map((part) => text.replace(whole, part)));
        }
        for (const sql of texts) found.push({ file, sql });
      }
      // Conditions of whole batches.
      for (const [, condition = ''] of source.matchAll(/"((?:NOT )?EXISTS \(SELECT[^"]*)"/g))
        found.push({ file, sql: `SELECT ${condition}` });
    }
  }
  return found;
}

test('no query reads a whole table', async () => {
  const all = await queries();
  expect(all.length).toBeGreaterThan(80);
  expect(LINKED.length).toBeGreaterThan(10);
  const db = await api.database();
  const scans: string[] = [];
  for (const { file, sql } of all) {
    const parameters = Math.max(0, ...[...sql.matchAll(/\?(\d+)/g)].map(([, n]) => Number(n)));
    const { results } = await db
      .prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .bind(...Array.from({ length: parameters }, () => 1))
      .all();
    for (const { detail } of results as { detail: string }[]) {
      const scan = /^SCAN /.test(detail) && !/USING (COVERING )?INDEX|CONSTANT ROW|VIRTUAL/.test(detail);
      if (scan && !WHOLE.some((known) => known.test(detail))) scans.push(`${file}: ${detail}: ${sql}`);
    }
  }
  expect(scans).toEqual([]);
});
