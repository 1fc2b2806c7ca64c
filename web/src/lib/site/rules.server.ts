/** The pages of the rules, from `docs/rules/*.md` at build time. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { marked } from 'marked';

export interface RulePage {
  code: string;
  /** Name of the rule, e.g. `weak-first-verb`. */
  title: string;
  /** What is the matter, one short line; the title where none is written. */
  says: string;
  html: string;
}

/** The engine's is there where its toolchain was. */
const NOTICED = ['web-app', 'tex-engine'] as const;
export type Noticed = (typeof NOTICED)[number];

const FOLDER = path.resolve('../docs/rules');

const FOLKLORE = path.resolve('../docs/folklore.md');

/** What is believed about machines that read resumes and has no rule: title and HTML; nothing where it is not written. */
export function folklorePage(file = FOLKLORE): Pick<RulePage, 'title' | 'html'> | undefined {
  if (!existsSync(file)) return undefined;
  const { title, html } = rulePage('', readFileSync(file, 'utf8'));
  // In the repository rules are files beside it; here each has an address.
  return { title, html: html.replace(/href="(?:\.\/)?rules\/([A-Z]{3}\d{3})\.md"/g, 'href="/rules/$1"') };
}

const LICENCES = path.resolve('../tex-wasm/LICENCES.md');

const NOTICES = path.resolve('static/notices');

/** The texts that the licences of other people's work ask for, as the build wrote them. */
export function notices(folder = NOTICES): { part: Noticed; href: string; bytes: number }[] {
  return NOTICED.filter((part) => existsSync(path.join(folder, `${part}.txt`))).map((part) => ({
    part,
    href: `/notices/${part}.txt`,
    bytes: statSync(path.join(folder, `${part}.txt`)).size,
  }));
}

/** What the browser's TeX engine is made of, under which terms, and where its source is: title and HTML. */
export function licencesPage(file = LICENCES): Pick<RulePage, 'title' | 'html'> {
  const { title, html } = rulePage('', readFileSync(file, 'utf8'));
  return { title, html };
}

/** All rules, by code. Empty where the folder is not there yet. */
export function rulePages(folder = FOLDER): RulePage[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^[A-Z]{2,4}\d{3}\.md$/.test(name))
    .sort()
    .map((name) => rulePage(name.slice(0, -3), readFileSync(path.join(folder, name), 'utf8')));
}

/** One page; the first heading of the source is its title. */
export function rulePage(code: string, markdown: string): RulePage {
  const heading = /^#\s+(.+)$/m.exec(markdown)?.[1] ?? code;
  const title = heading.replace(/`/g, '').replace(new RegExp(`^${code}\\s*[:·—–-]*\\s*`), '') || code;
  const body = markdown.replace(/^#\s+.+$/m, '').trim();
  // A first paragraph of one line that is followed by where the rule belongs.
  const says = /^(?![#-])(.+)\n\nCategory: /.exec(body)?.[1];
  const rest = says === undefined ? body : body.slice(says.length);
  return { code, title, says: says ?? title, html: marked.parse(rest, { async: false }) };
}
