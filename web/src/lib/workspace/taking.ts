/** Puts what others wrote of a project under the person's hands: cursor and undo history stay. */
import type { SourceEditor, TextEdit } from '#lib/editor/editor.ts';
import type { Project } from '#lib/project/model.ts';

type Hands = Pick<SourceEditor, 'text' | 'apply' | 'renamed'>;

/** The one edit that makes `after` of `before`; nothing when they are the same. */
export function editBetween(before: string, after: string): TextEdit | undefined {
  if (before === after) return undefined;
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  return { from: start, to: before.length - end, text: after.slice(start, after.length - end) };
}

/** Brings the editor's files to what they are in `next`. */
export function bringEditor(editor: Hands, before: Project, next: Project): void {
  for (const path of Object.keys({ ...before.files, ...next.files })) {
    const file = next.files[path];
    const text = editor.text(path);
    if (text === undefined) continue;
    if (file?.kind !== 'text') {
      editor.renamed(path, undefined);
      continue;
    }
    const edit = editBetween(text, file.text);
    if (edit) editor.apply(path, [edit], text);
  }
}
