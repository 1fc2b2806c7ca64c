/** What differs between two sides of a resume, file by file. */
import type { Project } from '#lib/project/model.ts';
import { linesBetween, type Lines } from './lines.ts';
import { contentOf, sameFile } from './state.ts';

/** `lines`: of a text that both have. */
export type Difference =
  { path: string; kind: 'lines'; lines: Lines[] } | { path: string; kind: 'mine' | 'theirs' | 'binary' };

/** Files that are not the same, by path; the posting stands last, under `:posting`. */
export function differences(mine: Project, theirs: Project): Difference[] {
  const [a, b] = [contentOf(mine), contentOf(theirs)];
  const found: Difference[] = [];
  for (const path of [...new Set([...Object.keys(a.files), ...Object.keys(b.files)])].sort()) {
    const [left, right] = [a.files[path], b.files[path]];
    if (sameFile(left, right)) continue;
    if (!left || !right) found.push({ path, kind: left ? 'mine' : 'theirs' });
    else if (left.kind === 'text' && right.kind === 'text')
      found.push({ path, kind: 'lines', lines: linesBetween(left.text, right.text) });
    else found.push({ path, kind: 'binary' });
  }
  const [left, right] = [a.details.posting, b.details.posting];
  if (left !== right) found.push({ path: ':posting', kind: 'lines', lines: linesBetween(left, right) });
  return found;
}
