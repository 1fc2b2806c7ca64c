// The same request gives the same bytes natively, in the browser and at the edge; so do the same PDF
// and the same Word document.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
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

// Built beforehand where the tests run as a whole: cargo may have to wait, or to build, and a test's time runs.
const built = process.env.LEGIBLE_CLI;
const command = built ?? 'cargo';
const leading = built ? [] : ['run', '--quiet', '--locked', '-p', 'legible', '--'];

/** What the command line prints. */
function legible(args: string[], input = ''): string {
  const run = spawnSync(command, [...leading, ...args], {
    cwd: root,
    input,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
    env: { ...process.env, LEGIBLE_DICTIONARIES: '' },
  });
  if (run.status !== 0) throw new Error(run.stderr);
  return run.stdout.trimEnd();
}

const native = (request: Request) => legible(['score', '-'], JSON.stringify(request));

/** Resumes that the first module reads by itself. */
const usual = /^(sample|jakegut|sb2nov|awesome-cv|rendercv)/;

const modules = join(root, 'web/src/lib/wasm');
/** What postings ask for: a text beside the module. */
const SKILLS = 'lexicon.txt';
const DAY = '2026-01-15';

test.describe('one scorer everywhere', () => {
  test.beforeEach(async ({ page }) => {
    await page.route('**/module-under-test/*', (route) => {
      const name = new URL(route.request().url()).pathname.split('/').pop() ?? '';
      const folder = name === SKILLS ? 'scoring' : name.replace(/(_bg)?\.\w+$/, '');
      return route.fulfill({
        contentType: name.endsWith('.wasm') ? 'application/wasm' : 'text/javascript',
        body: readFileSync(join(modules, folder, name)),
      });
    });
    await page.goto('/');
  });

  for (const resume of resumes()) {
    test(`${resume.id}: same bytes from native, browser and edge`, async ({ page, request }) => {
      const body: Request = { files: resume.texts, main: 'main.tex', posting, as_of: DAY };
      const expected = native(body);
      expect(JSON.parse(expected)).toHaveProperty('score.overall');

      const [without, browser] = await page.evaluate(
        async ([json, skills]) => {
          const path = '/module-under-test/scoring.js';
          const scoring = (await import(path)) as {
            default: (options: { module_or_path: string }) => Promise<unknown>;
            score: (json: string) => string;
            setLexicon: (text: string) => void;
          };
          await scoring.default({ module_or_path: '/module-under-test/scoring_bg.wasm' });
          const without = scoring.score(json);
          scoring.setLexicon(await (await fetch(`/module-under-test/${skills}`)).text());
          return [without, scoring.score(json)] as const;
        },
        [JSON.stringify(body), SKILLS] as const,
      );
      // Without the skills it says so, rather than to find less.
      expect(JSON.parse(without)).toHaveProperty('error.code', 'lexicon_missing');
      expect(browser).toBe(expected);

      // What is loaded first reads no posting, and says the same about everything else.
      const typed = { ...body, posting: undefined };
      const [first, whole, beyond] = await page.evaluate(
        async ([typed, body]) => {
          interface Module {
            default: (options: { module_or_path: string }) => Promise<unknown>;
            score: (json: string) => string;
          }
          const load = async (name: string) => {
            const path = `/module-under-test/${name}.js`;
            const module = (await import(path)) as Module;
            await module.default({ module_or_path: `/module-under-test/${name}_bg.wasm` });
            return module;
          };
          const [typing, scoring] = [await load('typing'), await load('scoring')];
          return [typing.score(typed), scoring.score(typed), typing.score(body)] as const;
        },
        [JSON.stringify(typed), JSON.stringify(body)] as const,
      );
      const left = (JSON.parse(first) as { error?: { code: string } }).error?.code;
      if (left !== undefined && !usual.test(resume.id)) expect(left).toBe('not_here');
      else expect(first).toBe(whole);
      expect(JSON.parse(beyond)).toHaveProperty('error.code', 'not_here');

      const edge = await request.post('/api/v1/scores', { data: body });
      expect(edge.status(), await edge.text()).toBe(200);
      expect(await edge.text()).toBe(expected);
    });
  }

  for (const [kind, path] of [
    ['page', 'tests/api/samples/resume.pdf'],
    ['docx', 'scoring-wasm/docx/tests/samples/resume.docx'],
    ['docx', 'scoring-wasm/docx/tests/samples/layout.docx'],
  ] as const) {
    const name = basename(path);
    test(`${name}: same report from native, browser and edge`, async ({ page, request }) => {
      const bytes = readFileSync(join(root, path));
      const checked = JSON.parse(
        legible(['check', path, '--format', 'json', '--as-of', DAY, '--fail-on', 'never']),
      ) as { resumes: { report: unknown }[] };
      // The command line prints it for people; what counts are the values and their order.
      const plain = (report: string) => JSON.stringify(JSON.parse(report));
      const expected = JSON.stringify(checked.resumes[0]?.report);
      expect(JSON.parse(expected)).toHaveProperty('score.overall');

      const browser = await page.evaluate(
        async ({ bytes, kind, name, day }) => {
          interface Module {
            default: (options: { module_or_path: string }) => Promise<unknown>;
          }
          const load = async <T extends Module>(module: string) => {
            const path = `/module-under-test/${module}.js`;
            const loaded = (await import(path)) as T;
            await loaded.default({ module_or_path: `/module-under-test/${module}_bg.wasm` });
            return loaded;
          };
          type Reader = Module & Record<'read_pdf' | 'read_docx', (bytes: Uint8Array) => string>;
          const reader = await load<Reader>('reader');
          const scorer = await load<Module & { score: (json: string) => string }>('scoring');
          const read = kind === 'page' ? reader.read_pdf : reader.read_docx;
          const reading: unknown = JSON.parse(read(new Uint8Array(bytes)));
          const called = kind === 'page' ? { file_name: name } : { main: name };
          return scorer.score(JSON.stringify({ [kind]: reading, ...called, as_of: day }));
        },
        { bytes: [...bytes], kind, name, day: DAY },
      );
      expect(plain(browser)).toBe(expected);

      const type =
        kind === 'page'
          ? 'application/pdf'
          : 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
      const edge = await request.post(`/api/v1/scores?as_of=${DAY}&main=${name}`, {
        data: bytes,
        headers: { 'content-type': type },
      });
      expect(edge.status(), await edge.text()).toBe(200);
      expect(await edge.text()).toBe(browser);
    });
  }
});
