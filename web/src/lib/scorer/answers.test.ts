import { expect, it } from 'vitest';
import { Answers, type ScorerModule } from './answers.ts';

const report = (files: unknown) =>
  JSON.stringify({
    files,
    score: { overall: 50 },
    categories: [],
    findings: [{ id: 'A-1', code: 'A', category: 'format', cost: 2, message: 'long text' }],
    ceilings: { A: 3 },
  });

/** A module that answers with what it was asked. */
function fake() {
  const freed: string[] = [];
  const asked: unknown[] = [];
  class Session {
    files: Record<string, string> = {};
    setFile(path: string, text: string) {
      this.files[path] = text;
    }
    removeFile(path: string) {
      const { [path]: gone, ...rest } = this.files;
      this.files = rest;
      return gone !== undefined;
    }
    edit(path: string, start: number, end: number, text: string) {
      const old = this.files[path];
      if (old === undefined) return false;
      this.files[path] = old.slice(0, start) + text + old.slice(end);
      return true;
    }
    score(options: string) {
      asked.push(JSON.parse(options));
      return report(this.files);
    }
    wordsToCheck() {
      return JSON.stringify({ words: Object.keys(this.files) });
    }
    free() {
      freed.push(Object.keys(this.files).join());
    }
  }
  const module: ScorerModule = {
    what_if: (basis, without) => JSON.stringify({ basis: JSON.parse(basis), without: JSON.parse(without) }),
    Session,
  };
  return { module, freed, asked };
}

const options = { as_of: '2026-01-31' };
const filesOf = (answer: unknown) => JSON.parse((answer as { json: string }).json).files as unknown;

it('scores the files as they are after all changes', () => {
  const answers = new Answers(fake().module, () => 0);
  const changes = [
    { kind: 'set' as const, path: 'a', text: 'one two' },
    { kind: 'set' as const, path: 'b', text: 'x' },
  ];
  answers.to({ kind: 'score', id: 1, options, afresh: true, changes });
  const second = answers.to({
    kind: 'score',
    id: 2,
    options,
    afresh: false,
    changes: [
      { kind: 'edit', path: 'a', start: 4, end: 7, text: '2' },
      { kind: 'remove', path: 'b' },
    ],
  });
  expect(filesOf(second)).toEqual({ a: 'one 2' });
  expect(answers.to({ kind: 'words', id: 3 })).toEqual({ kind: 'words', id: 3, json: '{"words":["a"]}' });
});

it('asks for everything again when an edit fits nothing, and begins afresh then', () => {
  const answers = new Answers(fake().module, () => 0);
  const changes = [{ kind: 'edit' as const, path: 'nowhere', start: 0, end: 1, text: '' }];
  expect(answers.to({ kind: 'score', id: 1, options, afresh: true, changes })).toEqual({
    kind: 'lost',
    id: 1,
  });
  const set = [{ kind: 'set' as const, path: 'a', text: 'z' }];
  expect(filesOf(answers.to({ kind: 'score', id: 1, options, afresh: true, changes: set }))).toEqual({
    a: 'z',
  });
});

it('adds what was read of a PDF to every request until it is told otherwise', () => {
  const { module, asked } = fake();
  const answers = new Answers(module, () => 0);
  const ask = (id: number, more: object) =>
    answers.to({ kind: 'score', id, options, afresh: id === 1, changes: [], ...more });
  ask(1, { reading: { kind: 'page', json: '{"bytes":5}' } });
  ask(2, {});
  ask(3, { reading: null });
  expect(asked).toEqual([{ ...options, page: { bytes: 5 } }, { ...options, page: { bytes: 5 } }, options]);
});

it('passes on what the module leaves to the whole scorer, and begins afresh with that', () => {
  const { module, freed } = fake();
  class Narrow extends module.Session {
    override score = (json: string) =>
      json.includes('posting') ? '{"error":{"code":"not_here","message":""}}' : super.score(json);
  }
  const answers = new Answers({ ...module, Session: Narrow }, () => 0);
  const changes = [{ kind: 'set' as const, path: 'a', text: '' }];
  answers.to({ kind: 'score', id: 1, options, afresh: true, changes });
  const wider = { kind: 'score' as const, options: { ...options, posting: 'Rust' } };
  expect(answers.to({ ...wider, id: 2, afresh: false, changes: [] })).toBe('beyond');
  answers.widen(module);
  expect(freed).toEqual(['a']);
  expect(answers.to({ ...wider, id: 3, afresh: false, changes: [] })).toEqual({ kind: 'lost', id: 3 });
  expect(filesOf(answers.to({ ...wider, id: 3, afresh: true, changes }))).toEqual({ a: '' });
});

it('gives back the memory of a session that it leaves', () => {
  const { module, freed } = fake();
  const answers = new Answers(module, () => 0);
  const changes = [{ kind: 'set' as const, path: 'a', text: '' }];
  answers.to({ kind: 'score', id: 1, options, afresh: true, changes });
  answers.to({ kind: 'score', id: 2, options, afresh: true, changes });
  expect(freed).toEqual(['a']);
});

it('works out sums from the last report only, and from the part of it that sums need', () => {
  const answers = new Answers(fake().module, () => 0);
  answers.to({ kind: 'score', id: 7, options, afresh: true, changes: [] });
  expect(answers.to({ kind: 'whatIf', id: 8, report: 6, without: [[]] })).toMatchObject({
    results: undefined,
  });
  const answer = answers.to({ kind: 'whatIf', id: 9, report: 7, without: [['A-1'], []] });
  if (answer === 'beyond' || answer.kind !== 'whatIf') throw new Error('another kind of answer');
  expect(answer.results).toHaveLength(2);
  expect(JSON.parse(answer.results?.[0] ?? '')).toEqual({
    without: ['A-1'],
    basis: {
      score: { overall: 50 },
      categories: [],
      ceilings: { A: 3 },
      findings: [{ id: 'A-1', code: 'A', category: 'format', cost: 2 }],
    },
  });
});

it('leaves sums and words to the whole scorer where its own module has none', () => {
  const { module } = fake();
  class Narrow extends module.Session {
    constructor() {
      super();
      Object.assign(this, { wordsToCheck: undefined });
    }
  }
  const answers = new Answers({ Session: Narrow }, () => 0);
  const changes = [{ kind: 'set' as const, path: 'a', text: 'one' }];
  answers.to({ kind: 'score', id: 1, options, afresh: true, changes });
  const sums = { kind: 'whatIf' as const, id: 2, report: 1, without: [[]] };
  const words = { kind: 'words' as const, id: 3 };
  expect(answers.to(sums)).toBe('beyond');
  expect(answers.to(words)).toBe('beyond');
  answers.widen(module);
  // Sums are of the report that is there, words of files that have to be told again.
  expect(answers.to(sums)).toMatchObject({ id: 2, results: [expect.any(String)] });
  expect(answers.to(words)).toBe('beyond');
  answers.to({ kind: 'score', id: 4, options, afresh: true, changes });
  expect(answers.to(words)).toMatchObject({ id: 3, json: '{"words":["a"]}' });
});
