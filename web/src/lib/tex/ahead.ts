/**
 * Fetches what the next lines of a document are likely to want, once nobody waits for anything: a first
 * list, a bold word, another size. Then they are there without a network as well.
 */
import type { Piece } from './bundle.ts';
import { spanOf } from './bundleIndex.ts';
import { Release, type FormatName, type ReleaseOptions } from './release.ts';

/**
 * Groups of the bundle that hold what plain documents use; templates' own are fetched by their names. A file
 * that both formats use stands in the first.
 */
const COMMON: Readonly<Record<FormatName, readonly string[]>> = {
  'pdflatex.fmt': ['article', 'article-pdftex'],
  'xelatex.fmt': ['article'],
};

/** Gives what was not kept before and is now. Throws `TexError`. */
export async function fetchAhead(id: string, format: FormatName, options: ReleaseOptions): Promise<Piece[]> {
  const release = await Release.named(id, options);
  const index = await release.index();
  const pieces: Piece[] = [];
  for (const group of COMMON[format]) {
    const span = spanOf(index, group);
    if (!span || (await release.keeps(span))) continue;
    const piece = { start: span.start, bytes: await release.fetch(span) };
    release.keep(piece);
    pieces.push(piece);
  }
  await release.written();
  return pieces;
}
