/** The report as a document: what its PDF says, in its order. */
import { t } from '#lib/i18n/app.ts';
import type { Category, Report, Severity } from '#lib/scorer/report.ts';
import { grouped, whereOf, type Card, type IgnoredCard } from '#lib/workspace/findings.ts';

export interface ReportFinding {
  severity: Severity;
  code: string;
  title: string;
  /** What the overall number gains; empty when nothing. */
  gain: string;
  message: string;
  /** Where, with the words concerned. */
  places: { place: string; quote: string }[];
  /** Places beyond those. */
  more: number;
  fixes: string[];
}

export interface ReportDocument {
  title: string;
  subtitle: string;
  numbers: { label: string; value: string }[];
  categories: { category: Category; name: string; text: string; share: number }[];
  findings: ReportFinding[];
  ignored: { title: string; code: string; quote: string; reason: string }[];
  match:
    | { title: string; rows: { term: string; importance: string; state: string; found: boolean }[] }
    | undefined;
}

/** Places named of each finding; the rest is counted. */
const PLACES = 6;

/** `name`: of the person or, where none was read, of the project. */
export function reportDocument(
  report: Report,
  shown: readonly Card[],
  ignored: readonly IgnoredCard[],
  name: string,
): ReportDocument {
  const { score, engine } = report;
  const doc = t.export.doc;
  const outOf = (value: number) => doc.outOf(value.toFixed(1));
  return {
    title: doc.of(name),
    subtitle: doc.made(report.as_of, engine.version, engine.profile),
    numbers: [
      { label: doc.overall, value: outOf(score.overall) },
      { label: doc.readable, value: outOf(score.readable) },
      ...(typeof score.fits === 'number' ? [{ label: doc.fits, value: outOf(score.fits) }] : []),
    ],
    categories: report.categories.map(({ category, points, max }) => ({
      category,
      name: t.score.categories[category],
      text: t.score.points(points, max),
      share: max > 0 ? points / max : 0,
    })),
    findings: grouped(shown).map(({ code, title, cards }) => {
      const gain = cards.reduce((sum, { finding }) => sum + finding.gain, 0);
      const messages = [...new Set(cards.map(({ finding }) => finding.message))];
      return {
        severity: cards[0].finding.severity,
        code,
        title: cards.length > 1 ? `${title} ${t.findings.times(cards.length)}` : title,
        gain: gain > 0 ? doc.gain(gain.toFixed(1)) : '',
        message: messages.slice(0, 2).join(' '),
        places: cards.slice(0, PLACES).map((card) => ({
          place: whereOf(card),
          quote: card.quote,
        })),
        more: Math.max(0, cards.length - PLACES),
        fixes: [...new Set(cards.flatMap(({ finding }) => finding.fix?.title ?? []))].slice(0, PLACES),
      };
    }),
    ignored: ignored.map(({ card, kept }) => ({
      title: card.finding.title,
      code: card.finding.code,
      quote: card.quote,
      reason: kept.reason ? t.ignored.reason(kept.reason) : t.ignored.noReason,
    })),
    match: report.match
      ? {
          title: doc.match(report.match.title ?? null),
          rows: report.match.requirements.map(({ term, importance, state }) => ({
            term,
            importance: t.match.groups[importance],
            state: t.match.state[state],
            found: state !== 'missing',
          })),
        }
      : undefined,
  };
}
