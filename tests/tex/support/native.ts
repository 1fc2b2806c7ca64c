/** The same document through TeX Live's own engines. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DATE, type Engine } from './typesetter.ts';

/** The PDF, or undefined when the engine finds errors in the document. */
export function setNatively(project: string, engine: Engine): Uint8Array | undefined {
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
    cpSync(project, folder, { recursive: true });
    for (let pass = 0; pass < 2; pass++) {
      if (!run(engine, '-interaction=nonstopmode', '-halt-on-error', 'main.tex')) return undefined;
      const aux = readFileSync(join(folder, 'main.aux'), 'latin1');
      if (pass === 0 && aux.includes('\\bibdata{')) run('bibtex', 'main');
    }
    const pdf = join(folder, 'main.pdf');
    return existsSync(pdf) ? readFileSync(pdf) : undefined;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
