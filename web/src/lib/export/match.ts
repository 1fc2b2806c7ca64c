/** What a posting asks for and where the resume shows it, as a file: Markdown, CSV (RFC 4180) or JSON. */
import { t } from '#lib/i18n/app.ts';
import type { Report, Requirement } from '#lib/scorer/report.ts';
import { placesInPosting, placesInResume, postingPlaces } from '#lib/workspace/requirements.ts';
import { Places, type Quotation } from '#lib/workspace/places.ts';
import { plain } from './markdown.ts';

/** What was matched, and with what. */
export interface MatchInput {
  report: Report;
  /** The texts that were scored. */
  files: Readonly<Record<string, string>>;
  posting: string;
  /** What the person calls the posting. */
  name: string;
}

interface Row extends Pick<Requirement, 'term' | 'kind' | 'importance' | 'state'> {
  years: number | null;
  weight: number | null;
  own: boolean;
  anyOf: readonly string[];
  inPosting: { count: number; sentences: string[] };
  inResume: { count: number; places: { file: string; line: number; text: string }[] };
}

const whole = ({ before, words, after }: Quotation) => `${before}${words}${after}`;

/** One row a requirement, in the report's order. */
function rowsOf({ report, files, posting }: MatchInput): Row[] {
  const asked = postingPlaces(posting);
  const shown = new Places(files);
  return (report.match?.requirements ?? []).map((one) => ({
    term: one.term,
    kind: one.kind,
    importance: one.importance,
    state: one.state,
    years: one.years ?? null,
    weight: one.weight ?? null,
    own: one.own ?? false,
    anyOf: one.any_of ?? [],
    inPosting: {
      count: one.posting.length,
      sentences: placesInPosting(asked, one).map(({ quotation }) => whole(quotation)),
    },
    inResume: {
      count: one.found.length,
      places: placesInResume(shown, one).map(({ span, line, quotation }) => ({
        file: span.file,
        line,
        text: whole(quotation),
      })),
    },
  }));
}

export function matchJson(input: MatchInput): string {
  // Without the requirements, which are told below.
  const job = { ...input.report.match, requirements: undefined };
  const { score, engine, as_of } = input.report;
  const value = {
    posting: input.name,
    as_of,
    engine,
    fits: score.fits ?? null,
    job,
    requirements: rowsOf(input),
  };
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

/** Lines end in CR LF, as the standard has it; UTF-8 with a mark in front, or spreadsheets guess wrong. */
export function matchCsv(input: MatchInput): string {
  const words = t.export.matchText;
  const rows = rowsOf(input).map((row) => [
    row.term,
    t.match.groups[row.importance],
    t.match.state[row.state],
    row.kind,
    row.years ?? '',
    row.weight ?? '',
    row.own ? words.yes : '',
    row.inPosting.count,
    row.inResume.count,
    row.inPosting.sentences.join('\n'),
    row.inResume.places.map(({ file, line }) => t.findings.place(file, line)).join('\n'),
  ]);
  return `\ufeff${[words.columns, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

/** A spreadsheet takes what begins like this for a formula, behind blanks as well. */
const FORMULA = /^[\s\p{Cc}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/** A field of a CSV file. Text of strangers is never a formula. */
export function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

export function matchMarkdown(input: MatchInput): string {
  const words = t.export.matchText;
  const { report, name } = input;
  const { score, engine, match } = report;
  const rows = rowsOf(input).map((row) => {
    const where = row.inResume.places.map(({ file, line }) => `${plain(file)}:${line}`);
    const more = where.length - PLACES_MAX;
    const shown = where.slice(0, PLACES_MAX).join(', ') + (more > 0 ? ` ${t.findings.andMore(more)}` : '');
    const years = row.years ? ` (${t.match.table.years(row.years)})` : '';
    const own = row.own ? ` *${words.own}*` : '';
    const cells = [
      `${plain(row.term)}${years}${own}`,
      t.match.groups[row.importance],
      t.match.state[row.state],
      `${row.inPosting.count} / ${row.inResume.count}`,
      shown,
    ];
    return `| ${cells.join(' | ')} |\n`;
  });
  const removed = match?.removed ?? [];
  return [
    `# ${words.title(plain(name))}\n\n`,
    typeof score.fits === 'number' ? `${words.fits(score.fits.toFixed(1))}\n\n` : '',
    `${words.header}\n|---|---|---|---|---|\n`,
    ...rows,
    removed.length > 0 ? `\n${words.removed(removed.map(plain).join(', '))}\n` : '',
    `\n${t.export.markdownText.made(engine.version, plain(engine.profile), engine.profile_version, engine.market, report.as_of)}\n`,
  ].join('');
}

/** So many places help; more are a wall of numbers. */
const PLACES_MAX = 6;
