/** The pages of the rules, from `docs/rules/*.md` at build time. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { marked } from 'marked';

export interface RulePage {
  code: string;
  title: string;
  html: string;
}

const FOLDER = path.resolve('../docs/rules');

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
  const body = markdown.replace(/^#\s+.+$/m, '');
  return { code, title, html: marked.parse(body, { async: false }) };
}
