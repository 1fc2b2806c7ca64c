/** What the API tells of the resumes of an account. Times are milliseconds since the epoch, sizes bytes. */
import type { components } from '#lib/api/schema.d.ts';

type Schemas = components['schemas'];

export type ResumeKind = Schemas['ResumeKind'];
export type FileBody = Schemas['FileBody'];
/** The files of a resume by path. */
export type Manifest = Schemas['SavedResume']['manifest'];
/** What belongs to a resume besides its files; the server gives all of it. */
export type Details = Required<Pick<Schemas['ResumeDetails'], 'ignored' | 'posting' | 'own'>> & {
  profile?: string;
  market?: string;
};
/** `fits` may be left out where something is sent. */
type WithoutJob<T extends { fits: number | null }> = Omit<T, 'fits'> & { fits?: number | null };
export type ResumeScore = WithoutJob<Schemas['ResumeScore']>;
/** A state as it is sent. Of a document, `files` holds it under its name, which is `main` too. */
export type ResumeBody = Required<Omit<Schemas['ResumeBody'], 'copy_of' | 'details'>> &
  Pick<Schemas['ResumeBody'], 'copy_of'> & { details: Details };
export type ResumeSummary = Schemas['SavedResumeSummary'];
export type Resume = Omit<Schemas['SavedResume'], 'details'> & { details: Details };
export type LibraryUsage = Schemas['LibraryUsage'];
export type ResumePage = Schemas['ResumeList'];
export type VersionKind = Schemas['VersionKind'];
export type VersionSummary = Omit<Schemas['VersionSummary'], 'score'> & { score: ResumeScore | null };
export type Version = VersionSummary &
  Pick<Schemas['Version'], 'resume_kind' | 'manifest'> & { details: Details };
export type VersionPage = Omit<Schemas['VersionList'], 'versions'> & { versions: VersionSummary[] };
/** A state to be kept as a version; it need not be the present one. */
export interface NewVersion {
  kind: Exclude<VersionKind, 'before_restore'>;
  state: ResumeBody;
  job_id?: string;
  score?: ResumeScore;
}
export type ScorePoint = WithoutJob<Schemas['ScorePoint']>;
