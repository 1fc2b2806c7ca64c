// Resumes of a person, as a client saves them.

import { createHash } from 'node:crypto';

import type { Browser } from './people.ts';

export type Details = {
  ignored: { code: string; quote: string; reason: string; at: number }[];
  posting: string;
  own: { term: string; added?: boolean }[];
  profile?: string;
  market?: string;
};

export type Summary = {
  id: string;
  name: string;
  kind: string;
  main: string | null;
  engine: string;
  revision: number;
  files: number;
  bytes: number;
  created_at: number;
  updated_at: number;
  deleted_at: number | null;
  copy_of: string | null;
  score: { overall: number; readable: number; fits: number | null; at: number } | null;
};

export type Resume = Summary & {
  manifest: Record<string, { sha256: string; size: number }>;
  details: Details;
};

export type Version = {
  id: string;
  kind: string;
  at: number;
  name: string;
  score: Summary['score'];
  job_id: string | null;
  expires_at: number;
};

export type Listed = {
  resumes: Summary[];
  next: string | null;
  usage: { resumes: number; resumes_max: number; bytes: number; bytes_max: number; versions_ms: number };
};

export const sha256 = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');

export const source = (text: string): string =>
  `\\documentclass{article}\\begin{document}${text}\\end{document}\n`;

/** A resume of one file that says `text`. */
export const state = (text: string, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  name: 'Resume',
  main: 'main.tex',
  files: { 'main.tex': { text: source(text) } },
  ...more,
});

/** Saves; `revision` 0 makes a new one, `null` names none. */
export function save(
  browser: Browser,
  id: string,
  body: unknown,
  revision: number | null = 0,
): Promise<Response> {
  const headers = new Headers({ 'content-type': 'application/json' });
  if (revision) headers.set('if-match', `"${revision}"`);
  else if (revision === 0) headers.set('if-none-match', '*');
  return browser.fetch(`/api/v1/resumes/${id}`, {
    method: 'PUT',
    headers: Object.fromEntries(headers),
    body: JSON.stringify(body),
  });
}

/** What a resume's files say, by path. */
export async function texts(browser: Browser, { manifest }: Resume): Promise<Record<string, string>> {
  const read = Object.entries(manifest).map(async ([path, file]) => {
    const response = await browser.fetch(`/api/v1/files/${file.sha256}`);
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return [path, await response.text()] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}
