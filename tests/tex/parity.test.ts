/** Real resumes: the browser's engine sets the page that TeX Live sets. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { setNatively } from './support/native.ts';
import { errors, isBuilt, setDocument } from './support/typesetter.ts';
import { compare, readPdf, type Difference } from './support/words.ts';

const corpus = join(
  process.env.LEGIBLE_CORPUS ?? join(import.meta.dirname, '../../../shared/corpus'),
  'resumes',
);
const resumes = isBuilt && existsSync(corpus) ? readdirSync(corpus).sort() : [];

test.skipIf(resumes.length > 0)('resumes', () => {
  console.log(
    isBuilt
      ? 'No corpus of real resumes beside the checkout: parity is not tested.'
      : 'The TeX engine is not built: parity is not tested.',
  );
});

/** A page of real words may differ in a mark or two, such as what a bibliography's last pass numbers. */
const SAME_WORDS = 0.99;

const table: string[] = [];
afterAll(() => {
  if (table.length > 0) console.log(['words (F1), pages, moved across and down', ...table].join('\n'));
});

function note(resume: string, engine: string, { f1, pages, across, down }: Difference) {
  const numbers = [f1.toFixed(4), pages.join('/'), across.toFixed(2), down.toFixed(2)];
  table.push(`${resume.padEnd(36)} ${engine.padEnd(9)} ${numbers.join('  ')}`);
}

for (const resume of resumes) {
  test(`${resume} as XeLaTeX sets it`, (context) => {
    const native = setNatively(join(corpus, resume), 'xelatex');
    if (!native) return context.skip('TeX Live finds errors in it, or lacks its fonts');
    const page = setDocument(project(resume), 'xelatex');
    expect(errors(page)).toEqual([]);
    const difference = compare(readPdf(native), readPdf(page.pdf));
    note(resume, 'XeLaTeX', difference);
    expect(difference.pages[1]).toBe(difference.pages[0]);
    expect(difference.f1).toBe(1);
    expect(Math.max(difference.across, difference.down)).toBeLessThan(0.5);
  });

  test(`${resume} as pdfLaTeX sets it`, (context) => {
    const native = setNatively(join(corpus, resume), 'pdflatex');
    if (!native) return context.skip('TeX Live finds errors in it, or lacks its fonts');
    const page = setDocument(project(resume), 'pdflatex');
    expect(errors(page)).toEqual([]);
    const difference = compare(readPdf(native), readPdf(page.pdf));
    note(resume, 'pdfLaTeX', difference);
    expect(difference.pages[1]).toBe(difference.pages[0]);
    expect(difference.f1).toBeGreaterThan(SAME_WORDS);
    expect(difference.across).toBeLessThan(0.75);
  });
}

function project(resume: string): Map<string, Uint8Array> {
  const folder = join(corpus, resume);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
  return new Map(files.map((path) => [relative(folder, path), readFileSync(path)]));
}
