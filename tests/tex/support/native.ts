/** The same document through TeX Live's own engines. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DATE, type Engine } from './typesetter.ts';

/** The PDF, or undefined when the engine finds errors in the document. */
export function setNatively(project: string, engine: Engine): Uint8Array | undefined {
  return inFolder((folder, run) => {
    cpSync(project, folder, { recursive: true });
    for (let pass = 0; pass < 2; pass++) {
      if (!run(engine, '-interaction=nonstopmode', '-halt-on-error', 'main.tex')) return undefined;
      const aux = readFileSync(join(folder, 'main.aux'), 'latin1');
      if (pass === 0 && aux.includes('\\bibdata{')) run('bibtex', 'main');
    }
    const pdf = join(folder, 'main.pdf');
    return existsSync(pdf) ? readFileSync(pdf) : undefined;
  });
}

/** What one pass over a document writes into its log. */
export function logNatively(source: string, engine: Engine): string {
  return inFolder((folder, run) => {
    writeFileSync(join(folder, 'main.tex'), source);
    run(engine, '-interaction=nonstopmode', 'main.tex');
    return readFileSync(join(folder, 'main.log'), 'utf8');
  });
}

/** Runs programs, which say whether they succeeded, in a folder of their own. */
function inFolder<T>(work: (folder: string, run: (program: string, ...words: string[]) => boolean) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'legible-native-'));
  const run = (program: string, ...words: string[]) =>
    spawnSync(program, words, {
      cwd: folder,
      timeout: 60_000,
      env: {
        ...process.env,
        SOURCE_DATE_EPOCH: String(DATE),
        FORCE_SOURCE_DATE: '1',
        // A font that is missing must not be made, which takes most of a minute.
        MKTEXTFM: '0',
        MKTEXPK: '0',
        MKTEXMF: '0',
      },
    }).status === 0;
  try {
    return work(folder, run);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
