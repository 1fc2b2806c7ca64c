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
