/** What the API tells of the resumes of an account. Times are milliseconds since the epoch, sizes bytes. */
import type { Engine, Ignored } from '#lib/project/model.ts';
import type { OwnRequirement } from '#lib/scorer/report.ts';

/** What a resume is made of: a project of LaTeX files, or one document that is scored from itself. */
export type ResumeKind = 'latex' | 'pdf' | 'docx';

/** A file as it is sent: its text, its bytes, or the SHA-256 (hex) of what the server has already. */
export type FileBody = { text: string } | { base64: string } | { sha256: string };

/** The files of a resume by path. */
export type Manifest = Record<string, { sha256: string; size: number }>;

/** What belongs to a resume besides its files. */
export interface Details {
  ignored: Ignored[];
  posting: string;
  own: OwnRequirement[];
  /** Id of the scorer's profile of weights. */
  profile?: string;
  /** Whose customs count. */
  market?: string;
}

/** The score of one state. */
export interface ResumeScore {
  overall: number;
  readable: number;
  /** Only with a posting. */
  fits?: number | null;
  at: number;
}

/** A state as it is sent. Of a document, `files` holds it under its name, which is `main` too. */
export interface ResumeBody {
  name: string;
  kind: ResumeKind;
  main: string | null;
  engine: Engine;
  files: Record<string, FileBody>;
  details: Details;
  /** The resume this one was copied from. */
  copy_of?: string | null;
}

export interface ResumeSummary {
  id: string;
  name: string;
  kind: ResumeKind;
  main: string | null;
  engine: Engine;
  /** Counts the saves: 1, 2, … */
  revision: number;
  /** How many. */
  files: number;
  bytes: number;
  created_at: number;
  updated_at: number;
  deleted_at: number | null;
  copy_of: string | null;
  score: ResumeScore | null;
}

export interface Resume extends ResumeSummary {
  manifest: Manifest;
  details: Details;
}

/** What the library holds of what it may hold. */
export interface LibraryUsage {
  resumes: number;
  resumes_max: number;
  bytes: number;
  bytes_max: number;
  /** How long old versions and deleted resumes are kept, milliseconds. */
  versions_ms: number;
}

export interface ResumePage {
  resumes: ResumeSummary[];
  /** Where the next page begins; `null` at the end. */
  next: string | null;
  usage: LibraryUsage;
}

/** Why a version was kept. */
export type VersionKind = 'compile' | 'manual' | 'conflict' | 'before_restore';

export interface VersionSummary {
  id: string;
  kind: VersionKind;
  at: number;
  name: string;
  main: string | null;
  engine: Engine;
  /** How many. */
  files: number;
  bytes: number;
  score: ResumeScore | null;
  job_id: string | null;
  expires_at: number;
}

export interface Version extends VersionSummary {
  resume_kind: ResumeKind;
  manifest: Manifest;
  details: Details;
}

export interface VersionPage {
  versions: VersionSummary[];
  /** Where the next page begins; `null` at the end. */
  next: string | null;
}

/** A state to be kept as a version; it need not be the present one. */
export interface NewVersion {
  kind: Exclude<VersionKind, 'before_restore'>;
  state: ResumeBody;
  job_id?: string;
  score?: ResumeScore;
}

/** The score at one moment of a resume's history. */
export interface ScorePoint {
  at: number;
  overall: number;
  readable: number;
  /** Only with a posting. */
  fits?: number | null;
  findings: number;
  event: 'change' | 'compile';
  /** Version of the scorer and id of the weights. */
  engine: string;
}
