/**
 * The scorer's contract, as `scoring-wasm/src/report.rs` defines it.
 * Spans are half-open ranges of UTF-8 byte offsets; see `text/offsets.ts`.
 */

/** The longest posting that is read, Unicode characters. */
export const POSTING_MAX_CHARS = 50_000;

export interface ScoreRequest {
  /** Path → content of every text file. */
  files: Record<string, string>;
  main?: string;
  posting?: string;
  /** `YYYY-MM-DD`. */
  as_of: string;
}

export interface Span {
  file: string;
  start: number;
  end: number;
}

export interface Edit extends Span {
  text: string;
}

export interface Fix {
  title: string;
  edits: Edit[];
}

export type Severity = 'error' | 'warning' | 'info' | 'hint';
export type Category = 'format' | 'contact' | 'sections' | 'bullets' | 'dates' | 'match';

export interface Finding {
  id: string;
  code: string;
  rule: string;
  category: Category;
  severity: Severity;
  title: string;
  message: string;
  /** Points of the overall score, 0–100. */
  gain: number;
  spans: Span[];
  fix?: Fix;
}

export interface CategoryScore {
  category: Category;
  points: number;
  max: number;
}

export interface Found {
  text: string;
  span: Span;
}

export interface Section {
  heading: string;
  kind: string;
  span: Span;
}

export interface Entry {
  section: string;
  title: string | null;
  organisation: string | null;
  location: string | null;
  start: string | null;
  end: string | null;
  dates_text: string | null;
  bullets: string[];
  span: Span;
  dates_span: Span | null;
  bullet_spans: Span[];
}

export interface Resume {
  name: Found | null;
  headline: Found | null;
  location: Found | null;
  emails: Found[];
  phones: Found[];
  urls: Found[];
  sections: Section[];
  entries: Entry[];
  skills: Found[];
}

export type Importance = 'must' | 'preferred' | 'nice';
export type MatchState = 'exact' | 'alias' | 'relation' | 'partial' | 'missing';

export interface Requirement {
  term: string;
  kind: string;
  importance: Importance;
  state: MatchState;
  found: Span[];
  /** UTF-8 byte ranges in the posting. */
  posting: [number, number][];
}

export interface Report {
  engine: { version: string; profile: string };
  as_of: string;
  main: string;
  score: { overall: number; readable: number; fits?: number };
  categories: CategoryScore[];
  findings: Finding[];
  text: string;
  resume: Resume;
  match?: { title: string | null; requirements: Requirement[] };
  stats: { words: number; bullets: number; truncated: boolean };
}

export interface ScoreFailure {
  code: string;
  message: string;
}

export type ScoreResult = { report: Report } | { failure: ScoreFailure };
