// How soon identical input is answered by a product that is running: node tests/bench/identical.mjs [ADDRESS]
//
// Local stores are on the disk, and workerd answers nothing in no time: what a request costs that asks no
// store, or the job's Durable Object alone, is measured in the same run, in turns.
const base = (process.argv[2] ?? 'http://127.0.0.1:8787').replace(/\/$/, '') + '/api/v1';
const ROUNDS = 50;
/** A compile is allowed sixty times a minute. */
const WARM_UP = 5;

const source = String.raw`\documentclass{article}\begin{document}Ada Example, Engineer. ${Date.now()}\end{document}`;
const device = await (await fetch(`${base}/devices`, { method: 'POST' })).json();
const headers = { authorization: `Bearer ${device.token}` };

async function ask(path, init = {}) {
  const began = performance.now();
  const response = await fetch(`${base}${path}`, { ...init, headers: { ...headers, ...init.headers } });
  const body = new Uint8Array(await response.arrayBuffer());
  if (!response.ok) throw new Error(`${path}: ${response.status} ${new TextDecoder().decode(body)}`);
  return { ms: performance.now() - began, status: response.status, body };
}
const parsed = ({ body }) => JSON.parse(new TextDecoder().decode(body));
const compile = () =>
  ask('/compiles', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ files: { 'main.tex': { text: source } }, main: 'main.tex' }),
  });

let job = parsed(await compile());
const until = Date.now() + 60_000;
while (!['completed', 'failed', 'cancelled'].includes(job.state)) {
  if (Date.now() > until) throw new Error(`the first compile is still ${job.state}`);
  await new Promise((resolve) => setTimeout(resolve, 100)); // between two questions
  job = parsed(await ask(`/jobs/${job.id}`));
}
if (job.state !== 'completed')
  throw new Error(`the first compile: ${JSON.stringify(job.error ?? job.result)}`);

const times = { nothing: [], object: [], create: [], both: [] };
for (let round = -WARM_UP; round < ROUNDS; round += 1) {
  const nothing = await ask('/config');
  const object = await ask(`/jobs/${job.id}`);
  const created = await compile();
  if (created.status !== 200 || !parsed(created).cached)
    throw new Error('identical input was compiled again');
  const pdf = await ask(`/jobs/${parsed(created).id}/pdf`);
  if (round < 0) continue;
  times.nothing.push(nothing.ms);
  times.object.push(object.ms);
  times.create.push(created.ms);
  times.both.push(created.ms + pdf.ms);
}

const at = (values, part) =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * part)].toFixed(1);
const rows = [
  ['a request that asks no store', times.nothing],
  ['one call to the job queue’s object', times.object],
  ['create, answered from the cache', times.create],
  ['create, then the PDF', times.both],
];
for (const [what, values] of rows) {
  console.log(
    `${what.padEnd(40)} p50 ${at(values, 0.5).padStart(6)} ms  p95 ${at(values, 0.95).padStart(6)} ms`,
  );
}
