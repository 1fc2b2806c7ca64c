/** Hands a project to the compile queue: small text in the request, other bytes only where the server lacks them. */
import type { Api, CompileRequest } from '#lib/api/client.ts';
import { ApiError } from '#lib/api/problem.ts';
import { fileBytes, type Engine, type ProjectFile } from '#lib/project/model.ts';
import type { Job } from './job.ts';

/** A text file up to this many characters travels inside the request: one round trip instead of three. */
const INLINE_MAX = 64_000;
/** Files sent at once. */
const PARALLEL = 4;
/** How often missing files are sent before giving up: the store may expire a file in between. */
const ROUNDS = 3;

/** Hashes of file objects that were seen before; files are replaced, never changed in place. */
const hashes = new WeakMap<ProjectFile, Promise<string>>();

/** SHA-256 of the file's bytes, lower-case hex. */
export function hashOf(file: ProjectFile): Promise<string> {
  let hash = hashes.get(file);
  if (!hash) {
    hash = crypto.subtle
      .digest('SHA-256', fileBytes(file))
      .then((digest) =>
        Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join(''),
      );
    hashes.set(file, hash);
  }
  return hash;
}

export interface Submission {
  files: Record<string, ProjectFile>;
  main: string;
  engine: Engine;
  /** Which project it is: what brings a job of the dashboard back to it. */
  document?: string | undefined;
}

/** Waits before the request is sent again because no answer came, in milliseconds. */
const AGAIN_MS = [400, 1_200];

/** Whether the request may or may not have arrived: the answer was lost, or a proxy gave up. */
const isLost = (cause: unknown) =>
  cause instanceof ApiError &&
  [0, 502, 503, 504].includes(cause.problem.status) &&
  navigator.onLine !== false;

/** The job the project became. Throws `ApiError`. */
export async function submit(
  api: Api,
  { files, main, engine, document }: Submission,
  pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
): Promise<Job> {
  // However often it is sent, it makes one job.
  const key = crypto.randomUUID();
  const waits = [...AGAIN_MS];
  const byHash = new Map<string, ProjectFile>();
  const manifest: CompileRequest['files'] = {};
  for (const [path, file] of Object.entries(files)) {
    if (file.kind === 'text' && file.text.length <= INLINE_MAX) {
      manifest[path] = { text: file.text };
      continue;
    }
    const sha256 = await hashOf(file);
    byHash.set(sha256, file);
    manifest[path] = { sha256 };
  }
  for (let round = 1; ; round += 1) {
    try {
      return await api.compile({ files: manifest, main, engine, document }, key);
    } catch (cause) {
      const wait = isLost(cause) ? waits.shift() : undefined;
      if (wait !== undefined) {
        await pause(wait);
        continue;
      }
      const missing =
        cause instanceof ApiError && cause.problem.code === 'files_missing'
          ? cause.problem.missing
          : undefined;
      if (!missing?.length || round >= ROUNDS) throw cause;
      await sendAll(api, missing, byHash);
    }
  }
}

async function sendAll(
  api: Api,
  missing: readonly string[],
  byHash: ReadonlyMap<string, ProjectFile>,
): Promise<void> {
  const queue = [...missing];
  const worker = async () => {
    for (let hash = queue.shift(); hash !== undefined; hash = queue.shift()) {
      const file = byHash.get(hash);
      if (file) await api.putFile(hash, fileBytes(file));
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, worker));
}
