// Everything the OpenAPI document describes, asked in every way it allows and in many that it does not, as
// nobody, as a person and as an administrator: no answer is a 5xx, and none is another than documented.
//   node tests/conformance/run.ts    (SCHEMATHESIS: the program; see scripts/test.sh conformance)

import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { ADMIN_EMAIL, Api, ROOT } from '../api/support/api.ts';
import { FakeCompileService } from '../api/support/compile-service.ts';
import { administrator, type Browser, register } from '../api/support/people.ts';
import { WorkerProcess } from '../api/support/process.ts';

const PROGRAM = process.env['SCHEMATHESIS'] ?? 'schemathesis';
/** Where it keeps what it found. */
const WORKPLACE = join(ROOT, 'build/conformance');
/** How many more, beyond every boundary of the document, are made up for each operation. */
const EXAMPLES = process.env['CONFORMANCE_EXAMPLES'] ?? '10';
const SEED = process.env['CONFORMANCE_SEED'] ?? String(Math.floor(Math.random() * 1e9));

const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_schema_conformance',
];

/** A socket and a stream: other tests know what they say. */
const STREAMS = '/live(/events)?$';
/** Ends the session that the cookie stands for, or gives it another token. */
const ENDING = '/auth/(sign-out|step-up)$|/account/sessions/[^/]+$';

function run(url: URL, browser: Browser | undefined): Promise<number> {
  const cookie = browser && [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const args = [
    ...['run', join(ROOT, 'docs/openapi.json'), '--url', url.origin, '--seed', SEED],
    ...['--phases', 'examples,coverage,fuzzing', '--max-examples', EXAMPLES, '--continue-on-failure'],
    ...['--checks', CHECKS.join(','), '--warnings', 'off', '--workers', '2', '--no-color'],
    ...(cookie ? ['--header', `Cookie: ${cookie}`, '--header', `Origin: ${url.origin}`] : []),
    ...['--exclude-path-regex', cookie ? `${STREAMS}|${ENDING}` : STREAMS],
  ];
  const env = {
    ...process.env,
    PYTHONPATH: import.meta.dirname,
    PYTHONDONTWRITEBYTECODE: '1',
    SCHEMATHESIS_HOOKS: 'hooks',
  };
  const child = spawn(PROGRAM, args, {
    cwd: WORKPLACE,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

await mkdir(WORKPLACE, { recursive: true });
const service = new FakeCompileService();
await service.start();
const worker = await WorkerProcess.create(service.url, { ADMIN_EMAILS: ADMIN_EMAIL });
let failed = false;
try {
  await worker.start();
  const api = new Api(undefined, worker.url);
  const everybody = [
    ['nobody', undefined],
    ['a person', await register(api)],
    ['an administrator', await administrator(api)],
  ] as const;
  for (const [who, browser] of everybody) {
    console.log(`\nThe API as ${who} (seed ${SEED})`);
    failed = (await run(worker.url, browser)) !== 0 || failed;
    const still = await browser?.send('GET', '/account');
    if (still && !still.ok) {
      console.log(`${who} was signed out on the way, and the rest asked as nobody: ${await still.text()}`);
      failed = true;
    }
  }
} finally {
  await worker.remove();
  await service.stop();
}
process.exitCode = failed ? 1 : 0;
