/** What the scorer is asked about a project. */
import { textFiles, type Project } from '#lib/project/model.ts';
import { today } from './client.ts';
import { POSTING_MAX_CHARS, type ScoreRequest } from './report.ts';

/** A posting that is empty or too long is left out; the panel says which. */
export function scoreRequest({ files, main, posting, profile, market }: Project): ScoreRequest {
  const read = posting.trim() !== '' && [...posting].length <= POSTING_MAX_CHARS;
  return {
    files: textFiles(files),
    ...(main ? { main } : {}),
    ...(read ? { posting } : {}),
    ...(profile ? { profile } : {}),
    ...(market ? { market } : {}),
    as_of: today(),
  };
}
