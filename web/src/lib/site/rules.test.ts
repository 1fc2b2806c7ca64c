import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { folklorePage, licencesPage, notices, rulePage, rulePages } from './rules.server.ts';

describe('rulePage', () => {
  it.each([
    ['# BUL001: Weak first verb', 'Weak first verb'],
    ['# BUL001 — weak-first-verb', 'weak-first-verb'],
    ['# `BUL001` weak-first-verb', 'weak-first-verb'],
    ['No heading', 'BUL001'],
  ])('takes the title of %j', (markdown, title) => {
    expect(rulePage('BUL001', markdown).title).toBe(title);
  });

  it('takes the line that says what is the matter out of the text', () => {
    const page = rulePage('REA003', '# REA003 misspelt-word\n\nA word is misspelt\n\nCategory: wording.\n');
    expect(page).toMatchObject({ title: 'misspelt-word', says: 'A word is misspelt' });
    expect(page.html).toBe('<p>Category: wording.</p>\n');
    expect(rulePage('X', '# X y\n\nTwo.\n\n## Why')).toMatchObject({ says: 'y' });
  });

  it('turns the rest into HTML', () => {
    expect(rulePage('BUL001', '# BUL001: X\n\n## Why\nBecause.').html).toContain('<h2>Why</h2>');
  });
});

describe('rulePages', () => {
  it('lists the rules of a folder by code and leaves other files alone', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'rules-'));
    for (const name of ['FMT002.md', 'BUL001.md', 'README.md'])
      writeFileSync(path.join(folder, name), `# ${name}`);
    expect(rulePages(folder).map(({ code }) => code)).toEqual(['BUL001', 'FMT002']);
  });

  it('is empty without a folder', () => {
    expect(rulePages('/nowhere')).toEqual([]);
  });
});

it('has a page about what has no rule, with links to the rules that there are', () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'folklore-')), 'folklore.md');
  expect(folklorePage(file)).toBeUndefined();
  writeFileSync(file, '# Folklore\n\nSee [the rule](rules/FMT004.md).\n');
  const page = folklorePage(file);
  expect(page?.title).toBe('Folklore');
  expect(page?.html).toContain('href="/rules/FMT004"');
});

it('what the engine is made of names the parts under a licence that asks for their source', () => {
  const { title, html } = licencesPage();
  expect(title).toBe('What the TeX engine is made of');
  expect(html).toContain('GPL-2.0-or-later');
  expect(html).toContain('sources.lock');
});

it('the texts of licences are those that the build wrote', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'notices-'));
  expect(notices(folder)).toEqual([]);
  writeFileSync(path.join(folder, 'tex-engine.txt'), 'GPL');
  expect(notices(folder)).toEqual([{ part: 'tex-engine', href: '/notices/tex-engine.txt', bytes: 3 }]);
});
