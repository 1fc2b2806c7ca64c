/**
 * The engine at work on a resume before the workspace is there to show the page: reading the preamble takes as long as
 * the app takes to start, and on another core.
 */
import type { Project } from '#lib/project/model.ts';
import type { Manager } from '#lib/tex/manager.ts';
import { loadTex, type Listen, type Tex } from './loadTex.ts';
import { previewPref } from './previewPrefs.ts';

/** Whether a project's page will be wanted, and what it takes is here: for a first visit, the app comes first. */
export function mayStart(project: Project): boolean {
  return !project.document && previewPref('made') === true && previewPref('live') !== false;
}

/** Begins with a project. Whoever starts the engine first takes over what was begun, and hears what has come of it. */
export async function headStart(
  project: Pick<Project, 'files' | 'main' | 'engine'>,
  load: () => Promise<Tex> = loadTex,
): Promise<Tex> {
  const tex = await load();
  const choice = tex.choose(project, tex.chooser);
  if (choice === 'lua' || choice === 'programs') return tex;
  const heard: ((listen: Listen) => void)[] = [];
  let tell = (what: (listen: Listen) => void): void => {
    heard.push(what);
  };
  const manager = tex.start({
    onShown: (shown) => tell(({ onShown }) => onShown(shown)),
    onTrouble: (trouble) => tell(({ onTrouble }) => onTrouble(trouble)),
  });
  const { files, main } = project;
  manager.show({ files, main, format: choice });
  let begun: Manager | undefined = manager;
  return {
    ...tex,
    start(listen) {
      if (!begun) return tex.start(listen);
      begun = undefined;
      tell = (what) => what(listen);
      // Not before whoever asked has the manager.
      queueMicrotask(() => heard.splice(0).forEach((what) => what(listen)));
      return manager;
    },
  };
}
