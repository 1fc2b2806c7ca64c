/** What the library's server is still to be told besides the present states; it waits in the browser's database. */
import type { ResumeScore } from './contract.ts';
import type { Content } from './state.ts';

/** A state that is to be kept as a version. */
export interface WaitingVersion {
  do: 'version';
  /** The resume's id. */
  id: string;
  account: string;
  kind: 'compile' | 'conflict';
  state: Content;
  jobId?: string | undefined;
  score?: ResumeScore | undefined;
}

/** A resume that is to be deleted. */
export interface WaitingRemoval {
  do: 'remove';
  id: string;
  account: string;
}

export type Waiting = WaitingVersion | WaitingRemoval;

/** Versions of one resume that wait at most; beyond them the oldest that a compile made go. */
export const WAITING_MAX = 40;
