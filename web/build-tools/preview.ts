/**
 * Serves `build/` with its `_headers`, as the Worker's assets do, for looking at
 * the finished pages without the API: `npm run preview [-- port]`.
 */
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';

const build = path.resolve(import.meta.dirname, '../build');
const port = Number(process.argv[2] ?? 4173);
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

const rules = readFileSync(path.join(build, '_headers'), 'utf8')
  .split('\n\n')
  .filter(Boolean)
  .map((block) => {
    const [pattern = '', ...lines] = block.trim().split('\n');
    const headers = lines
      .filter((line) => !line.trim().startsWith('!'))
      .map((line) => line.trim().split(/:\s(.*)/s) as [string, string]);
    return { prefix: pattern.replace('*', ''), headers };
  });

createServer((request, response) => {
  const name = path.posix.normalize(decodeURIComponent((request.url ?? '/').split('?')[0] ?? '/'));
  const candidates = [name === '/' ? '/index.html' : name, `${name}.html`].map((candidate) =>
    path.join(build, candidate),
  );
  const found = candidates.find((file) => existsSync(file) && statSync(file).isFile());
  const file = found ?? path.join(build, '404.html');
  response.statusCode = found ? 200 : 404;
  response.setHeader('Content-Type', TYPES[path.extname(file)] ?? 'application/octet-stream');
  for (const { prefix, headers } of rules) {
    if (name.startsWith(prefix)) for (const [key, value] of headers) response.setHeader(key, value);
  }
  createReadStream(file).pipe(response);
}).listen(port, '127.0.0.1', () => console.log(`http://127.0.0.1:${port}`));
