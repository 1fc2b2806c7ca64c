// Answers of the API as a test wants them: states that a healthy stack does not give.
import type { Page, Route } from '@playwright/test';

export const NOW = Date.now();
const HOUR = 3_600_000;

/** A UUIDv7-like id; later numbers are newer. */
export const id = (n: number) => `01a20409-${String(n).padStart(4, '0')}-7e0c-ad68-2d75d4195a9d`;

export const job = (n: number, more: Record<string, unknown> = {}) => ({
  id: id(n),
  kind: 'compile',
  state: 'completed',
  main: 'main.tex',
  engine: 'auto',
  priority: 'low',
  draft: false,
  document: null,
  retry_of: null,
  max_attempts: 5,
  available_at: null,
  phase: null,
  pass: null,
  page: null,
  attempts: 1,
  cached: false,
  created_at: NOW - (200 - n) * 60_000,
  started_at: NOW - (200 - n) * 60_000 + 1800,
  finished_at: NOW - (200 - n) * 60_000 + 2300,
  waited_ms: 1800,
  processing_ms: 500,
  result: {
    outcome: 'success',
    engine: 'pdflatex',
    passes: 2,
    pages: 1,
    diagnostics: [],
    texlive: 'TeX Live 2022/Debian',
    timings: { wait_ms: 20, prepare_ms: 4, engine_ms: 380, total_ms: 430 },
    fonts: [],
  },
  error: null,
  has_pdf: true,
  expires_at: NOW + 20 * HOUR,
  revision: 5,
  ...more,
});

export const failed = (n: number, more: Record<string, unknown> = {}) =>
  job(n, {
    state: 'failed',
    has_pdf: false,
    error: { code: 'latex_error', message: 'LaTeX stopped at an error. The problems say where.' },
    result: {
      ...job(n).result,
      outcome: 'latex_error',
      pages: 0,
      diagnostics: [
        {
          level: 'error',
          kind: 'undefined_command',
          file: 'main.tex',
          line: 12,
          message: '\\textbff is not a command.',
          hint: 'Did you mean \\textbf?',
          excerpt: '! Undefined control sequence.',
        },
        { level: 'warning', kind: 'other', message: 'A line is too long.', excerpt: '' },
      ],
    },
    ...more,
  });

export const running = (n: number, more: Record<string, unknown> = {}) =>
  job(n, {
    state: 'processing',
    phase: 'pass',
    pass: 1,
    page: 2,
    finished_at: null,
    processing_ms: null,
    result: null,
    has_pdf: false,
    ...more,
  });

/** One of everything: what the screens are looked at with. */
export const everything = () => [
  job(100, {
    state: 'pending',
    phase: 'queued',
    attempts: 0,
    started_at: null,
    finished_at: null,
    waited_ms: null,
    processing_ms: null,
    result: null,
    has_pdf: false,
    priority: 'high',
  }),
  job(99, {
    state: 'pending',
    phase: 'waiting',
    attempts: 2,
    finished_at: null,
    available_at: Date.now() + 40_000,
    processing_ms: 900,
    result: null,
    has_pdf: false,
    main: 'applications/2026/senior-platform-engineer-resume-with-cover.tex',
  }),
  running(98, { main: 'cv.tex', draft: true }),
  job(90, { retry_of: id(80) }),
  job(89, { cached: true }),
  job(80),
  failed(79),
  failed(78, {
    result: null,
    attempts: 5,
    error: { code: 'gave_up', message: 'The compile was interrupted too often and was given up. Retry it.' },
  }),
  job(77, {
    state: 'cancelled',
    result: null,
    has_pdf: false,
    draft: true,
    error: { code: 'superseded', message: 'A newer draft of the same document took its place.' },
  }),
];

type Answer = unknown[] | ((query: URLSearchParams) => { jobs: unknown[]; more: boolean });

/** Serves `/jobs` and keeps the feed shut. Gives what was asked for. */
export async function serveJobs(page: Page, answer: Answer): Promise<string[]> {
  const asked: string[] = [];
  await page.routeWebSocket('**/api/v1/live**', (socket) => socket.close());
  await page.route('**/api/v1/live/**', (route) => route.fulfill({ status: 503 }));
  await page.route('**/api/v1/jobs/*/report', (route) => route.fulfill({ json: REPORT }));
  await page.route(
    (url) => url.pathname === '/api/v1/jobs',
    (route) => {
      const { search, searchParams } = new URL(route.request().url());
      asked.push(search);
      const state = searchParams.get('state');
      return route.fulfill({
        json: Array.isArray(answer)
          ? { jobs: answer, more: false }
          : answer(new URLSearchParams(state ? searchParams : search)),
      });
    },
  );
  return asked;
}

