/**
 * What the landing page loads before anybody touches it: gzipped JavaScript of
 * the page and of the scorer's worker, against its budget of 60 kB.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const BUDGET = 60_000;
const build = path.resolve(import.meta.dirname, '../build');
const html = readFileSync(path.join(build, 'index.html'), 'utf8');
const queue = [...html.matchAll(/(?:src|href)="(\/[^"]+\.js)"/g)].map((match) => match[1] ?? '');
const seen = new Set<string>();

// Static imports follow; dynamic ones are what the person has not asked for yet.
for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
  if (seen.has(file)) continue;
  seen.add(file);
  const code = readFileSync(path.join(build, file), 'utf8');
  for (const [, from] of code.matchAll(/(?:from|import)\s*"(\.[^"]+\.js)"/g))
    queue.push(path.posix.join(path.posix.dirname(file), from ?? ''));
  for (const [, worker] of code.matchAll(/[`"]([^`"]*workers\/worker-[^`"]+\.js)[`"]/g))
    queue.push(path.posix.resolve(path.posix.dirname(file), worker ?? ''));
}

let total = 0;
for (const file of [...seen].sort()) {
  const size = gzipSync(readFileSync(path.join(build, file)), { level: 9 }).length;
  total += size;
  console.log(`${String(size).padStart(8)}  ${file}`);
}
console.log(`${String(total).padStart(8)}  landing page, JavaScript gzipped (budget ${BUDGET})`);
if (total > BUDGET) process.exitCode = 1;
