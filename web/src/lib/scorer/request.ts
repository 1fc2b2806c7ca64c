/** What the scorer is asked about a project. */
import { textFiles, type Project } from '#lib/project/model.ts';
import { today } from './client.ts';
import { participation } from './participationHere.ts';
import { POSTING_MAX_CHARS, type ScoreRequest } from './report.ts';

/**
 * A posting that is empty or too long is left out; the panel says which.
 * `pageStale`: the files have changed since the PDF that goes along was made.
 */
export function scoreRequest(
  { files, main, posting, own, profile, market, document }: Project,
  pageStale = false,
): ScoreRequest {
  // Who chose weights is scored with them, whatever is tried out.
  const weights = profile ?? participation.arm;
  const read = posting.trim() !== '' && [...posting].length <= POSTING_MAX_CHARS;
  return {
    files: textFiles(files),
    ...(main ? { main } : {}),
    ...(document?.kind === 'docx' ? { main: document.name } : {}),
    ...(document?.kind === 'pdf' ? { file_name: document.name } : {}),
    ...(pageStale ? { page_stale: true } : {}),
    ...(read ? { posting } : {}),
    ...(read && own?.length ? { own_requirements: own } : {}),
    ...(weights ? { profile: weights } : {}),
    ...(market ? { market } : {}),
    as_of: today(),
  };
}
