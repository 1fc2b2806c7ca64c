/** Where a document's preamble ends. */

/**
 * Characters up to and with the line of `\begin{document}`: what an engine can read before it is known what
 * the document says. Undefined when there is no such line.
 */
export function preambleEnd(text: string): number | undefined {
  for (const { index } of text.matchAll(/\\begin\s*\{document\}/g)) {
    const line = text.lastIndexOf('\n', index) + 1;
    if (/(^|[^\\])(\\\\)*%/.test(text.slice(line, index))) continue;
    const end = text.indexOf('\n', index);
    // Without a line after it, there is nothing to wait for.
    return end < 0 ? undefined : end + 1;
  }
  return undefined;
}
