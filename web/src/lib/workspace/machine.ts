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
 */
export function pieces({ text, resume }: Pick<Report, 'text' | 'resume'>): Piece[] {
  const hits: Hit[] = [];
  const free = (from: number, to: number) => hits.every((hit) => to <= hit.from || from >= hit.to);
  const find = (value: string | null | undefined, field: FieldKind, after = 0): number => {
    if (!value) return after;
    for (let at = text.indexOf(value, after); at >= 0; at = text.indexOf(value, at + 1)) {
      const to = at + value.length;
      if (!free(at, to)) continue;
      hits.push({ from: at, to, field });
      return to;
    }
    return after;
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

/** What every parser looks for first and this resume does not show. */
export function missingFields({ resume }: Pick<Report, 'resume'>): FieldKind[] {
  const missing: FieldKind[] = [];
  if (!resume.name) missing.push('name');
  if (resume.emails.length === 0) missing.push('email');
  if (resume.phones.length === 0) missing.push('phone');
  if (resume.sections.length === 0) missing.push('heading');
  return missing;
}
