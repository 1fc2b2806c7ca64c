/** Text put together line by line, as a page shows it: blocks on lines of their own, items behind dashes. */

/** More than any posting: what is beyond is left away. */
const TEXT_MAX = 300_000;

export class Lines {
  readonly #lines: string[] = [];
  #line = '';
  #prefix = '';
  #gap = false;
  #length = 0;

  /** True when nothing more is taken. */
  get full(): boolean {
    return this.#length > TEXT_MAX;
  }

  /** True at the start of a line. */
  get fresh(): boolean {
    return this.#line.trim() === '';
  }

  /** The line as it stands. */
  get last(): string {
    return this.#line.trimEnd();
  }

  /** Adds text to the line; white space is one space. */
  add(text: string): void {
    this.#line += text.replace(/\s+/gu, ' ');
    this.#length += text.length;
  }

  /** Ends the line. */
  end(): void {
    const text = this.#line.replace(/ +/g, ' ').trim();
    this.#line = '';
    if (!text) return;
    if (this.#gap && this.#lines.length > 0) this.#lines.push('');
    this.#lines.push(this.#prefix + text);
    this.#prefix = '';
    this.#gap = false;
  }

  /** Ends the line; an empty one comes before the next. */
  gap(): void {
    this.end();
    this.#gap = true;
  }

  /** The next line is an item of a list, `depth` from 1. */
  item(depth: number): void {
    this.end();
    this.#prefix = `${'  '.repeat(Math.min(depth, 8) - 1)}- `;
  }

  text(): string {
    this.end();
    return tidy(this.#lines.join('\n'));
  }
}

/** Without signs that nobody sees, blanks at the ends of lines, and more than one empty line in a row. */
export function tidy(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g, '')
    .replace(/[^\S\n\t]/gu, ' ')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+|\n+$/g, '');
}
