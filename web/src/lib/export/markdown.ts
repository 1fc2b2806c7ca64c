/**
 * The report as Markdown: word for word what the command line writes
 * (`scoring-wasm/src/report/markdown.rs`; a file that both tests read holds the
 * two together), and below the findings those that were ignored.
 */
import { t } from '#lib/i18n/app.ts';
import type { Finding, Report } from '#lib/scorer/report.ts';
import { Utf8Index } from '#lib/text/offsets.ts';
import { SEVERITIES, type IgnoredCard } from '#lib/workspace/findings.ts';

/** So many places help; more are a wall of numbers. */
const PLACES_MAX = 8;

type Files = Readonly<Record<string, string>>;

/** `files`: the texts that were scored. */
export function reportMarkdown(report: Report, files: Files, ignored: readonly IgnoredCard[]): string {
  const words = t.export.markdownText;
  const { score, engine, resume, stats } = report;
  const fits =
    typeof score.fits === 'number' && typeof score.share === 'number'
      ? words.fits(score.fits.toFixed(1), score.share)
      : '';
  const hidden = new Set(ignored.map(({ card }) => card.finding.id));
  const shown = report.findings.filter(({ id }) => !hidden.has(id));
  return [
    `# ${words.title(plain(resume.name?.text ?? report.main))}\n\n`,
    `${words.score(score.overall.toFixed(1), score.readable.toFixed(1))}${fits}\n\n`,
    `${words.parts}\n|---|---:|---:|\n`,
    ...report.categories.map(
      ({ category, points, max }) => `| ${category} | ${points.toFixed(1)} | ${max.toFixed(0)} |\n`,
    ),
    findingsPart(shown, files, report.findings.length > 0),
    ignoredPart(ignored),
    matchPart(report),
    `\n${words.made(engine.version, plain(engine.profile), engine.profile_version, engine.market, report.as_of)}\n`,
    stats.truncated ? `\n${words.truncated}\n` : '',
  ].join('');
}

function findingsPart(findings: readonly Finding[], files: Files, any: boolean): string {
  const words = t.export.markdownText;
  if (!any) return `\n${words.none}\n`;
  return SEVERITIES.map((severity) => {
    const list = findings.filter((finding) => finding.severity === severity);
    if (list.length === 0) return '';
    return `\n## ${words.severity[severity]}\n\n${list.map((finding) => entry(finding, files)).join('')}`;
  }).join('');
}

function entry({ title, code, gain, message, spans, fix }: Finding, files: Files): string {
  const words = t.export.markdownText;
  const places = [
    ...new Set(
      spans.map(({ file, start }) => {
        const text = files[file];
        if (text === undefined) return plain(file);
        const before = text.slice(0, new Utf8Index(text).toUtf16(start));
        return `${plain(file)}:${before.split('\n').length}`;
      }),
    ),
  ];
  const at = places.slice(0, PLACES_MAX).join(', ');
  const points = gain > 0 ? `, +${gain.toFixed(1)}` : '';
  return [
    `- **${plain(title)}** (${code}${points}): ${plain(message)}`,
    at ? words.at(at, Math.max(0, places.length - PLACES_MAX)) : '',
    fix ? words.fix(plain(fix.title)) : '',
    '\n',
  ].join('');
}

function ignoredPart(ignored: readonly IgnoredCard[]): string {
  if (ignored.length === 0) return '';
  const lines = ignored.map(({ card, kept }) => {
    const reason = kept.reason ? t.ignored.reason(kept.reason) : t.ignored.noReason;
    return `- **${plain(card.finding.title)}** (${card.finding.code}): ${plain(reason)}.\n`;
  });
  return `\n## ${t.export.doc.ignored}\n\n${t.export.doc.ignoredNote}\n\n${lines.join('')}`;
}

function matchPart({ match }: Report): string {
  if (!match || match.requirements.length === 0) return '';
  const words = t.export.markdownText;
  const rows = match.requirements.map(
    ({ term, importance, state }) =>
      `| ${plain(term)} | ${words.importance[importance]} | ${words.state[state]} |\n`,
  );
  const title = match.title ? plain(match.title) : words.posting;
  return `\n## ${words.asks(title)}\n\n${words.asked}\n|---|---|---|\n${rows.join('')}`;
}

/** Text of strangers as one line of plain text: no markup, no HTML, no table cells. */
export const plain = (text: string) =>
  text
    .replace(/[\\`*_[\]<>|#~&]/g, '\\$&')
    .replace(/\p{White_Space}/gu, ' ')
    .replace(/\p{Cc}/gu, '');
