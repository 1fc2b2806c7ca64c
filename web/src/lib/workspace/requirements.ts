/** What the table of requirements shows, worked out from the report. */
import type { Importance, Report, Requirement, Span } from '#lib/scorer/report.ts';
import { Places, type Quotation } from './places.ts';

export type RequirementFilter = 'all' | 'missing';

export const IMPORTANCES: readonly Importance[] = ['must', 'preferred', 'nice'];

export const isMissing = ({ state }: Requirement): boolean => state === 'missing';

/** One group a level of importance, without those that have nothing. */
export interface RequirementGroup {
  importance: Importance;
  /** `key`: the same with each score of the same posting. */
  rows: { key: string; requirement: Requirement }[];
  /** Of all of its requirements, whatever the filter leaves. */
  shown: number;
  asked: number;
}

export function requirementGroups(
  requirements: readonly Requirement[],
  filter: RequirementFilter,
): RequirementGroup[] {
  const times = new Map<string, number>();
  const keyOf = ({ term }: Requirement) => {
    const count = (times.get(term) ?? 0) + 1;
    times.set(term, count);
    return count > 1 ? `${term} ${count}` : term;
  };
  return IMPORTANCES.map((importance) => {
    const all = requirements.filter((one) => one.importance === importance);
    return {
      importance,
      rows: (filter === 'missing' ? all.filter(isMissing) : all).map((requirement) => ({
        key: keyOf(requirement),
        requirement,
      })),
      shown: all.filter((one) => !isMissing(one)).length,
      asked: all.length,
    };
  }).filter(({ rows }) => rows.length > 0);
}

/** A place in the posting. */
export interface PostingPlace {
  /** UTF-8 byte offset. */
  start: number;
  quotation: Quotation;
}

/** A place in the resume. */
export interface ResumePlace {
  span: Span;
  line: number;
  quotation: Quotation;
}

/** Where the posting asks for it; places in the same sentence once. */
export function placesInPosting(places: Places, { posting }: Requirement): PostingPlace[] {
  const seen = new Set<string>();
  return posting.flatMap(([start = 0, end = 0]) => {
    const quotation = places.around({ file: POSTING, start, end });
    const words = [quotation.before, quotation.words, quotation.after].join('');
    if (seen.has(words)) return [];
    seen.add(words);
    return [{ start, quotation }];
  });
}

/** Where the resume shows it; places in the same line once. */
export function placesInResume(places: Places, { found }: Requirement): ResumePlace[] {
  const seen = new Set<string>();
  return found.flatMap((span) => {
    const { line } = places.of(span);
    const key = `${span.file}:${line}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ span, line, quotation: places.around(span) }];
  });
}

/** The posting as a file among others. */
const POSTING = 'posting';
export const postingPlaces = (posting: string): Places => new Places({ [POSTING]: posting });

export type Evidence = 'skill' | 'certificate' | 'degree' | 'language' | 'soft' | 'domain';

const DEGREE =
  /\b(degree|diploma|bachelor|master['’]?s|mba|ph\.?d|doctora(te|l)|abitur|associate['’]?s|ged)\b|hochschul|studium|licence pro|licenciatura/i;

/** Which sort of evidence would count for it. */
export function evidenceFor({ kind, term }: Requirement): Evidence {
  if (kind === 'degree' || DEGREE.test(term)) return 'degree';
  return kind === 'certificate' || kind === 'language' || kind === 'soft' || kind === 'domain'
    ? kind
    : 'skill';
}

/** How many of the required things the resume shows, and what it lacks of them. */
export function mustsOf(match: Report['match']): { shown: number; asked: number; missing: string[] } {
  const musts = (match?.requirements ?? []).filter(({ importance }) => importance === 'must');
  const missing = musts.filter(isMissing).map(({ term }) => term);
  return { shown: musts.length - missing.length, asked: musts.length, missing };
}
