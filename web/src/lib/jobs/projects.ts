/** The projects that this browser keeps, and the way from a job back to its own. */

/** Ids of the kept projects; none where the browser refuses storage. */
export async function keptProjects(): Promise<ReadonlySet<string>> {
  try {
    const { readProjects } = await import('#lib/project/store.ts');
    return new Set((await readProjects()).map(({ id }) => id));
  } catch {
    return new Set();
  }
}

/** Makes a kept project the one that the workspace opens next; false when it is no longer kept. */
export async function makeNext(id: string, now: number): Promise<boolean> {
  return (await import('#lib/project/store.ts')).bringForward(id, now);
}
