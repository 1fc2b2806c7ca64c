// The README's command lines do what they say.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { root } from './support/corpus.ts';
import { document } from './support/workspace.ts';

test('score, compile, poll and fetch the PDF with curl', ({ baseURL }) => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const block = /```sh\n(API=[\s\S]*?)```/.exec(readme)?.[1];
  if (!block || !baseURL) throw new Error('the README lost its curl example');
  const folder = mkdtempSync(join(tmpdir(), 'legible-readme-'));
  writeFileSync(join(folder, 'resume.tex'), document('From the command line'));
  // The README polls by hand; a script waits until the job says that it is done.
  const script = block
    .replace('http://localhost:8787', baseURL)
    .replace(
      /^(curl -s \$API\/jobs\/\$JOB -H .*)$/m,
      'until $1 | grep -q \'"state":"completed"\'; do sleep 0.2; done',
    );
  const run = spawnSync('bash', ['-euo', 'pipefail', '-c', script], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 60_000,
  });
  expect(run.status, run.stderr).toBe(0);
  expect(run.stdout).toContain('"overall"');
  expect(readFileSync(join(folder, 'resume.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
});
