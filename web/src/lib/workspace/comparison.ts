/** Resumes and postings side by side: what a row says, and the order of rows. */
import { t } from '#lib/i18n/app.ts';
import type { Report, Requirement, ScoreResult } from '#lib/scorer/report.ts';
import { isMissing, mustsOf } from './requirements.ts';

/** What is kept of a report. */
export interface Compared {
  id: string;
  name: string;
  /** Tells rows of one name apart. */
  note: string;
  /** It is what the workspace shows. */
  isPresent: boolean;
  /** 0–100; absent where it could not be scored. */
  fits?: number;
  musts: { shown: number; asked: number; missing: string[] };
  /** Terms that it shows, what is required first. */
  shows: string[];
  /** What the scorer says of the fit as a whole: years, level, place and the like. */
  remark?: string;
  /** Why there is no score. */
  problem?: string;
}

export type Subject = Pick<Compared, 'id' | 'name' | 'note' | 'isPresent'>;

export function compared(subject: Subject, result: ScoreResult): Compared {
  const none = { ...subject, musts: mustsOf(undefined), shows: [] };
  if ('failure' in result) {
    return { ...none, problem: result.failure.message || t.match.compare.broken };
  }
  const { report } = result;
  // Without requirements there is nothing to fit.
  if (!report.match?.requirements.length || typeof report.score.fits !== 'number')
    return { ...none, problem: t.match.compare.nothing };
  const remark = remarkOf(report);
  return {
    ...subject,
    fits: report.score.fits,
    musts: mustsOf(report.match),
    shows: report.match.requirements.filter((one: Requirement) => !isMissing(one)).map(({ term }) => term),
    ...(remark ? { remark } : {}),
  };
}

/** The weightiest thing that is said of the fit as a whole. */
function remarkOf({ findings }: Report): string | undefined {
  const fit = findings.filter(({ code }) => code.startsWith('FIT'));
  return fit.reduce<(typeof fit)[number] | undefined>(
    (best, one) => (!best || one.cost > best.cost ? one : best),
    undefined,
  )?.title;
}

/** The best fit first; what could not be scored last. */
export function byFit(a: Compared, b: Compared): number {
  return (
    (b.fits ?? -1) - (a.fits ?? -1) ||
    a.musts.missing.length - b.musts.missing.length ||
    a.name.localeCompare(b.name)
  );
}

/** Terms that are named of a row; the rest is counted. */
const NAMED = 3;

/**
 * What a row has before the others, in a few words. `all`: the rows of one
 * posting, where what only one resume shows tells most; else none.
 */
export function standsOut(row: Compared, all: readonly Compared[]): string {
  const words = t.match.compare;
  const others = all.filter((other) => other.id !== row.id && other.fits !== undefined);
  const only = others.length
    ? row.shows.filter((term) => !others.some(({ shows }) => shows.includes(term)))
    : [];
  if (only.length > 0) return words.only(listed(only));
  if (row.musts.asked > 0 && row.musts.missing.length === 0) return words.everything;
  if (row.remark) return row.remark;
  return row.shows.length > 0 ? words.shows(listed(row.shows)) : words.showsNothing;
}

/** Some by name, the rest by number. */
export function listed(terms: readonly string[], named = NAMED): string {
  const rest = terms.length - named;
  return rest > 0 ? `${terms.slice(0, named).join(', ')} ${t.match.compare.more(rest)}` : terms.join(', ');
}
