import { expect, it } from 'vitest';
import { decoded } from './decode.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const latin = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const utf16 = (text: string) =>
  Uint8Array.from([
    0xff,
    0xfe,
    ...[...text].flatMap((sign) => [sign.charCodeAt(0) & 255, sign.charCodeAt(0) >> 8]),
  ]);

it.each([
  ['UTF-8', utf8('Zürich – “now”'), 'Zürich – “now”'],
  ['a mark in front', utf8('\ufeffBaker'), 'Baker'],
  ['Windows’ letters', latin('Z\xfcrich \x96 now'), 'Zürich – now'],
  ['UTF-16', utf16('Zürich'), 'Zürich'],
])('reads %s', (_, bytes, text) => {
  expect(decoded(bytes, false)).toBe(text);
});

it('reads a page as it says itself, unless it is UTF-8 after all or names no encoding', () => {
  const page = (charset: string, rest: string) => latin(`<meta charset="${charset}"><p>${rest}`);
  expect(decoded(page('iso-8859-2', '\xb1'), true)).toContain('ą');
  expect(decoded(utf8('<meta charset="iso-8859-2"><p>ą'), true)).toContain('ą');
  expect(decoded(page('no-such', '\xfc'), true)).toContain('ü');
});

it('knows what is no text', () => {
  expect(decoded(new Uint8Array([1, 0, 2]), false)).toBeUndefined();
});
