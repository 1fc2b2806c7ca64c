/** Resumes for tests, of people who do not exist. */
import type { LibraryUsage, Resume, ResumeSummary, Version, VersionSummary } from '#lib/library/contract.ts';
import type { LocalResume } from '#lib/library/local.ts';

const DAY_MS = 86_400_000;

export const summary = (more: Partial<ResumeSummary> = {}): ResumeSummary => ({
  id: 'r1',
  name: 'Ada Sample',
  kind: 'latex',
  main: 'main.tex',
  engine: 'auto',
  revision: 3,
  files: 2,
  bytes: 12_400,
  created_at: 0,
  updated_at: 0,
  deleted_at: null,
  copy_of: null,
  score: { overall: 82.4, readable: 88, fits: 64, at: 0 },
  ...more,
});

export const wholeResume = (more: Partial<Resume> = {}): Resume => ({
  ...summary(),
  manifest: { 'main.tex': { sha256: 'aa', size: 12_000 }, 'photo.png': { sha256: 'bb', size: 400 } },
  details: { ignored: [], posting: '', own: [] },
  ...more,
});

export const version = (more: Partial<VersionSummary> = {}): VersionSummary => ({
  id: 'v1',
  kind: 'compile',
  at: 0,
  name: 'Ada Sample',
  main: 'main.tex',
  engine: 'auto',
  files: 2,
  bytes: 12_400,
  score: { overall: 71.5, readable: 80, fits: null, at: 0 },
  job_id: null,
  expires_at: DAY_MS,
  ...more,
});

export const wholeVersion = (more: Partial<Version> = {}): Version => {
  const { manifest, details } = wholeResume();
  return { ...version(), resume_kind: 'latex', manifest, details, ...more };
};

export const localResume = (more: Partial<LocalResume> = {}): LocalResume => ({
  id: 'l1',
  name: 'Draft',
  kind: 'latex',
  savedAt: 0,
  account: null,
  sent: false,
  copyOf: null,
  ...more,
});

export const usage = (more: Partial<LibraryUsage> = {}): LibraryUsage => ({
  resumes: 1,
  resumes_max: 50,
  bytes: 12_400,
  bytes_max: 100_000_000,
  versions_ms: DAY_MS,
  ...more,
});
