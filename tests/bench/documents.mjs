// PDFs and Word documents in a real Chromium, in a Web Worker as on the page: p50 of the reader
// module (bytes to reading as JSON) and of reader and scorer together (bytes to report).
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inChromium } from './chromium.mjs';

const root = join(import.meta.dirname, '../..');
const compiled = join(root, 'build/bench');

const inputs = { 'own sample.pdf': join(root, 'tests/api/samples/resume.pdf') };
for (const name of existsSync(compiled) ? readdirSync(compiled) : []) {
  if (name.endsWith('.pdf')) inputs[name] = join(compiled, name);
}
inputs['own sample.docx'] = join(root, 'scoring-wasm/docx/tests/samples/resume.docx');

const worker = `
import startReader, { read_docx, read_pdf } from '/reader.js';
import startScorer, { score } from '/scoring.js';
const ready = Promise.all([
  startReader({ module_or_path: '/reader_bg.wasm' }),
  startScorer({ module_or_path: '/scoring_bg.wasm' }),
]);
onmessage = async ({ data }) => {
  await ready;
  const word = data.word;
  const bytes = new Uint8Array(data.bytes);
  const times = { read: [], whole: [] };
  for (let i = 0; i < 250; i++) {
    const start = performance.now();
    const reading = word ? read_docx(bytes) : read_pdf(bytes);
    const read = performance.now();
    const report = score('{"' + (word ? 'docx' : 'page') + '":' + reading + ',"as_of":"2026-01-01"}');
    const end = performance.now();
    if (!report.includes('"score"')) throw new Error(report.slice(0, 300));
    // The first rounds warm the engine up.
    if (i >= 50) { times.read.push(read - start); times.whole.push(end - start); }
  }
  postMessage(times);
};`;

await inChromium(['reader', 'scoring'], worker, async (ask) => {
  console.log(
    `${'document in Chromium'.padEnd(28)}${'bytes'.padStart(8)}${'read p50 µs'.padStart(13)}${'p95'.padStart(8)}${'report p50 µs'.padStart(15)}${'p95'.padStart(8)}`,
  );
  for (const [name, path] of Object.entries(inputs)) {
    const bytes = [...readFileSync(path)];
    const times = await ask({ bytes, word: name.endsWith('.docx') });
    const us = (list, q) => (list.toSorted((a, b) => a - b)[Math.floor(q * list.length)] * 1000).toFixed(0);
    const cells = [
      bytes.length,
      us(times.read, 0.5),
      us(times.read, 0.95),
      us(times.whole, 0.5),
      us(times.whole, 0.95),
    ];
    console.log(
      name.padEnd(28) + cells.map((cell, i) => String(cell).padStart([8, 13, 8, 15, 8][i])).join(''),
    );
  }
});
