/** Names of resumes: finding by them, and those of copies. */
import { t } from '#lib/i18n/shelf.ts';

/** Longest name, characters. */
export const NAME_MAX = 120;

/** Whether all words of a query stand in a name, whatever their case and accents. */
export function fits(name: string, query: string): boolean {
  const plain = plainText(name);
  return plainText(query)
    .split(/\s+/)
    .every((word) => plain.includes(word));
}

/** The name of a copy that none of the others has; what is too long is cut before the word. */
export function copyName(name: string, taken: readonly string[]): string {
  for (let n = 1; ; n += 1) {
    const room = NAME_MAX - [...t.copyName('', n)].length;
    const copy = t.copyName([...name].slice(0, room).join('').trimEnd(), n);
    if (!taken.includes(copy)) return copy;
  }
}

const plainText = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
