/** What becomes of a project in this browser that goes on under another id. */
import { freshMeta, type Change, type Meta, type Row } from '#lib/project/rows.ts';
import type { Project } from '#lib/project/model.ts';
import { projectFrom, shortName, type Content } from './state.ts';

type KeptRow = Row & { project: Project };

/** The other side, as the server has it. */
interface Theirs {
  content: Content;
  synced: NonNullable<Meta['synced']>;
}

/** Mine becomes a copy, which is to be sent; theirs stands under the old id, and is not the last project. */
export function parted(
  { project, meta }: KeptRow,
  theirs: Theirs,
  copy: { id: string; name: string },
  write: string,
): Change[] {
  const { id, account, local } = meta;
  return [
    {
      project: { ...project, id: copy.id, name: shortName(copy.name) },
      meta: { ...freshMeta(copy.id), local: 1, write: copy.id, account, copyOf: id, undecided: true },
    },
    {
      project: projectFrom(id, theirs.content, project.savedAt - 1),
      meta: {
        ...meta,
        local: local + 1,
        write,
        synced: theirs.synced,
        sent: local + 1,
        sending: [],
        moved: { upTo: local, to: copy.id },
      },
    },
  ];
}

/** The project under a new id, to be sent; under the old one only the way to it is left. */
export function renewed({ project, meta }: KeptRow, next: string): Change[] {
  const { id, account, local, copyOf, undecided } = meta;
  return [
    {
      project: { ...project, id: next },
      meta: { ...freshMeta(next), local: 1, write: next, account, copyOf, undecided },
    },
    { meta: { ...freshMeta(id), account, local, sent: local, moved: { upTo: local, to: next } } },
  ];
}
