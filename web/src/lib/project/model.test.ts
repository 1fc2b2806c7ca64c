import { describe, expect, it } from 'vitest';
import { fileBytes, fileFromBytes, imageType, pdfName, renameFile, textFiles } from './model.ts';

const bytes = (...values: number[]) => new Uint8Array(values);

describe('fileFromBytes', () => {
  it('reads UTF-8 as text and writes the same bytes back', () => {
    const source = new TextEncoder().encode('Zoë 😀');
    const file = fileFromBytes(source);
    expect(file).toEqual({ kind: 'text', text: 'Zoë 😀' });
    expect([...fileBytes(file)]).toEqual([...source]);
  });

  it.each([
    ['a NUL byte', bytes(65, 0, 66)],
    ['bytes that are not UTF-8', bytes(0xff, 0xd8, 0xff, 0xe0)],
  ])('keeps %s as binary', (_, source) => {
    const file = fileFromBytes(source);
    expect(file.kind).toBe('binary');
    expect(fileBytes(file)).toBe(source);
  });
});

it('gives the scorer text files only', () => {
  const files = {
    'a.tex': { kind: 'text', text: 'x' },
    'b.png': { kind: 'binary', bytes: bytes(1) },
  } as const;
  expect(textFiles(files)).toEqual({ 'a.tex': 'x' });
});

it('renames one file and keeps the rest in order', () => {
  const files = { a: { kind: 'text', text: '1' }, b: { kind: 'text', text: '2' } } as const;
  expect(Object.keys(renameFile(files, 'a', 'c'))).toEqual(['c', 'b']);
});

it('knows the images that browsers draw', () => {
  expect(imageType('img/me.JPG')).toBe('image/jpeg');
  expect(imageType('figure.pdf')).toBeUndefined();
});

describe('pdfName', () => {
  it.each([
    ['Ada Sample', 'main', 'Ada-Sample-resume.pdf'],
    ['Zoë O’Hara', 'x', 'Zoë-O-Hara-resume.pdf'],
    [undefined, 'my cv/2026', 'my-cv-2026.pdf'],
    [undefined, '///', 'resume.pdf'],
  ])('of %j in %j is %s', (person, project, name) => {
    expect(pdfName(person, project)).toBe(name);
  });
});
