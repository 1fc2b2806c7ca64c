/** Sends a state: small text in the request, other bytes only where the server lacks them. */
import { ApiError } from '#lib/api/problem.ts';
import { fileBytes, type ProjectFile } from '#lib/project/model.ts';
import type { FileBody, ResumeBody } from './contract.ts';
import { hashed } from './contents.ts';
import type { Content, Shape } from './state.ts';
import type { RemoteStore } from './stores.ts';

/** A text file up to this many characters travels inside the request. */
const INLINE_MAX = 64_000;
/** All text inside one request, characters. */
const INLINE_ALL = 512_000;
/** Files sent at once. */
const PARALLEL = 4;
/** How often missing files are sent before giving up. */
const ROUNDS = 3;

/** A state as it is sent; files that `known` (by hash) has are only named. */
export function bodyOf(content: Content, shape: Shape, known: ReadonlySet<string>): ResumeBody {
  const files: Record<string, FileBody> = {};
  let room = INLINE_ALL;
  for (const [path, sha256] of Object.entries(shape.files)) {
    const file = content.files[path];
    const isInline =
      file?.kind === 'text' && !known.has(sha256) && file.text.length <= Math.min(INLINE_MAX, room);
    if (isInline) room -= file.text.length;
    files[path] = isInline ? { text: file.text } : { sha256 };
  }
  const { name, kind, main, engine, details } = shape;
  return { name, kind, main, engine, files, details };
}

/** Does what needs the files of `content` on the server, and sends those that it lacks. */
export async function withFiles<T>(
  remote: Pick<RemoteStore, 'putFile'>,
  content: Content,
  run: () => Promise<T>,
): Promise<T> {
  for (let round = 1; ; round += 1) {
    try {
      return await run();
    } catch (cause) {
      const missing =
        cause instanceof ApiError && cause.problem.code === 'files_missing'
          ? cause.problem.missing
          : undefined;
      if (!missing?.length || round >= ROUNDS) throw cause;
      await sendAll(remote, missing, await hashed(Object.values(content.files)));
    }
  }
}

async function sendAll(
  remote: Pick<RemoteStore, 'putFile'>,
  missing: readonly string[],
  files: ReadonlyMap<string, ProjectFile>,
): Promise<void> {
  const queue = [...missing];
  const worker = async () => {
    for (let hash = queue.shift(); hash !== undefined; hash = queue.shift()) {
      const file = files.get(hash);
      if (file) await remote.putFile(hash, fileBytes(file));
    }
  };
  await Promise.all(Array.from({ length: Math.min(PARALLEL, queue.length) }, worker));
}
