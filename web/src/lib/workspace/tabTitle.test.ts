import { expect, it } from 'vitest';
import type { CompilePhase } from '#lib/compile/compiler.svelte.ts';
import { TabTitle } from './tabTitle.ts';

const HIDDEN = true;
const SEEN = false;

it.each([
  ['a compile that ends while nobody looks', 'done', 'Compiled — Legible'],
  ['one that fails', 'failed', 'Compile failed — Legible'],
  ['one that is refused', 'refused', 'Compile failed — Legible'],
  ['one that is cancelled', 'cancelled', 'Workspace — Legible'],
] as [string, CompilePhase, string][])('%s', (_, end, title) => {
  const tab = new TabTitle();
  expect(tab.of(SEEN, 'running')).toBe('Workspace — Legible');
  for (const phase of ['running', 'fetching'] as const)
    expect(tab.of(HIDDEN, phase)).toBe('Compiling… — Legible');
  expect(tab.of(HIDDEN, end)).toBe(title);
  expect(tab.of(SEEN, end)).toBe('Workspace — Legible');
  // Left again: it is old news.
  expect(tab.of(HIDDEN, end)).toBe('Workspace — Legible');
});
