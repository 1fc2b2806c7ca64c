import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Report } from '#lib/scorer/report.ts';
import { cards } from '#lib/workspace/findings.ts';
import { reportMarkdown } from './markdown.ts';

/** What the command line's tests read too. */
const kept = (name: string) =>
  readFileSync(join(import.meta.dirname, '../../../../scoring-wasm/tests/markdown', name), 'utf8');
const report = JSON.parse(kept('report.json')) as Report;
const files = { 'main.tex': kept('main.tex') };

it('writes what the command line writes', () => {
  expect(reportMarkdown(report, files, [])).toBe(kept('report.md'));
});

it('names what was ignored apart from the findings, with its reason', () => {
  const card = cards(report, files).find(({ finding }) => finding.code === 'SEC004');
  if (!card) throw new Error('the kept report has an empty section');
  const ignored = [{ card, kept: { code: 'SEC004', quote: card.quote, reason: 'On *purpose*', at: 0 } }];
  const text = reportMarkdown(report, files, ignored);
  expect(text).toContain(
    '## Ignored findings\n\nThese are counted in the score.\n\n- **A section is empty** (SEC004): Why: On \\*purpose\\*.\n',
  );
  expect(text.match(/SEC004/g)).toHaveLength(1);
});

it('says so when there is nothing', () => {
  const none = { ...report, findings: [], match: null };
  expect(reportMarkdown(none, files, [])).toContain('\nNothing found that costs points.\n');
});
