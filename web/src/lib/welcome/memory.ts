/** What was brought and pasted, kept while the tab lives: a page that loads again goes on where it was. */
import type { Handover } from '#lib/project/store.ts';

const KEY = 'legible:welcome';
/** More than this of files is not kept: a tab's storage holds about 5 MB of text. */
const FILES_MAX_BYTES = 2_500_000;

export interface Remembered {
  name: string;
  sample: boolean;
  /** Nothing where the files were too large: they have to be chosen again. */
  handover: Handover | undefined;
}

export interface Memory {
  resume: Remembered | undefined;
  posting: string;
}

type Stored = {
  resume?: { name: string; sample: boolean; text?: string; files?: { path: string; base64: string }[] };
  posting: string;
};

/** Keeps it as well as it can; a storage that is refused keeps nothing. */
export async function remember({ resume, posting }: Memory, storage = sessionStorage): Promise<void> {
  try {
    const stored: Stored = { posting, ...(resume && { resume: await packed(resume) }) };
    storage.setItem(KEY, JSON.stringify(stored));
  } catch {
    // The steps go on without; only a reload would begin anew.
  }
}

export async function recall(storage = sessionStorage): Promise<Memory> {
  try {
    const stored = JSON.parse(storage.getItem(KEY) ?? 'null') as Stored | null;
    return { resume: stored?.resume && unpacked(stored.resume), posting: stored?.posting ?? '' };
  } catch {
    return { resume: undefined, posting: '' };
  }
}

export function forget(storage = sessionStorage): void {
  try {
    storage.removeItem(KEY);
  } catch {
    // Nothing was kept either.
  }
}

async function packed({ name, sample, handover }: Remembered): Promise<NonNullable<Stored['resume']>> {
  const base = { name, sample };
  if (handover?.kind === 'text') return { ...base, text: handover.text };
  const files = handover?.files ?? [];
  const size = files.reduce((sum, { blob }) => sum + blob.size, 0);
  if (files.length === 0 || size > FILES_MAX_BYTES) return base;
  return {
    ...base,
    files: await Promise.all(
      files.map(async ({ path, blob }) => ({
        path,
        base64: base64(new Uint8Array(await blob.arrayBuffer())),
      })),
    ),
  };
}

function unpacked({ name, sample, text, files }: NonNullable<Stored['resume']>): Remembered {
  if (text !== undefined) return { name, sample, handover: { kind: 'text', text, name } };
  if (!files) return { name, sample, handover: undefined };
  const blobs = files.map(({ path, base64 }) => ({
    path,
    blob: new Blob([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))]),
  }));
  return { name, sample, handover: { kind: 'files', files: blobs } };
}

function base64(bytes: Uint8Array): string {
  let text = '';
  // `fromCharCode` takes so many arguments at once.
  for (let at = 0; at < bytes.length; at += 32_768)
    text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  return btoa(text);
}
