/**
 * The scorer's contract, from the generated API types: the same report comes
 * from the browser's scorer and from the edge. Spans are half-open ranges of
 * UTF-8 byte offsets; see `text/offsets.ts`.
 */
import type { components } from '#lib/api/schema.d.ts';

type Schemas = components['schemas'];

/** The longest posting that is read, Unicode characters (`POSTING_MAX_CHARS` of the scorer). */
export const POSTING_MAX_CHARS = 50_000;

export type Category = Schemas['Category'];
export type Edit = Schemas['Edit'];
export type Entry = Schemas['Entry'];
export type Finding = Schemas['Finding'] & { boxes?: PageBox[]; stale?: boolean };
export type Found = Schemas['Found'];
export type Importance = Schemas['Importance'];
export type Report = Omit<Schemas['Report'], 'findings'> & { findings: Finding[]; page?: PageReport | null };
export type Market = Schemas['Market'];
export type Requirement = Schemas['Requirement'];
export type Resume = Schemas['Resume'];
export type ScoreRequest = Omit<Schemas['ScoreRequest'], 'files'> & {
  files?: Record<string, string>;
  page_stale?: boolean;
  file_name?: string | null;
};
export type Severity = Schemas['Severity'];
export type Span = Schemas['Span'];
export type Spelling = Schemas['Spelling'];

export interface PageBox {
  page: number;
  x: number;
  y: number;
  width: number;
  height: number;
}
export type DifferenceKind =
  'ligature' | 'letters' | 'icon' | 'accent' | 'glued' | 'split' | 'moved' | 'missing' | 'extra';
export interface PageDifference {
  kind: DifferenceKind;
  source: string;
  page: string;
  span?: Span;
  boxes?: PageBox[];
}
export type Parser = 'stream' | 'rows' | 'columns';
export interface PageReport {
  stale: boolean;
  pages: { width: number; height: number }[];
  readings: { parser: Parser; text: string }[];
  words?: { source: number; page: number; same: number } | null;
  differences: PageDifference[];
  counts: Partial<Record<DifferenceKind, number>>;
}

/** Why a request could not be scored: a stable code and a sentence. */
export interface ScoreFailure {
  code: string;
  message: string;
}

export type ScoreResult = { report: Report } | { failure: ScoreFailure };

/** The numbers when some findings are taken out of the tally (`what_if` of the scorer). */
export type WhatIf = Pick<Report, 'score' | 'categories'> & {
  /** What the overall number gains, one decimal. */
  gain: number;
};

/** What a request may choose from (`choices` of the scorer). */
export interface Choices {
  profiles: { id: string; title: string; description: string; market: Market }[];
  markets: { id: Market; title: string }[];
}

/** The words of a resume that a dictionary can judge (`words_to_check` of the scorer). */
export interface WordsToCheck {
  /** Absent when it cannot be told. */
  language?: string | null;
  words: string[];
}
