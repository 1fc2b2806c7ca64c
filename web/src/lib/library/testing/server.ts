/** The library's server as it promises to be, for tests. */
import { ApiError } from '#lib/api/problem.ts';
import { hashOf } from '#lib/compile/submit.ts';
import { fileBytes } from '#lib/project/model.ts';
import type {
  FileBody,
  Manifest,
  NewVersion,
  Resume,
  ResumeBody,
  ResumeSummary,
  ScorePoint,
  VersionSummary,
} from '../contract.ts';
import { same } from '../state.ts';
import type { RemoteStore } from '../stores.ts';

interface Stored {
  resume: Resume;
  versions: { summary: VersionSummary; body: ResumeBody; manifest: Manifest }[];
  points: ScorePoint[];
}

const refusal = (status: number, code: string, missing?: string[]) =>
  new ApiError({ status, code, title: code, ...(missing && { missing }) });

export class ServerModel implements RemoteStore {
  /** Who is signed in; nobody when left out. */
  who: string | undefined;
  readonly resumes = new Map<string, Stored>();
  readonly files = new Map<string, Uint8Array<ArrayBuffer>>();
  max = Infinity;
  /** Sees each state that is written over another. */
  onSave: (before: Resume, after: Resume) => void = () => undefined;
  #now = 0;

  constructor(who?: string) {
    this.who = who;
  }

  async account(): Promise<string | undefined> {
    return this.who;
  }

  async resume(id: string): Promise<Resume> {
    return structuredClone(this.#present(id).resume);
  }

  async newer(id: string, revision: number): Promise<Resume | undefined> {
    const resume = await this.resume(id);
    return resume.revision === revision ? undefined : resume;
  }

  async create(id: string, body: ResumeBody): Promise<ResumeSummary> {
    const manifest = await this.#manifest(body);
    this.#mustBeIn();
    const stored = this.resumes.get(id);
    if (stored) {
      if (stored.resume.deleted_at === null && isStored(stored.resume, body, manifest)) return stored.resume;
      throw refusal(412, 'revision_conflict');
    }
    if (this.#count() >= this.max) throw refusal(409, 'library_full');
    const at = ++this.#now;
    const resume: Resume = {
      ...of(id, body, manifest),
      revision: 1,
      created_at: at,
      updated_at: at,
      deleted_at: null,
      copy_of: body.copy_of ?? null,
      score: null,
    };
    this.resumes.set(id, { resume, versions: [], points: [] });
    return structuredClone(resume);
  }

  async save(id: string, body: ResumeBody, revision: number): Promise<ResumeSummary> {
    const manifest = await this.#manifest(body);
    const stored = this.#present(id);
    if (isStored(stored.resume, body, manifest)) return structuredClone(stored.resume);
    if (stored.resume.revision !== revision) throw refusal(412, 'revision_conflict');
    const next: Resume = {
      ...stored.resume,
      ...of(id, body, manifest),
      revision: revision + 1,
      updated_at: ++this.#now,
    };
    this.onSave(stored.resume, next);
    stored.resume = next;
    return structuredClone(next);
  }

  async remove(id: string): Promise<void> {
    const stored = this.#present(id);
    stored.resume = { ...stored.resume, deleted_at: ++this.#now };
  }

  async keepVersion(id: string, { kind, state, job_id, score }: NewVersion): Promise<VersionSummary> {
    const manifest = await this.#manifest(state);
    const { versions } = this.#present(id);
    const newest = versions.at(-1);
    if (newest && same(newest.manifest, manifest)) return newest.summary;
    const { name, main, engine, files, bytes } = of(id, state, manifest);
    const at = ++this.#now;
    const summary: VersionSummary = {
      id: `v${at}`,
      kind,
      at,
      name,
      main,
      engine,
      files,
      bytes,
      score: score ?? null,
      job_id: job_id ?? null,
      expires_at: at + 86_400_000,
    };
    versions.push({ summary, body: state, manifest });
    return summary;
  }

  async file(sha256: string): Promise<Uint8Array<ArrayBuffer>> {
    this.#mustBeIn();
    const bytes = this.files.get(sha256);
    if (!bytes) throw refusal(404, 'file_not_found');
    return bytes.slice();
  }

  async putFile(sha256: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    this.#mustBeIn();
    this.files.set(sha256, bytes.slice());
  }

  async addScores(id: string, points: readonly ScorePoint[]): Promise<void> {
    const stored = this.#present(id);
    const known = new Map([...stored.points, ...points].map((point) => [point.at, point]));
    stored.points = [...known.values()].sort((a, b) => a.at - b.at);
  }

  async scores(id: string): Promise<ScorePoint[]> {
    return [...this.#present(id).points];
  }

  /** What a resume's files say, path → text. */
  texts(id: string): Record<string, string> {
    const { manifest } = this.resumes.get(id)?.resume ?? { manifest: {} };
    return this.text(manifest);
  }

  text(manifest: Manifest): Record<string, string> {
    return Object.fromEntries(
      Object.entries(manifest).map(([path, { sha256 }]) => [
        path,
        new TextDecoder().decode(this.files.get(sha256)),
      ]),
    );
  }

  #count(): number {
    return [...this.resumes.values()].filter(({ resume }) => resume.deleted_at === null).length;
  }

  #mustBeIn(): void {
    if (this.who === undefined) throw refusal(401, 'not_signed_in');
  }

  #present(id: string): Stored {
    this.#mustBeIn();
    const stored = this.resumes.get(id);
    if (!stored || stored.resume.deleted_at !== null) throw refusal(404, 'resume_not_found');
    return stored;
  }

  async #manifest(body: ResumeBody): Promise<Manifest> {
    const missing: string[] = [];
    const manifest: Manifest = {};
    for (const [path, file] of Object.entries(body.files)) {
      const sha256 = await this.#taken(file);
      const bytes = this.files.get(sha256);
      if (bytes) manifest[path] = { sha256, size: bytes.length };
      else missing.push(sha256);
    }
    if (missing.length > 0) throw refusal(409, 'files_missing', missing);
    return manifest;
  }

  async #taken(file: FileBody): Promise<string> {
    if ('sha256' in file) return file.sha256;
    const bytes =
      'text' in file
        ? fileBytes({ kind: 'text', text: file.text })
        : Uint8Array.from(atob(file.base64), (letter) => letter.charCodeAt(0));
    const sha256 = await hashOf({ kind: 'binary', bytes });
    this.files.set(sha256, bytes);
    return sha256;
  }
}

function of(id: string, { name, kind, main, engine, details }: ResumeBody, manifest: Manifest) {
  const sizes = Object.values(manifest).map(({ size }) => size);
  return {
    id,
    name,
    kind,
    main,
    engine,
    details: structuredClone(details),
    manifest,
    files: sizes.length,
    bytes: sizes.reduce((sum, size) => sum + size, 0),
  };
}

const isStored = (stored: Resume, body: ResumeBody, manifest: Manifest) =>
  same({ ...stored, ...of(stored.id, body, manifest) }, stored);
