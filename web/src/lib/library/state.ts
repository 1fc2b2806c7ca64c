/** What of a project is saved, merged and kept as versions, and the way from the project there and back. */
import { hashOf } from '#lib/compile/submit.ts';
import type { Engine, Project, ProjectFile, UploadedDocument } from '#lib/project/model.ts';
import { POSTING_MAX_CHARS } from '#lib/scorer/report.ts';
import type { Details, Resume, ResumeKind, Version } from './contract.ts';

/** `F` stands for a file: its content, or its hash. */
export interface State<F> {
  name: string;
  kind: ResumeKind;
  /** A document's own name; `null` where nothing starts the project. */
  main: string | null;
  engine: Engine;
  /** By path. */
  files: Record<string, F>;
  details: Details;
}

/** A state by the contents of its files. */
export type Content = State<ProjectFile>;
/** A state by the SHA-256 (hex) of its files. */
export type Shape = State<string>;

/** Longest name of a resume, characters. */
const NAME_MAX = 120;

/** The files that stand for documents; a document is replaced, never changed in place. */
const documents = new WeakMap<UploadedDocument, ProjectFile>();

function documentFile(document: UploadedDocument): ProjectFile {
  let file = documents.get(document);
  if (!file) {
    file = { kind: 'binary', bytes: document.bytes };
    documents.set(document, file);
  }
  return file;
}

/** The state of a project, as the server takes it. */
export function contentOf(project: Project): Content {
  const { document } = project;
  const files = document ? { [document.name]: documentFile(document) } : project.files;
  return {
    name: shortName(project.name),
    kind: document?.kind ?? 'latex',
    main: document?.name ?? (project.main || null),
    engine: project.engine,
    files,
    details: {
      ignored: project.ignored,
      posting: [...project.posting].slice(0, POSTING_MAX_CHARS).join(''),
      own: project.own ?? [],
      ...(project.profile !== undefined && { profile: project.profile }),
      ...(project.market !== undefined && { market: project.market }),
    },
  };
}

/** A name as the server takes it. */
export function shortName(name: string): string {
  // Line breaks become spaces; what is invisible, or turns the direction of the text around it, goes.
  const plain = name
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, '');
  return [...plain.trim()].slice(0, NAME_MAX).join('').trimEnd() || '–';
}

/** The hashes of a state's files in their place. */
export async function shapeOf(content: Content): Promise<Shape> {
  const hashes = await Promise.all(
    Object.entries(content.files).map(async ([path, file]) => [path, await hashOf(file)] as const),
  );
  return { ...content, files: Object.fromEntries(hashes) };
}

/** The state that the server tells of. */
export function shapeFrom(told: Resume | Version): Shape {
  const { profile, market, ignored, posting, own } = told.details;
  return {
    name: told.name,
    kind: 'resume_kind' in told ? told.resume_kind : told.kind,
    main: told.main,
    engine: told.engine,
    files: Object.fromEntries(Object.entries(told.manifest).map(([path, { sha256 }]) => [path, sha256])),
    details: { ignored, posting, own, ...(profile && { profile }), ...(market && { market }) },
  };
}

/** The state with contents in place of hashes. Every hash must be in `contents`. */
export function filled(shape: Shape, contents: ReadonlyMap<string, ProjectFile>): Content {
  const files: Record<string, ProjectFile> = {};
  for (const [path, hash] of Object.entries(shape.files)) {
    const file = contents.get(hash);
    if (!file) throw new Error(`no content for ${path}`);
    files[path] = file;
  }
  return { ...shape, files };
}

/**
 * The project with another state. What it holds the same already stays the same object. Another posting,
 * or other requirements of it, are no longer those of the browser's saved posting.
 */
export function withContent(project: Project, content: Content): Project {
  const before = contentOf(project);
  const { details } = content;
  const isHeld = same(details.posting, before.details.posting) && same(details.own, before.details.own);
  const next: Project = {
    ...project,
    name: content.name === before.name ? project.name : content.name,
    files: content.kind === 'latex' ? kept(project.files, content.files) : {},
    main: content.kind === 'latex' ? (content.main ?? '') : '',
    engine: content.engine,
    ignored: same(details.ignored, project.ignored) ? project.ignored : details.ignored,
    ...(!isHeld && { posting: details.posting, own: details.own, postingId: undefined }),
  };
  put(next, 'profile', details.profile);
  put(next, 'market', details.market as Project['market']);
  put(next, 'document', documentOf(content, project.document));
  return next;
}

/** Sets a field, or takes it away. */
function put<K extends 'profile' | 'market' | 'document'>(project: Project, key: K, value: Project[K]): void {
  if (value === undefined) Reflect.deleteProperty(project, key);
  else project[key] = value;
}

/** A project of its own with that state. */
export function projectFrom(id: string, content: Content, savedAt: number): Project {
  const empty: Project = {
    id,
    name: content.name,
    files: {},
    main: '',
    engine: 'auto',
    posting: '',
    ignored: [],
    sample: false,
    savedAt,
  };
  return withContent(empty, content);
}

/** Whether two contents are the same. */
export function sameFile(a: ProjectFile | undefined, b: ProjectFile | undefined): boolean {
  if (a === b) return true;
  if (!a || !b) return false;
  if (a.kind === 'text' && b.kind === 'text') return a.text === b.text;
  if (a.kind === 'text' || b.kind === 'text') return false;
  return a.bytes.length === b.bytes.length && a.bytes.every((byte, at) => byte === b.bytes[at]);
}

/** Whether two values say the same, whatever the order of their fields; what is left out is `null` or `false` as well. */
export function same(a: unknown, b: unknown): boolean {
  return a === b || canonical(a) === canonical(b);
}

export const sameShape = (a: Shape, b: Shape): boolean => same(a, b);

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(
          Object.entries(inner)
            .filter(([, field]) => field !== null && field !== undefined && field !== false)
            .sort(([left], [right]) => (left < right ? -1 : 1)),
        )
      : inner,
  );
}

function kept(before: Project['files'], after: Project['files']): Project['files'] {
  const files: Project['files'] = {};
  let isSame = Object.keys(before).length === Object.keys(after).length;
  for (const [path, file] of Object.entries(after)) {
    const old = before[path];
    const stays = old !== undefined && sameFile(old, file);
    files[path] = stays ? old : file;
    isSame &&= stays;
  }
  return isSame ? before : files;
}

function documentOf(content: Content, before: UploadedDocument | undefined): UploadedDocument | undefined {
  if (content.kind === 'latex') return undefined;
  const [entry] = Object.entries(content.files);
  if (!entry) return before;
  const [name, file] = entry;
  if (before && before.name === name && sameFile(documentFile(before), file)) return before;
  const bytes = file.kind === 'binary' ? file.bytes : new TextEncoder().encode(file.text);
  return { kind: content.kind, name, bytes };
}
