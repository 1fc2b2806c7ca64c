import { describe, expect, it } from 'vitest';
import type { CompilePhase } from '#lib/compile/compiler.svelte.ts';
import { aJob } from '#lib/compile/fixtures.ts';
import type { Job } from '#lib/compile/job.ts';
import { spokenText, statusText } from './progress.ts';

const at = (phase: CompilePhase, job: Partial<Job> = {}) => ({
  ...{ phase, tookMs: 120, diagnostics: [], job: aJob(job) },
});

describe('The words for a compile', () => {
  it.each([
    [at('submitting'), 'Sending…'],
    [at('queued', { phase: 'queued' }), 'Queued, waiting for its turn'],
    [at('queued', { phase: 'waiting' }), 'Waiting for the compile service; it goes on by itself'],
    [at('running', { phase: 'preparing' }), 'Starting the compile'],
    [at('running', { phase: 'pass', pass: 2, page: null }), 'Pass 2'],
    [at('running', { phase: 'pass', pass: 2, page: 3 }), 'Pass 2, page 3'],
    [at('running', { phase: 'uploading', pass: 2, page: 3 }), 'Storing the result'],
    [at('fetching'), 'Fetching the page…'],
    [at('done', { cached: false }), 'Compiled in 0.12 s'],
    [at('done', { cached: true }), 'Unchanged, answered in 0.12 s'],
    [at('cancelled'), 'Cancelled'],
    [at('refused'), 'Could not compile'],
    [at('failed'), 'The compile failed'],
  ])('of %j are %s', (compiler, text) => {
    expect(statusText(compiler)).toBe(text);
  });

  it('say when the next attempt begins', () => {
    const next = new Date(2026, 0, 1, 14, 3, 5).getTime();
    expect(statusText(at('queued', { phase: 'waiting', available_at: next }))).toContain('14:03:05');
  });

  it('are spoken by stage, not by page', () => {
    expect(spokenText(at('running', { phase: 'pass', pass: 2, page: 3 }))).toBe('Compiling');
    expect(spokenText(at('done', { cached: false }))).toBe('Compiled in 0.12 s');
  });
});
