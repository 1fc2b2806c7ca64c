import { describe, expect, it } from 'vitest';
import type { Compiler } from '#lib/compile/compiler.svelte.ts';
import { aJob } from '#lib/compile/fixtures.ts';
import type { Job } from '#lib/compile/job.ts';
import { Elsewhere } from './elsewhere.ts';

function setUp() {
  const shown: { text: string; run: () => void }[] = [];
  const opened: string[] = [];
  const compiler = { phase: 'idle' as Compiler['phase'], isOwn: (id: string) => id === 'own' };
  const elsewhere = new Elsewhere(
    { show: (text, action) => shown.push({ text, run: action?.run ?? (() => undefined) }) },
    compiler,
    (address) => opened.push(address),
  );
  return { elsewhere, shown, opened, compiler };
}

const job = (id: string, state: Job['state'], draft = false) => aJob({ id, state, draft, main: 'cv.tex' });

describe('Jobs of other tabs and devices', () => {
  it('are told of when they are finished, with a way to them', () => {
    const { elsewhere, shown, opened } = setUp();
    for (const state of ['pending', 'processing', 'completed'] as const)
      elsewhere.report(job('other', state));
    elsewhere.report(job('third', 'failed'));
    expect(shown.map(({ text }) => text)).toEqual([
      'cv.tex was compiled in another tab or on another device.',
      'cv.tex could not be compiled in another tab or on another device.',
    ]);
    shown[0]?.run();
    expect(opened).toEqual(['/jobs#other']);
  });

  it('are not this page’s own, nor drafts, nor those that somebody cancelled', () => {
    const { elsewhere, shown } = setUp();
    elsewhere.report(job('draft', 'completed', true));
    elsewhere.report(job('own', 'completed'));
    elsewhere.report(job('other', 'cancelled'));
    expect(shown).toEqual([]);
  });

  it('wait while it is not known which job is this page’s', () => {
    const { elsewhere, shown, compiler } = setUp();
    compiler.phase = 'submitting';
    elsewhere.report(job('own', 'completed'));
    elsewhere.report(job('other', 'completed'));
    expect(shown).toEqual([]);
    // The phase changes after the answer was looked at.
    elsewhere.settle();
    elsewhere.settle();
    expect(shown).toHaveLength(1);
  });
});
