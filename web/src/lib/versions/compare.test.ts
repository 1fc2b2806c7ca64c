import { describe, expect, it } from 'vitest';
import { wholeResume, wholeVersion } from '#lib/shelf/fixtures.ts';
import { compare } from './compare.ts';

const file = (sha256: string, size = 10) => ({ sha256, size });
const details = wholeResume().details;

describe('a version against the present state', () => {
  it('of the same content differs in nothing', () => {
    expect(compare(wholeResume({ revision: 9 }), wholeVersion())).toEqual({ facts: [], changes: [] });
  });

  it('tells which files change, come back and go', () => {
    const now = wholeResume({ manifest: { 'main.tex': file('1'), 'b.tex': file('2'), 'c.tex': file('3') } });
    const then = wholeVersion({
      manifest: { 'main.tex': file('9'), 'a.tex': file('8'), 'c.tex': file('3') },
    });
    expect(compare(now, then).changes.map(({ path, kind }) => [path, kind])).toEqual([
      ['main.tex', 'changed'],
      ['a.tex', 'back'],
      ['b.tex', 'goes'],
    ]);
  });

  it('tells the posting as a text', () => {
    const now = wholeResume({ details: { ...details, posting: 'Now' } });
    const changes = (posting: string) =>
      compare(now, wholeVersion({ details: { ...details, posting } })).changes;
    expect(changes('Then')).toEqual([
      { path: undefined, kind: 'changed', now: { text: 'Now' }, then: { text: 'Then' } },
    ]);
    expect(changes('')).toEqual([{ path: undefined, kind: 'goes', now: { text: 'Now' }, then: undefined }]);
    expect(changes('Now')).toEqual([]);
  });

  it('tells names, the main file, the engine and what was set', () => {
    const then = wholeVersion({
      name: 'Old',
      main: null,
      engine: 'xelatex',
      details: {
        ...details,
        ignored: [{ code: 'BUL012', quote: 'worked', reason: '', at: 0 }],
        market: 'us',
      },
    });
    expect(compare(wholeResume(), then).facts).toEqual([
      { kind: 'name', now: 'Ada Sample', then: 'Old' },
      { kind: 'main', now: 'main.tex', then: '' },
      { kind: 'engine', now: 'auto', then: 'xelatex' },
      { kind: 'ignored', now: 0, then: 1 },
      { kind: 'profile' },
    ]);
  });

  it('does not mind in which order findings were ignored, nor why', () => {
    const ignored = ['a', 'b'].map((quote) => ({ code: 'X', quote, reason: quote, at: 1 }));
    const now = wholeResume({ details: { ...details, ignored } });
    const then = wholeVersion({
      details: { ...details, ignored: ignored.toReversed().map((one) => ({ ...one, reason: '' })) },
    });
    expect(compare(now, then).facts).toEqual([]);
  });
});
