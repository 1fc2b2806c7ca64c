/** Ways from the library into the workspace. */
import type { Handover } from '#lib/project/store.ts';
import { t } from '#lib/i18n/shelf.ts';

export const workspaceUrl = (id: string) => `/workspace?resume=${encodeURIComponent(id)}`;

/** Kinds of files that the workspace takes, for pickers. */
export const TAKES = '.tex,.ltx,.zip,.pdf,.docx';

/** A copy of the sample, to be made one's own. */
export async function sampleHandover(): Promise<Handover> {
  const { SAMPLE_SOURCE } = await import('#lib/project/sample.ts');
  return { kind: 'text', text: SAMPLE_SOURCE, name: t.make.sampleName };
}

export function filesHandover(files: Iterable<File>): Handover {
  return { kind: 'files', files: [...files].map((file) => ({ path: file.name, blob: file })) };
}

/**
 * Leaves something for the workspace and goes there; false when this browser refuses storage. The start page has
 * this for itself (`lib/landing/handover.ts`): a file of both would be one more that it waits for.
 */
export async function openInWorkspace(handover: Handover): Promise<boolean> {
  try {
    const { leaveHandover } = await import('#lib/project/store.ts');
    await leaveHandover(handover);
  } catch {
    return false;
  }
  location.assign('/workspace');
  return true;
}
