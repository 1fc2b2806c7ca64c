import { describe, expect, it } from 'vitest';
import { cleanPaste } from './paste.ts';

describe('cleanPaste', () => {
  it.each([
    ['“Led” the team’s work', "``Led'' the team's work", 3],
    ['2019–2021 — now', '2019--2021 --- now', 2],
    ['a\u00a0b\u200bc', 'a bc', 2],
    ['e\ufb03cient \ufb01nance', 'efficient finance', 2],
    ['wait…', 'wait\\dots{}', 1],
  ])('turns %j into %j', (pasted, text, changed) => {
    expect(cleanPaste(pasted)).toEqual({ text, changed });
  });

  it('keeps letters of any script, emoji and LaTeX as they are', () => {
    const text = "Zoë 姓名 😀 \\textbf{50\\%} `a' -- b";
    expect(cleanPaste(text)).toEqual({ text, changed: 0 });
  });

  it('normalises line ends without counting them', () => {
    expect(cleanPaste('a\r\nb\rc')).toEqual({ text: 'a\nb\nc', changed: 0 });
  });
});
