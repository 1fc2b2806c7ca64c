// A real Chromium with a page that can start the worker under measure.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { chromium } from '@playwright/test';

const modules = join(import.meta.dirname, '../../web/src/lib/wasm');

/**
 * Runs a measure in a page that serves `/worker.js` (its source is given) beside the named wasm modules,
 * as `/<name>.js` and `/<name>_bg.wasm`. `measure` gets `ask`, which starts the worker, posts one message
 * and gives the answer; bytes travel as arrays of numbers.
 */
export async function inChromium(names, worker, measure) {
  const files = {
    '/': ['text/html', '<!doctype html><title>bench</title>'],
    '/worker.js': ['text/javascript', worker],
  };
  for (const name of names) {
    files[`/${name}.js`] = ['text/javascript', readFileSync(join(modules, name, `${name}.js`))];
    files[`/${name}_bg.wasm`] = ['application/wasm', readFileSync(join(modules, name, `${name}_bg.wasm`))];
  }
  const server = createServer((request, response) => {
    const [type, body] = files[request.url] ?? ['text/plain', ''];
    // Cross-origin isolation gives performance.now() its finest clock.
    response.writeHead(200, {
      'content-type': type,
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
    });
    response.end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    await measure((message) =>
      page.evaluate(
        (data) =>
          new Promise((resolve, reject) => {
            const worker = new Worker('/worker.js', { type: 'module' });
            worker.onmessage = (event) => resolve(event.data);
            worker.onerror = (event) => reject(new Error(event.message));
            worker.postMessage(data);
          }),
        message,
      ),
    );
  } finally {
    await browser.close();
    server.close();
  }
}
