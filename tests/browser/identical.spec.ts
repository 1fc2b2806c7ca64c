// The same request gives the same bytes natively, in the browser and at the edge.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { resumes, root } from './support/corpus.ts';

interface Request {
  files: Record<string, string>;
  main: string;
  posting?: string;
  as_of: string;
}

const posting = `Senior Data Engineer
Requirements
- 5+ years with Python and SQL
- Experience with AWS, Docker and C++
Nice to have: Kubernetes, German`;

function native(request: Request): string {
  const run = spawnSync('cargo', ['run', '--quiet', '--locked', '-p', 'legible', '--', 'score', '-'], {
    cwd: root,
    input: JSON.stringify(request),
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  if (run.status !== 0) throw new Error(run.stderr);
  return run.stdout.trimEnd();
}

const module = join(root, 'web/src/lib/wasm/scoring');

test.describe('one scorer everywhere', () => {
  test.beforeEach(async ({ page }) => {
    await page.route('**/module-under-test/*', (route) => {
      const name = new URL(route.request().url()).pathname.split('/').pop() ?? '';
      return route.fulfill({
        contentType: name.endsWith('.wasm') ? 'application/wasm' : 'text/javascript',
        body: readFileSync(join(module, name)),
      });
    });
    await page.goto('/');
  });

  for (const resume of resumes()) {
    test(`${resume.id}: same bytes from native, browser and edge`, async ({ page, request }) => {
      const body: Request = { files: resume.texts, main: 'main.tex', posting, as_of: '2026-01-15' };
      const expected = native(body);
      expect(JSON.parse(expected)).toHaveProperty('score.overall');

      const browser = await page.evaluate(async (json) => {
        const path = '/module-under-test/scoring.js';
        const scoring = (await import(path)) as {
          default: (options: { module_or_path: string }) => Promise<unknown>;
          score: (json: string) => string;
        };
        await scoring.default({ module_or_path: '/module-under-test/scoring_bg.wasm' });
        return scoring.score(json);
      }, JSON.stringify(body));
      expect(browser).toBe(expected);

      const edge = await request.post('/api/v1/scores', { data: body });
      expect(edge.status(), await edge.text()).toBe(200);
      expect(await edge.text()).toBe(expected);
    });
  }
});
