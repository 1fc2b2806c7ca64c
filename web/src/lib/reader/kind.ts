/** Which kind of document a file is, by its content and only then by its name. */
import type { DocumentKind } from './reader.ts';

/** `doc`: Word's format from before 2007, which nobody should send; `undefined`: no document of this sort. */
export function documentKind(name: string, head: Uint8Array): DocumentKind | 'doc' | undefined {
  const begins = (...bytes: number[]) => bytes.every((byte, at) => head[at] === byte);
  const ending = name.split('.').pop()?.toLowerCase();
  // `%PDF-` may stand a little into the file.
  const text = new TextDecoder('latin1').decode(head.subarray(0, 1024));
  if (ending !== 'tex' && text.includes('%PDF-')) return 'pdf';
  if (begins(0xd0, 0xcf, 0x11, 0xe0) && ending !== 'tex') return 'doc';
  if (ending === 'docx' || ending === 'pdf') return ending;
  return ending === 'doc' || ending === 'rtf' || ending === 'odt' || ending === 'pages' ? 'doc' : undefined;
}
