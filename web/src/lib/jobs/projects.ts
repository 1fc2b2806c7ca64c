/** The projects that this browser keeps, and the way from a job back to its own. */
import type { Project } from '#lib/project/model.ts';

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
  const { readProjects, saveProject } = await import('#lib/project/store.ts');
  const project: Project | undefined = (await readProjects()).find((kept) => kept.id === id);
  if (!project) return false;
  await saveProject({ ...project, savedAt: now });
  return true;
}
