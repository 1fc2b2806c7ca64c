import { expect, it } from 'vitest';
import { documentKind } from './kind.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

it('goes by content first', () => {
  expect(documentKind('resume', bytes('%PDF-1.7'))).toBe('pdf');
  expect(documentKind('resume.docx', bytes('junk\n%PDF-1.4'))).toBe('pdf');
  expect(documentKind('resume.docx', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]))).toBe('doc');
});

it('goes by the name where content says nothing, so that a damaged file is refused as what it is', () => {
  expect(documentKind('resume.PDF', bytes('hello'))).toBe('pdf');
  expect(documentKind('resume.docx', bytes('PK'))).toBe('docx');
  expect(documentKind('old.doc', bytes('x'))).toBe('doc');
  expect(documentKind('letter.odt', bytes('PK'))).toBe('doc');
});

it('leaves source and archives alone', () => {
  expect(documentKind('main.tex', bytes('%PDF-1.7 in a comment'))).toBeUndefined();
  expect(documentKind('project.zip', bytes('PK'))).toBeUndefined();
});
