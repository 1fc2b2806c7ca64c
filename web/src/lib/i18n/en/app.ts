/** English, the workspace. Functions take what varies; numbers come with their unit. */
import { shell } from './app/shell.ts';
import { project } from './app/project.ts';
import { score } from './app/score.ts';
import { matching } from './app/match.ts';
import { page } from './app/page.ts';
import { compile } from './app/compile.ts';
import { sync } from './app/sync.ts';
import { preview } from './app/preview.ts';
import { trial } from './app/trial.ts';
import { exporting } from './app/export.ts';
import { library } from './app/library.ts';

export const en = {
  title: 'Workspace — Legible',
  loading: 'Opening your workspace…',
  brand: 'Legible',
  skip: 'Skip to the source',

  ...shell,
  ...project,
  ...score,
  ...matching,
  ...page,
  ...compile,
  ...trial,
  ...sync,
  ...preview,
  ...exporting,
  ...library,
};
