/** The words of the page that are selected, with their neighbours on the line. */
import type { Words } from '#lib/synctex/map.ts';

const lastWord = (text: string) => text.trim().split(/\s+/).at(-1) ?? '';
const firstWord = (text: string) => text.trim().split(/\s+/)[0] ?? '';

/** `undefined` when nothing is selected inside of `root`. */
export function wordsAt(selection: Selection | null, root: Element): Words | undefined {
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return undefined;
  const range = selection.getRangeAt(0);
  const { startContainer, startOffset } = range;
  if (!root.contains(startContainer) || startContainer.nodeType !== Node.TEXT_NODE) return undefined;
  const text = startContainer.textContent ?? '';
  const word = firstWord(range.toString());
  if (!word) return undefined;
  const [head, tail] = [text.slice(0, startOffset), text.slice(startOffset + word.length)];
  const run = startContainer.parentElement;
  return {
    word,
    before: lastWord(head) || lastWord(run?.previousElementSibling?.textContent ?? ''),
    after: firstWord(tail) || firstWord(run?.nextElementSibling?.textContent ?? ''),
  };
}
