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
export type DifferenceKind = Schemas['DifferenceKind'];
export type Edit = Schemas['Edit'];
export type Entry = Schemas['Entry'];
export type Finding = Schemas['Finding'];
export type Found = Schemas['Found'];
export type Importance = Schemas['Importance'];
export type Report = Schemas['Report'];
export type Market = Schemas['Market'];
export type PageBox = Schemas['PageBox'];
export type PageDifference = Schemas['PageDifference'];
export type PageReport = Schemas['PageReport'];
export type OwnRequirement = Schemas['OwnRequirement'];
export type Parser = Schemas['Parser'];
export type Requirement = Schemas['Requirement'];
export type Resume = Schemas['Resume'];
export type ScoreRequest = Schemas['ScoreRequest'];
export type Severity = Schemas['Severity'];
export type Span = Schemas['Span'];
export type Spelling = Schemas['Spelling'];

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

/** What a request may choose from (`choices` of the scorer, asked while building). */
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
