/** How the engine's names of support files lead to files of the bundle. */

export type Engine = 'pdflatex' | 'xelatex';

/**
 * What is read by TeX, and may stand in a folder of a package's own (`def/europasscv_en.def`, icons): the
 * bundle knows it by its bare name. Fonts are asked for by path only where a project has them, and
 * one of the same name is another font.
 */
const READ_BY_TEX = /\.(bst|cfg|clo|cls|def|fd|ldf|pdf|sty|tex)$/;

/** The names in the bundle that answer a name, best first. */
export function bundleNames(name: string, engine: Engine): string[] {
  // Glyphs that are several letters are spelled out for machines, as pdfTeX does.
  if (engine === 'pdflatex' && name === 'texglyphlist.txt') return ['pdftex-glyphlist.txt', name];
  const bare = name.slice(name.lastIndexOf('/') + 1);
  return bare !== name && READ_BY_TEX.test(name) ? [name, bare] : [name];
}
