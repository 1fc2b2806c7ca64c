/** With which format a project is previewed: that of the engine which the service would take. */
import { loadProjectModule } from '#lib/project/importer.ts';
import { textFiles, type Project } from '#lib/project/model.ts';
import type { FormatName } from './release.ts';

/** A format, or why only a compile shows the document. */
export type Choice = FormatName | 'lua' | 'programs';

interface Chosen {
  engine: 'pdflatex' | 'xelatex' | 'lualatex';
  runs?: 'lua' | 'programs';
}

/** Decides by the project's text, as JSON. */
export type Chooser = (texts: string, main: string) => string;

export async function loadChooser(): Promise<Chooser> {
  return (await loadProjectModule()).engine_for;
}

export function choose(
  { files, main, engine }: Pick<Project, 'files' | 'main' | 'engine'>,
  chooser: Chooser,
): Choice {
  const code = Object.fromEntries(
    Object.entries(textFiles(files)).filter(
      ([path]) => path === main || /\.(?:tex|cls|sty|ltx)$/i.test(path),
    ),
  );
  const chosen = JSON.parse(chooser(JSON.stringify(code), main)) as Chosen;
  if (chosen.runs) return chosen.runs;
  return (engine === 'auto' ? chosen.engine : engine) === 'pdflatex' ? 'pdflatex.fmt' : 'xelatex.fmt';
}
