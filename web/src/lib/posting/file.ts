/** A file with a posting in it: what kind it is, and its text. */
import type { PostingOrigin } from '#lib/project/postings.ts';
import { documentKind } from '#lib/reader/kind.ts';
import { ReadError, type DocumentKind } from '#lib/reader/reader.ts';
import type { Reading } from '#lib/scorer/messages.ts';
import { decoded } from './decode.ts';
import { readingText } from './documents.ts';
import { pageText, TooDeep } from './html.ts';
import { tidy } from './lines.ts';

/** As for resumes; saved pages carry their styles along. */
const MAX_BYTES = { text: 1_000_000, html: 5_000_000, document: 20_000_000 };

/** Why a file gives no posting: a stable code. */
export class PostingFileError extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

export interface FilePosting {
  text: string;
  from: PostingOrigin;
}

/** Reads a file; `read` is the reader of PDF and Word files. Throws `PostingFileError`. */
export async function postingOf(
  name: string,
  blob: Blob,
  read: (kind: DocumentKind, bytes: Uint8Array) => Promise<Reading>,
): Promise<FilePosting> {
  if (blob.size === 0) throw new PostingFileError('empty');
  const head = new Uint8Array(await blob.slice(0, 1024).arrayBuffer());
  const kind = documentKind(name, head) ?? textKind(name, head);
  if (kind === 'doc') throw new PostingFileError('doc');
  if (!kind) throw new PostingFileError('kind');
  const max = kind === 'text' || kind === 'html' ? MAX_BYTES[kind] : MAX_BYTES.document;
  if (blob.size > max) throw new PostingFileError('too_large');
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const { text, address } = await contentOf(kind, bytes, read);
  if (!/[\p{L}\p{N}]/u.test(text)) throw new PostingFileError(kind === 'pdf' ? 'scan' : 'empty');
  return { text, from: { kind: 'file', name, ...(address ? { address } : {}) } };
}

async function contentOf(
  kind: DocumentKind | 'html' | 'text',
  bytes: Uint8Array,
  read: (kind: DocumentKind, bytes: Uint8Array) => Promise<Reading>,
): Promise<{ text: string; address?: string }> {
  if (kind === 'pdf' || kind === 'docx') {
    try {
      return { text: readingText(await read(kind, bytes)) };
    } catch (cause) {
      throw cause instanceof ReadError ? new PostingFileError(cause.code) : cause;
    }
  }
  const text = decoded(bytes, kind === 'html');
  if (text === undefined) throw new PostingFileError('kind');
  if (kind === 'text') return { text: tidy(text) };
  try {
    return pageText(text);
  } catch (cause) {
    throw cause instanceof TooDeep ? new PostingFileError('too_deep') : cause;
  }
}

function textKind(name: string, head: Uint8Array): 'html' | 'text' | undefined {
  const ending = /\.([^./]+)$/.exec(name)?.[1]?.toLowerCase();
  const start = new TextDecoder('latin1').decode(head).trimStart();
  if (/^(html?|xhtml)$/.test(ending ?? '') || /^(<!doctype html|<html)\b/i.test(start)) return 'html';
  return ending === undefined || /^(txt|text|md|markdown)$/.test(ending) ? 'text' : undefined;
}
