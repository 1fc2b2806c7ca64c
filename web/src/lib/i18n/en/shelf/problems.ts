/** English, why something with a saved resume was refused. */
import type { Problem } from '#lib/api/problem.ts';
import { problems } from '../account/problems.ts';

/** By the stable code of the problem document. */
const SENTENCES: Record<string, string> = {
  resume_not_found: 'This resume is gone: it was deleted, here or on another device.',
  version_not_found: 'This version is gone: its time was over.',
  revision_conflict: 'This resume was changed elsewhere at the same moment. Try again.',
  library_full: 'Your library is full. Delete what you no longer need for good, then try again.',
  name_invalid: 'A name has 1 to 120 characters, and no line breaks.',
  sign_in_required: 'You are signed out. Sign in again, then come back.',
};

export function problemText(problem: Problem, retryAfterMs?: number): string {
  return SENTENCES[problem.code] ?? problems.problemText(problem, retryAfterMs);
}
