// Real resumes beside the checkout, and one of our own for where they are absent.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

export const root = join(import.meta.dirname, '../../..');
const corpus = process.env.LEGIBLE_CORPUS ?? join(root, '../shared/corpus');

export interface Resume {
  id: string;
  /** Text files of the project by path. */
  texts: Record<string, string>;
}

const TEXT = /\.(tex|cls|sty|bib|cfg|def)$/;

function read(id: string, folder: string): Resume {
  const texts: Record<string, string> = {};
  for (const name of readdirSync(folder, { recursive: true }).map(String).sort()) {
    if (!TEXT.test(name)) continue;
    const bytes = readFileSync(join(folder, name));
    texts[relative(folder, join(folder, name))] = new TextDecoder('utf-8').decode(bytes);
  }
  return { id, texts };
}

/** The product's own sample and, where the corpus stands beside the checkout, every resume of it. */
export function resumes(): Resume[] {
  const all = [read('sample', join(root, 'web/src/lib/project/sample'))];
  const folder = join(corpus, 'resumes');
  if (existsSync(folder)) {
    for (const id of readdirSync(folder).sort()) all.push(read(id, join(folder, id)));
  } else {
    console.warn(`No corpus at ${folder}: only the product's own sample is compared.`);
  }
  return all;
}
