/** Places of the sources, as people name them: file, line, words. */
import type { Span } from '#lib/scorer/report.ts';
import { Utf8Index } from '#lib/text/offsets.ts';

/** Longest quotation, UTF-16 units. */
const QUOTE = 80;

/** A place of a finding or a requirement. */
export interface Place {
  span: Span;
  /** From 1. */
  line: number;
  quote: string;
}

/** A stretch of text with what stands around it. */
export interface Quotation {
  before: string;
  words: string;
  after: string;
}

/** Looks places up in texts; each text is read once. */
export class Places {
  readonly #files: Readonly<Record<string, string>>;
  readonly #known = new Map<string, { text: string; index: Utf8Index; starts: number[] }>();

  /** `files` must be the texts that were scored. */
  constructor(files: Readonly<Record<string, string>>) {
    this.#files = files;
  }

  /** Line and words; the first line and none when the file is gone. */
  of(span: Span): Place {
    const file = this.#file(span.file);
    if (!file) return { span, line: 1, quote: '' };
    const from = file.index.toUtf16(span.start);
    return {
      span,
      line: lineAt(file.starts, from),
      quote: short(file.text.slice(from, file.index.toUtf16(span.end))),
    };
  }

  /** The sentence or line in which a span stands, cut to a readable length. */
  around(span: Span): Quotation {
    const file = this.#file(span.file);
    if (!file) return { before: '', words: '', after: '' };
    const [from, to] = [file.index.toUtf16(span.start), file.index.toUtf16(span.end)];
    return sentenceAt(file.text, from, to);
  }

  #file(path: string) {
    const text = this.#files[path];
    if (text === undefined) return undefined;
    let file = this.#known.get(path);
    if (!file) {
      const starts = [0];
      for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
      file = { text, index: new Utf8Index(text), starts };
      this.#known.set(path, file);
    }
    return file;
  }
}

/** On one line and cut to a readable length. */
export function short(text: string): string {
  const words = text.replace(/\s+/g, ' ').trim();
  return words.length > QUOTE ? `${words.slice(0, QUOTE).trimEnd()}…` : words;
}

/** The line, from 1, of a position; `starts` are where lines begin. */
function lineAt(starts: readonly number[], position: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How much stands on either side of the words at most, UTF-16 units. */
const SIDE = 70;
const SENTENCE_END = /[.!?;]\s/g;

function sentenceAt(text: string, from: number, to: number): Quotation {
  const line = text.lastIndexOf('\n', from - 1) + 1;
  const next = text.indexOf('\n', to);
  let start = line;
  let end = next < 0 ? text.length : next;
  const head = text.slice(line, from);
  for (const { index } of head.matchAll(SENTENCE_END)) start = line + index + 1;
  const tail = text.slice(to, end);
  const stop = tail.search(SENTENCE_END);
  if (stop >= 0) end = to + stop + 1;
  const plain = (part: string) => part.replace(/\s+/g, ' ');
  // Signs of lists are no words.
  let before = plain(text.slice(start, from))
    .trimStart()
    .replace(/^[-*•·–]\s/, '');
  let after = plain(text.slice(to, end)).trimEnd();
  // Cut between words, and never inside of a character.
  if (before.length > SIDE) before = `…${before.slice(-SIDE).replace(/^\S*/, '')}`;
  if (after.length > SIDE) after = `${after.slice(0, SIDE).replace(/\S*$/, '')}…`;
  return { before, words: plain(text.slice(from, to)), after };
}
