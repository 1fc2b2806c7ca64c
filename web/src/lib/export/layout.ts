/** Text in several fonts: which part is set in which, how wide it is, where lines break. */

export interface Face<Font> {
  covers: (codePoint: number) => boolean;
  font: Font;
}

/** Characters in a row that one face sets; without a face nobody has them. */
export interface Run<Font> {
  text: string;
  font: Font | undefined;
}

/** Invisible or breaking characters that have no glyph of their own. */
const clean = (text: string) => text.normalize('NFC').replace(/\p{C}/gu, ' ');

export function runsOf<Font>(text: string, faces: readonly Face<Font>[]): Run<Font>[] {
  const runs: Run<Font>[] = [];
  for (const character of clean(text)) {
    const point = character.codePointAt(0) ?? 0;
    const last = runs.at(-1);
    const font = faces.find(({ covers }) => covers(point))?.font;
    if (last && last.font === font) last.text += character;
    else runs.push({ text: character, font });
  }
  return runs;
}

/** May break on both sides: scripts that are written without spaces. */
const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Lines no wider than `width`; a word that is wider still is cut. */
export function linesOf(text: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  const put = (piece: string) => {
    if (measure((line + piece).trimEnd()) <= width) {
      line += piece;
      return;
    }
    if (line.trim()) lines.push(line.trimEnd());
    line = piece.trimStart();
    while (measure(line) > width && [...line].length > 1) {
      const characters = [...line];
      let fits = 1;
      while (fits < characters.length && measure(characters.slice(0, fits + 1).join('')) <= width) fits += 1;
      lines.push(characters.slice(0, fits).join(''));
      line = characters.slice(fits).join('');
    }
  };
  for (const word of clean(text).split(/(?<= )/)) {
    if (IDEOGRAPH.test(word)) for (const character of word) put(character);
    else put(word);
  }
  if (line.trim()) lines.push(line.trimEnd());
  return lines.length > 0 ? lines : [''];
}
