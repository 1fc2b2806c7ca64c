/** What the panels need to know about findings and places, worked out from report and sources. */
import { t } from '#lib/i18n/app.ts';
import type { Ignored } from '#lib/project/model.ts';
import type { Category, Edit, Finding, Report, Severity, Span } from '#lib/scorer/report.ts';
import { Places, type Place } from './places.ts';

export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** The source text of a span, or an empty string when the file is gone. */
export function spanText(files: Readonly<Record<string, string>>, span: Span): string {
  const text = files[span.file];
  return text === undefined ? '' : decoder.decode(encoder.encode(text).subarray(span.start, span.end));
}

/** A finding with what a card shows. */
export interface Card {
  finding: Finding;
  /** The words of the first place. */
  quote: string;
  /** First place, line from 1. */
  place: { file: string; line: number } | undefined;
  /** All places, where there are several. */
  places?: Place[];
}

/** Cards in the report's order. `files` must be the texts that were scored. */
export function cards(report: Report, files: Readonly<Record<string, string>>): Card[] {
  const places = new Places(files);
  return report.findings.map((finding): Card => {
    const all = finding.spans.map((span) => places.of(span));
    const [first] = all;
    return {
      finding,
      quote: first?.quote ?? '',
      place: first && { file: first.span.file, line: first.line },
      ...(all.length > 1 ? { places: all } : {}),
    };
  });
}

/** Rules about what a resume lacks, by the first letters of their codes; others without a place speak of all of it. */
const ABSENCES = /^(CON|EDU|KEY|SEC|SKL)/;

/** Where a card's finding is, in words. */
export function whereOf({ finding, place }: Card): string {
  if (place) return t.findings.place(place.file, place.line);
  if (finding.stale) return t.document.stalePage;
  if (finding.boxes?.length || finding.code.startsWith('TXT')) return t.document.ofPage;
  if (finding.code.startsWith('FIL')) return t.document.ofFile;
  return ABSENCES.test(finding.code) ? t.findings.absent : t.findings.whole;
}

/** How many cards there are of each severity. */
export function bySeverity(list: readonly Card[]): Record<Severity, number> {
  const result: Record<Severity, number> = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const { finding } of list) result[finding.severity] += 1;
  return result;
}

/** Whether `card` is what was ignored: same rule, same words. */
export const isSame = ({ finding, quote }: Card, kept: Pick<Ignored, 'code' | 'quote'>): boolean =>
  finding.code === kept.code && quote === kept.quote;

/** A finding that is out of the list, with what was kept about it. */
export interface IgnoredCard {
  card: Card;
  kept: Ignored;
}

/** The cards parted into those on show and those that were ignored. */
export function partIgnored(
  list: readonly Card[],
  ignored: readonly Ignored[],
): { shown: Card[]; hidden: IgnoredCard[] } {
  const shown: Card[] = [];
  const hidden: IgnoredCard[] = [];
  for (const card of list) {
    const kept = ignored.find((other) => isSame(card, other));
    if (kept) hidden.push({ card, kept });
    else shown.push(card);
  }
  return { shown, hidden };
}

/** What the list is narrowed down to. */
export interface Filter {
  severity: Severity | 'all';
  category: Category | 'all';
  /** Only what a click can mend. */
  fixable: boolean;
  /** Words that title, message, code or quotation must hold, in any order. */
  text: string;
}

export const NO_FILTER: Filter = { severity: 'all', category: 'all', fixable: false, text: '' };

/** The cards that pass, in their order. */
export function filtered(list: readonly Card[], filter: Filter): Card[] {
  const words = filter.text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return list.filter(({ finding, quote: quoted }) => {
    if (filter.severity !== 'all' && finding.severity !== filter.severity) return false;
    if (filter.category !== 'all' && finding.category !== filter.category) return false;
    if (filter.fixable && !finding.fix) return false;
    if (words.length === 0) return true;
    const all = [finding.title, finding.message, finding.code, finding.rule, quoted]
      .join(' ')
      .toLocaleLowerCase();
    return words.every((word) => all.includes(word));
  });
}

/** All findings of one rule. */
export interface Group {
  code: string;
  title: string;
  cards: [Card, ...Card[]];
}

/** One group a rule, in the order of their first and most important card. */
export function grouped(list: readonly Card[]): Group[] {
  const groups = new Map<string, Group>();
  for (const card of list) {
    const { code, title, rule } = card.finding;
    const group = groups.get(code);
    if (!group) groups.set(code, { code, title, cards: [card] });
    else {
      group.cards.push(card);
      // Titles that name the word differ: then the rule's name stands for all.
      if (group.title !== title) group.title = ruleTitle(rule);
    }
  }
  return [...groups.values()];
}

/** `weak-first-verb` as a heading: “Weak first verb”. */
export function ruleTitle(rule: string): string {
  const words = rule.replace(/-/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The edits of several fixes as one change of each file: what two of them share is done once, what collides is left to a later fix. */
export function editsTogether(fixes: readonly Edit[][]): Edit[] {
  const taken: Edit[] = [];
  const clash = (a: Edit, b: Edit) => a.file === b.file && a.start < b.end && b.start < a.end;
  const equal = (a: Edit, b: Edit) =>
    a.file === b.file && a.start === b.start && a.end === b.end && a.text === b.text;
  for (const edits of fixes) {
    const fresh = edits.filter((edit) => !taken.some((other) => equal(edit, other)));
    // A fix is whole or not at all.
    if (fresh.some((edit) => taken.some((other) => clash(edit, other)))) continue;
    taken.push(...fresh);
  }
  return taken.sort((a, b) => a.file.localeCompare(b.file) || a.start - b.start);
}
