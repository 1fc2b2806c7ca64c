/** A report as the scorer gives it, for tests and the design page. */
import type { Finding, Report } from '#lib/scorer/report.ts';

export const SOURCE = 'Zoë worked on pipelines.\nUsed Javascript daily.\n';

/** Byte offsets: `ë` takes two bytes, so “worked on” begins at 5. */
export const FINDINGS: Finding[] = [
  {
    id: 'BUL001-1',
    code: 'BUL001',
    rule: 'weak-first-verb',
    category: 'wording',
    severity: 'warning',
    title: 'Starts with a weak verb',
    message: 'Say what you did. “Built”, “led” or “cut” tells more than “worked on”.',
    cost: 1.5,
    gain: 1.5,
    spans: [{ file: 'main.tex', start: 5, end: 14 }],
  },
  {
    id: 'SKL002-1',
    code: 'SKL002',
    rule: 'spelling-of-skills',
    category: 'sections',
    severity: 'info',
    title: 'Unusual spelling of a skill',
    message: 'Searches look for the usual spelling.',
    cost: 0.5,
    gain: 0.5,
    spans: [{ file: 'main.tex', start: 31, end: 41 }],
    fix: {
      title: 'Write “JavaScript”',
      edits: [{ file: 'main.tex', start: 31, end: 41, text: 'JavaScript' }],
    },
  },
  {
    id: 'CON001-1',
    code: 'CON001',
    rule: 'no-email',
    category: 'contact',
    severity: 'error',
    title: 'No e-mail address',
    message: 'Without one nobody can answer. Add it under your name.',
    cost: 8,
    gain: 8,
    spans: [],
  },
];

export const REPORT: Report = {
  engine: { version: '0.1.0', profile: 'standard', profile_version: 3, market: 'international' },
  as_of: '2026-01-31',
  main: 'main.tex',
  score: { overall: 71.5, readable: 82, fits: 61, share: 50 },
  categories: [
    { category: 'format', points: 24, max: 25 },
    { category: 'contact', points: 12, max: 20 },
  ],
  findings: FINDINGS,
  text: 'Zoë worked on pipelines.\nUsed Javascript daily.',
  resume: {
    name: { text: 'Zoë', span: { file: 'main.tex', start: 0, end: 4 } },
    headline: null,
    location: null,
    emails: [],
    phones: [],
    urls: [],
    sections: [],
    entries: [],
    skills: [],
    links: [],
    phone_numbers: [],
    skill_groups: [],
    education: [],
    languages: [],
  },
  match: {
    title: 'Data Engineer',
    industries: ['data', 'software'],
    seniority: 'senior',
    years: 5,
    location: 'Pune',
    presence: 'hybrid',
    requirements: [
      {
        term: 'Python',
        kind: 'hard',
        importance: 'must',
        state: 'missing',
        found: [],
        posting: [[0, 6]],
        years: 3,
      },
      {
        term: 'JavaScript',
        kind: 'hard',
        importance: 'nice',
        state: 'alias',
        found: [{ file: 'main.tex', start: 31, end: 41 }],
        posting: [[10, 20]],
      },
    ],
  },
  stats: { words: 7, bullets: 2, truncated: false },
};
