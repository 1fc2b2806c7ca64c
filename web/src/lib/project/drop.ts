/** Files as they come from a drop or a picker, folders walked through. */

export interface Incoming {
  /** Path relative to what was dropped. */
  path: string;
  blob: Blob;
}

/** What a drop holds. Must be called in the turn of the drop event: the transfer is emptied afterwards. */
export function droppedFiles(transfer: DataTransfer): Promise<Incoming[]> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (entries.length > 0) return entryFiles(entries);
  return Promise.resolve([...transfer.files].map((file) => ({ path: file.name, blob: file })));
}

/** All files in and below the entries. */
export async function entryFiles(entries: readonly FileSystemEntry[]): Promise<Incoming[]> {
  const found = (await Promise.all(entries.map(walk))).flat();
  return found.map(({ path, blob }) => ({ path: path.replace(/^\/+/, ''), blob }));
}

async function walk(entry: FileSystemEntry): Promise<Incoming[]> {
  if (entry.isFile) {
    const blob = await new Promise<File>((resolve, reject) =>
      (entry as FileSystemFileEntry).file(resolve, reject),
    );
    return [{ path: entry.fullPath, blob }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: Incoming[] = [];
  for (;;) {
    // A reader gives at most a hundred entries at a time, and nothing at the end.
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (batch.length === 0) return found;
    found.push(...(await Promise.all(batch.map(walk))).flat());
  }
}

/** What a file picker gave; a picked folder keeps its inner paths. */
export function pickedFiles(list: FileList): Incoming[] {
  return [...list].map((file) => ({ path: file.webkitRelativePath || file.name, blob: file }));
}
