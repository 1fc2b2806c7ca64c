/** A resume as it is sent back: its files by what the server has of them. */
import { ApiError } from '#lib/api/problem.ts';
import type { LibraryApi } from '#lib/library/client.ts';
import type { Manifest, Resume, ResumeBody, ResumeSummary } from '#lib/library/contract.ts';

/** The resume as it stands. */
export function bodyOf({ name, kind, main, engine, manifest, details, copy_of }: Resume): ResumeBody {
  return { name, kind, main, engine, files: filesOf(manifest), details, copy_of };
}

export function filesOf(manifest: Manifest): ResumeBody['files'] {
  return Object.fromEntries(Object.entries(manifest).map(([path, { sha256 }]) => [path, { sha256 }]));
}

/** Saves a change over the newest state; where that moved on meanwhile, once more. */
export async function saveChange(
  api: Pick<LibraryApi, 'resume' | 'save'>,
  id: string,
  change: Partial<ResumeBody>,
): Promise<ResumeSummary> {
  const save = async () => {
    const whole = await api.resume(id);
    return api.save(id, { ...bodyOf(whole), ...change }, whole.revision);
  };
  try {
    return await save();
  } catch (cause) {
    if (!(cause instanceof ApiError) || cause.problem.code !== 'revision_conflict') throw cause;
    return save();
  }
}
