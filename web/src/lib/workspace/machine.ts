/** The extracted text cut into plain and recognised pieces, for the Machine view. */
import type { Report } from '#lib/scorer/report.ts';

export type FieldKind =
  'name' | 'email' | 'phone' | 'url' | 'location' | 'heading' | 'dates' | 'title' | 'organisation';

export interface Piece {
  text: string;
  field?: FieldKind;
}

interface Hit {
  from: number;
  to: number;
  field: FieldKind;
}

/**
 * Finds each recognised value in the text. Headings, titles and dates come in
 * reading order, so each is looked for after the one before; a value that does
 * not occur literally (it was put together) is left out.
 *
 * `anywhere`: the text is another reading of the same resume, in which lines
 * break elsewhere and the order may be another.
 */
export function pieces(
  { text, resume }: Pick<Report, 'text' | 'resume'>,
  { anywhere = false } = {},
): Piece[] {
  const hits: Hit[] = [];
  const free = (from: number, to: number) => hits.every((hit) => to <= hit.from || from >= hit.to);
  const lookFor = (value: string, field: FieldKind, after: number): number | undefined => {
    const pattern = anywhere ? loosely(value) : undefined;
    for (let at = after; at <= text.length;) {
      let length = value.length;
      if (pattern) {
        pattern.lastIndex = at;
        const match = pattern.exec(text);
        if (!match) return undefined;
        at = match.index;
        length = match[0].length;
      } else {
        at = text.indexOf(value, at);
        if (at < 0) return undefined;
      }
      if (length > 0 && free(at, at + length)) {
        hits.push({ from: at, to: at + length, field });
        return at + length;
      }
      at += 1;
    }
    return undefined;
  };
  const find = (value: string | null | undefined, field: FieldKind, after = 0): number => {
    if (!value) return after;
    return lookFor(value, field, after) ?? (anywhere ? (lookFor(value, field, 0), after) : after);
  };

  find(resume.name?.text, 'name');
  for (const email of resume.emails) find(email.text, 'email');
  for (const phone of resume.phones) find(phone.text, 'phone');
  for (const url of resume.urls)
    if (find(url.text, 'url') === 0) find(url.text.replace(/^\w+:\/\/(www\.)?/, ''), 'url');
  find(resume.location?.text, 'location');
  let reached = 0;
  const headings = new Map<string, number>();
  for (const section of resume.sections) {
    reached = find(section.heading, 'heading', reached);
    headings.set(section.heading, reached);
  }
  let entry = 0;
  for (const { section, title, organisation, dates_text } of resume.entries) {
    const from = Math.max(entry, headings.get(section) ?? 0);
    const ends = [
      find(dates_text, 'dates', from),
      find(title, 'title', from),
      find(organisation, 'organisation', from),
    ];
    // Dates may stand before or after the title: the next entry begins after the nearer of them.
    entry = Math.max(entry, Math.min(...ends.filter((end) => end > from), Infinity) || 0);
    if (!Number.isFinite(entry)) entry = from;
  }

  hits.sort((a, b) => a.from - b.from);
  const result: Piece[] = [];
  let at = 0;
  for (const { from, to, field } of hits) {
    if (from > at) result.push({ text: text.slice(at, from) });
    result.push({ text: text.slice(from, to), field });
    at = to;
  }
  if (at < text.length) result.push({ text: text.slice(at) });
  return result;
}

/** A value as it may stand on a page: broken over lines, with dashes and quotes of another kind. */
function loosely(value: string): RegExp {
  const source = value
    .trim()
    .split(/\s+/)
    .map((word) =>
      word
        .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
        .replace(/[-\u2010-\u2015\u2212]+/g, '[-\\u2010-\\u2015\\u2212]+')
        .replace(/['\u2018\u2019]/g, "['\\u2018\\u2019]"),
    )
    .join('\\s+');
  return new RegExp(source, 'gu');
}

/** What the scorer found in the resume and this reading of the page does not show: a parser of that kind loses it. */
export function lostFields(resume: Report['resume'], parts: readonly Piece[]): FieldKind[] {
  const shown = (kind: FieldKind) => parts.filter(({ field }) => field === kind).length;
  const counts: [FieldKind, number][] = [
    ['name', resume.name ? 1 : 0],
    ['email', resume.emails.length],
    ['phone', resume.phones.length],
    ['heading', resume.sections.length],
    ['dates', resume.entries.filter(({ dates_text }) => dates_text).length],
  ];
  return counts.filter(([kind, there]) => there > shown(kind)).map(([kind]) => kind);
}

/** What every parser looks for first and this resume does not show. */
export function missingFields({ resume }: Pick<Report, 'resume'>): FieldKind[] {
  const missing: FieldKind[] = [];
  if (!resume.name) missing.push('name');
  if (resume.emails.length === 0) missing.push('email');
  if (resume.phones.length === 0) missing.push('phone');
  if (resume.sections.length === 0) missing.push('heading');
  return missing;
}
