/**
 * Makes pasted prose safe for LaTeX: word processors and web pages bring
 * characters that TeX engines drop, or that look right and extract wrong.
 */

const REPLACEMENTS: ReadonlyMap<string, string> = new Map([
  ['\u2018', '`'],
  ['\u2019', "'"],
  ['\u201a', ','],
  ['\u201b', '`'],
  ['\u201c', '``'],
  ['\u201d', "''"],
  ['\u201e', ',,'],
  ['\u201f', '``'],
  ['\u2010', '-'],
  ['\u2011', '-'],
  ['\u2012', '--'],
  ['\u2013', '--'],
  ['\u2014', '---'],
  ['\u2015', '---'],
  ['\u2026', '\\dots{}'],
  ['\u00a0', ' '],
  ['\u202f', ' '],
  ['\u2007', ' '],
  ['\u2009', ' '],
  ['\u200a', ' '],
  ['\u3000', ' '],
  ['\u00ad', ''],
  ['\u200b', ''],
  ['\u2060', ''],
  ['\ufeff', ''],
  ['\ufb00', 'ff'],
  ['\ufb01', 'fi'],
  ['\ufb02', 'fl'],
  ['\ufb03', 'ffi'],
  ['\ufb04', 'ffl'],
  ['\ufb05', 'st'],
  ['\ufb06', 'st'],
  ['\u2028', '\n'],
  ['\u2029', '\n\n'],
]);

const TROUBLESOME = new RegExp(`[${[...REPLACEMENTS.keys()].join('')}]`, 'gu');

/** What the pasted text becomes, and how many characters changed. */
export interface Cleaned {
  text: string;
  /** Characters that were replaced or dropped. */
  changed: number;
}

/** Replaces troublesome characters; line ends become `\n`. Letters of any script stay as they are. */
export function cleanPaste(pasted: string): Cleaned {
  let changed = 0;
  const text = pasted.replace(/\r\n?/g, '\n').replace(TROUBLESOME, (character) => {
    changed += 1;
    return REPLACEMENTS.get(character) ?? character;
  });
  return { text, changed };
}
