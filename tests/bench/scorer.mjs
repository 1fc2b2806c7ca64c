// The scorer in a real Chromium, in a Web Worker as on the page: p50 and p95 of whole scores, and of a
// letter typed into a session, as the page does it; with a posting beside the resume too.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inChromium } from './chromium.mjs';

const root = join(import.meta.dirname, '../..');
const corpus = process.env.LEGIBLE_CORPUS ?? join(root, '../shared/corpus');

const inputs = { sample: join(root, 'web/src/lib/project/sample/main.tex') };
for (const id of ['jakegut', 'sb2nov', 'moderncv-v2.0-es']) {
  inputs[id] = join(corpus, 'resumes', id, 'main.tex');
}

const worker = (module) => `
import init, * as scorer from '/${module}.js';
const { score, Session } = scorer;
const ready = init({ module_or_path: '/${module}_bg.wasm' });
onmessage = async ({ data: { request: data, lexicon } }) => {
  await ready;
  if (lexicon) scorer.setLexicon(lexicon);
  // Data of bibliographies, for one, is read by the whole scorer alone.
  if (score(data).startsWith('{"error"')) {
    postMessage(undefined);
    return;
  }
  const measure = (work) => {
    for (let i = 0; i < 50; i++) work(i);
    const times = [];
    for (let i = 0; i < 400; i++) {
      const start = performance.now();
      work(i);
      times.push(performance.now() - start);
    }
    return times.sort((a, b) => a - b);
  };
  const { files, ...rest } = JSON.parse(data);
  const text = files['main.tex'];
  const session = new Session();
  session.setFile('main.tex', text);
  const options = JSON.stringify(rest);
  session.score(options);
  // Between two words in the middle of the body.
  const body = text.indexOf('\\\\begin{document}');
  const at = text.indexOf(' ', (body + text.length) >> 1);
  const key = (i) => {
    if (i % 2 === 0) session.edit('main.tex', at, at, 'x');
    else session.edit('main.tex', at, at + 1, '');
    session.score(options);
  };
  postMessage({ whole: measure(() => score(data)), key: measure(key) });
};`;

/** `more` goes into each request. */
const measure = (title, more, lexicon) => async (ask) => {
  console.log(
    `${title.padEnd(24)}${'bytes'.padStart(8)}${'p50 µs'.padStart(10)}${'p95 µs'.padStart(10)}${'µs/kB'.padStart(8)}` +
      `${'key p50'.padStart(10)}${'key p95'.padStart(10)}`,
  );
  for (const [name, path] of Object.entries(inputs)) {
    if (!existsSync(path)) {
      console.log(`${name.padEnd(24)} not there`);
      continue;
    }
    const text = readFileSync(path, 'utf8');
    const request = JSON.stringify({
      files: { 'main.tex': text },
      main: 'main.tex',
      as_of: '2026-01-01',
      ...more,
    });
    const times = await ask({ request, lexicon });
    if (!times) {
      console.log(`${name.padEnd(24)} left to the whole scorer`);
      continue;
    }
    const us = (of, q) => times[of][Math.floor(q * times[of].length)] * 1000;
    const cells = [
      text.length,
      us('whole', 0.5).toFixed(0),
      us('whole', 0.95).toFixed(0),
      ((us('whole', 0.5) / text.length) * 1000).toFixed(1),
      us('key', 0.5).toFixed(0),
      us('key', 0.95).toFixed(0),
    ];
    const widths = [8, 10, 10, 8, 10, 10];
    console.log(name.padEnd(24) + cells.map((cell, i) => String(cell).padStart(widths[i])).join(''));
  }
};

await inChromium(['typing'], worker('typing'), measure('first module in Chromium'));
await inChromium(['scoring'], worker('scoring'), measure('whole scorer in Chromium'));
// The short posting of the sample, and one of usual length.
const postings = {
  sample: join(root, 'web/src/lib/project/sample/posting.txt'),
  'of 5 kB': join(corpus, 'jobs/us-tts-login-devops-supervisor-2023.txt'),
};
const lexicon = readFileSync(join(root, 'web/src/lib/wasm/scoring/lexicon.txt'), 'utf8');
for (const [name, path] of Object.entries(postings)) {
  if (!existsSync(path)) continue;
  const posting = readFileSync(path, 'utf8');
  const title = `with a posting: ${name}`;
  await inChromium(['scoring'], worker('scoring'), measure(title, { posting }, lexicon));
}
