import 'fake-indexeddb/auto';
import { expect, it, vi } from 'vitest';
import type { Project } from '#lib/project/model.ts';
import { saveProject } from '#lib/project/store.ts';
import { BatchClosed } from '#lib/scorer/batch.ts';
import type { ScoreRequest, ScoreResult } from '#lib/scorer/report.ts';
import { Comparing, type CompareHost } from './comparing.svelte.ts';
import { REPORT } from './fixtures.ts';

const project = (id: string, more: Partial<Project> = {}): Project => ({
  id,
  name: id,
  files: { 'main.tex': { kind: 'text', text: id } },
  main: 'main.tex',
  engine: 'auto',
  posting: 'Baker',
  ignored: [],
  sample: false,
  savedAt: 1,
  ...more,
});
const posting = (id: string) => ({
  id,
  name: id,
  renamed: false,
  text: `text of ${id}`,
  own: [{ term: 'SQL', removed: true }],
  from: { kind: 'pasted' as const },
  savedAt: 1,
});

function setUp(present: Partial<Project> = {}) {
  const host: CompareHost = {
    project: project('present', present),
    stale: false,
    paper: {},
    postings: { list: [posting('a'), posting('b')], load: () => Promise.resolve() },
    flush: () => Promise.resolve(),
  };
  const asked: ScoreRequest[] = [];
  const answers: ((result: ScoreResult) => void)[] = [];
  let end: () => void = () => undefined;
  const batch = {
    score: vi.fn((request: ScoreRequest) => {
      asked.push(request);
      return new Promise<ScoreResult>((resolve, reject) => {
        answers.push(resolve);
        end = () => reject(new BatchClosed());
      });
    }),
    close: vi.fn(() => end()),
  };
  const reader = {
    read: vi.fn(() => Promise.resolve({ kind: 'page' as const, json: '{}' })),
    close: vi.fn(),
  };
  const comparing = new Comparing(
    host,
    () => batch,
    () => reader,
  );
  /** Answers the request that is asked next. */
  const answer = async (fits: number) => {
    await expect.poll(() => answers.length).toBeGreaterThan(0);
    answers.shift()?.({ report: { ...REPORT, score: { ...REPORT.score, fits } } });
  };
  return { comparing, asked, answer, batch, reader };
}

it('holds the resume against each saved posting with its own requirements, one after the other', async () => {
  const { comparing, asked, answer, batch } = setUp();
  const running = comparing.start('postings');
  await expect.poll(() => asked.length).toBe(1);
  expect(comparing.total).toBe(2);
  await answer(40);
  await expect.poll(() => asked.length).toBe(2);
  expect(asked[1]).toMatchObject({
    posting: 'text of b',
    own_requirements: posting('b').own,
    files: { 'main.tex': 'present' },
  });
  await answer(60);
  await running;
  expect(comparing.state).toBe('done');
  expect(comparing.rows.map(({ id, fits }) => [id, fits])).toEqual([
    ['b', 60],
    ['a', 40],
  ]);
  expect(batch.close).toHaveBeenCalled();
});

it('holds the posting against each kept resume, with the weights of the present one', async () => {
  const document = { kind: 'pdf' as const, name: 'a.pdf', bytes: new Uint8Array([1]) };
  await saveProject(project('other', { posting: 'Cook', profile: 'graduate', document, files: {} }));
  const { comparing, asked, answer, reader } = setUp({ profile: 'software' });
  const running = comparing.start('resumes');
  await answer(40);
  await answer(60);
  await running;
  expect(asked.map(({ posting, profile }) => [posting, profile])).toEqual([
    ['Baker', 'software'],
    ['Baker', 'software'],
  ]);
  expect(reader.read).toHaveBeenCalledWith('pdf', document.bytes);
  expect(comparing.rows.map(({ id, isPresent }) => [id, isPresent])).toEqual([
    ['other', false],
    ['present', true],
  ]);
  expect(comparing.projectOf('other')).toMatchObject({ id: 'other', posting: 'Baker', profile: 'graduate' });
});

it('has nothing to do without a posting', async () => {
  const { comparing } = setUp({ posting: ' ' });
  await comparing.start('resumes');
  expect(comparing).toMatchObject({ state: 'done', total: 0, rows: [] });
});

it('stops at once and keeps the rows that are there', async () => {
  const { comparing, answer, asked, batch } = setUp();
  const running = comparing.start('postings');
  await answer(40);
  await expect.poll(() => asked.length).toBe(2);
  comparing.stop();
  await running;
  expect(batch.close).toHaveBeenCalled();
  expect(comparing.state).toBe('stopped');
  expect(comparing.rows).toHaveLength(1);
});

it('says so when the scorer does not come', async () => {
  const { comparing, batch } = setUp();
  batch.score.mockRejectedValue(new TypeError('offline'));
  await comparing.start('postings');
  expect(comparing.state).toBe('failed');
});
