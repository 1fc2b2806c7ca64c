/** The answer “keep only this one” to two sides that could not be brought together. */
import type { Project } from '#lib/project/model.ts';
import { freshMeta, isUnwritten, type Meta } from '#lib/project/rows.ts';
import { contentOf, withContent } from './state.ts';
import type { LocalStore } from './stores.ts';

/** The original with the copy's content; before, to go back to where there is no account to keep it. */
export interface Resolved {
  project: Project;
  meta: Meta;
  before: Project;
}

/**
 * Puts the copy's content over the resume it was copied from, whose state is kept as a version where it has an
 * account; the copy goes. Nothing happens when the original is not in this browser.
 */
export async function keepOnly(
  local: LocalStore,
  copyId: string,
  newId: () => string,
): Promise<Resolved | undefined> {
  for (;;) {
    const [copy] = await local.rows([copyId]);
    const originalId = copy?.meta.copyOf;
    if (!copy?.project || originalId === undefined) return undefined;
    const [original] = await local.rows([originalId]);
    if (!original?.project) return undefined;
    const { account } = original.meta;
    const before = original.project;
    if (account !== undefined)
      await local.add({ do: 'version', kind: 'conflict', id: originalId, account, state: contentOf(before) });
    const content = { ...contentOf(copy.project), name: contentOf(before).name };
    let resolved: Resolved | undefined;
    await local.change([copyId, originalId], ([copyNow, now]) => {
      const isSame =
        copyNow?.project &&
        now?.project &&
        isUnwritten(copyNow.meta, copy.meta) &&
        isUnwritten(now.meta, original.meta);
      if (!isSame) return [];
      const project = {
        ...withContent(before, content),
        savedAt: copyNow.project?.savedAt ?? before.savedAt,
      };
      const meta = { ...now.meta, local: now.meta.local + 1, write: newId() };
      resolved = { project, meta, before };
      const { local: upTo } = copyNow.meta;
      return [
        { project, meta },
        { meta: { ...freshMeta(copyId), account, local: upTo, moved: { upTo, to: originalId } } },
      ];
    });
    if (!resolved) continue;
    const isKnown = copy.meta.synced !== undefined || copy.meta.sending.length > 0;
    if (account !== undefined && isKnown) await local.add({ do: 'remove', id: copyId, account });
    return resolved;
  }
}

/** The answer “keep both”: the copy is a resume like any other from now on. */
export async function keepBoth(local: Pick<LocalStore, 'change'>, copyId: string): Promise<void> {
  await local.change([copyId], ([row]) =>
    row?.meta.undecided ? [{ ...row, meta: { ...row.meta, undecided: false } }] : [],
  );
}