/** As much of a score report as the list of jobs shows. */
const finding = (code: string, severity: string, title: string, gain: number) => ({
  code,
  severity,
  title,
  gain,
});
const REPORT = {
  score: { overall: 86.4, readable: 86.4 },
  page: {},
  findings: [
    finding('BUL003', 'hint', 'A bullet begins with a weak verb', 0.4),
    finding('BUL003', 'hint', 'A bullet begins with a weak verb', 0.4),
    finding('CON004', 'error', 'There is no e-mail address, and nobody who reads this could answer', 8),
    finding('FMT020', 'warning', 'Spaces are so narrow that some readers glue words together', 3.5),
    finding('REA001', 'hint', 'Javascript is spelt JavaScript', 0.2),
  ],
};

export const problem = (route: Route, status: number, code: string, detail = '') =>
  route.fulfill({
    status,
    contentType: 'application/problem+json',
    headers: status === 429 ? { 'retry-after': '60' } : {},
    body: JSON.stringify({ status, code, title: code, detail, type: '', request_id: '' }),
  });

export const health = (more: Record<string, unknown> = {}) => ({
  status: 'ok',
  version: '0.1.0',
  checks: {
    d1: { ok: true, latency_ms: 3, detail: 'answers, and its schema is there' },
    kv: { ok: true, latency_ms: 1, detail: 'answers' },
    r2: { ok: true, latency_ms: 4, detail: 'both buckets answer' },
    queue: { ok: true, latency_ms: 2, detail: '3 waiting, 1 running' },
    compile: { ok: true, latency_ms: 6, detail: 'TeX Live 2022/Debian, 1 of 2 slots busy' },
  },
  queue: { shards: 2, waiting: { high: 1, normal: 0, low: 6 }, running: 2, oldest_wait_ms: 4200, dead: 1 },
  services: [
    { name: 'compile-1', state: 'up', running: 2, slots: 2, in_flight: 2 },
    { name: 'compile-2', state: 'trying', running: 0, slots: 2, in_flight: 1 },
    { name: 'compile-3', state: 'down', running: null, slots: null, in_flight: 0 },
  ],
  ...more,
});

export const shard = (n: number) => ({
  shard: n,
  waiting: { high: 1, normal: 0, low: 6 },
  running: 2,
  dead: 1,
  owners: 5,
  oldest_wait_ms: 4200,
  services: [
    { name: 'compile-1', state: 'up', in_flight: 2, running: 2, slots: 2, faults: 0, retry_at: null },
    {
      name: 'compile-2',
      state: 'down',
      in_flight: 0,
      running: null,
      slots: null,
      faults: 4,
      retry_at: Date.now() + 20_000,
    },
  ],
  last_day: {
    finished: 412,
    failed: 30,
    cancelled: 12,
    wait_p50_ms: 20,
    wait_p95_ms: 900,
    run_p50_ms: 400,
    run_p95_ms: 2400,
  },
});

export const letter = (n: number, more: Record<string, unknown> = {}) => ({
  shard: n % 2,
  id: id(n),
  kind: 'compile',
  owner: 'a1b2c3d4',
  state: 'failed',
  priority: 'low',
  attempts: 5,
  interrupted: 5,
  faults: 0,
  error: { code: 'gave_up', message: 'The compile was interrupted too often.' },
  created_at: NOW - n * 60_000,
  available_at: 0,
  started_at: NOW - n * 60_000,
  finished_at: NOW - n * 60_000,
  expires_at: NOW + 10 * HOUR,
  service: null,
  replayed_as: null,
  ...more,
});

/** Somebody who is signed in; of people who do not exist. */
export const account = (more: Record<string, unknown> = {}) => ({
  id: id(1),
  email: 'ada@example.org',
  pending_email: null,
  name: 'Ada Sample',
  role: 'user',
  plan: 'free',
  created_at: NOW - 100 * HOUR,
  has_password: true,
  second_factor: false,
  undeliverable: null,
  recovery_codes_left: 0,
  identities: [],
  notifications: { new_device: true, product: false },
  stepped_up_until: null,
  deletion_at: null,
  ...more,
});
