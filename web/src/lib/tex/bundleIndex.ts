/** The client's index of a bundle: which file stands where, and with which others it is fetched. */
import { TexError } from './errors.ts';

const HEADER = 'legible-tex-index\t1';

/** Bytes `start` up to, not including, `end` of the bundle. */
export interface Span {
  start: number;
  end: number;
}

export interface Entry extends Span {
  /** Bytes of the file itself; in the bundle it is a gzip member. */
  length: number;
  group: Group;
}

/** Files that stand side by side and are fetched together. */
export interface Group extends Span {
  name: string;
}

export class BundleIndex {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly groups: readonly Group[];

  private constructor(entries: Map<string, Entry>, groups: Group[]) {
    this.entries = entries;
    this.groups = groups;
  }

  /** Reads `index.tsv`. Throws `TexError` when it is none. */
  static parse(text: string): BundleIndex {
    const lines = text.split('\n');
    if (lines[0]?.trimEnd() !== HEADER) throw new TexError('damaged', 'The index has another format.');
    const entries = new Map<string, Entry>();
    const groups: Group[] = [];
    let group: Group | undefined;
    for (const line of lines.slice(1)) {
      if (!line) continue;
      const [name = '', first = '', stored = '', length = ''] = line.split('\t');
      if (name === '#') {
        group = { name: first, start: -1, end: -1 };
        groups.push(group);
        continue;
      }
      const start = Number(first);
      const end = start + Number(stored);
      if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end) || end < start)
        throw new TexError('damaged', `The index says nothing of where ${name} is.`);
      if (!group) groups.push((group = { name: '', start, end }));
      if (group.start < 0) group.start = start;
      group.end = Math.max(group.end, end);
      entries.set(name, { start, end, length: Number(length), group });
    }
    return new BundleIndex(
      entries,
      groups.filter(({ start }) => start >= 0),
    );
  }
}

/** Where a group is, without reading all of the index. */
export function spanOf(index: string, group: string): Span | undefined {
  const head = `\n#\t${group}\n`;
  const from = index.indexOf(head);
  if (from < 0) return undefined;
  const begin = from + head.length;
  const next = index.indexOf('\n#\t', begin);
  const lines = index.slice(begin, next < 0 ? undefined : next);
  return BundleIndex.parse(`${HEADER}\n${lines}`).groups[0];
}

const LOADS =
  /\\(?:documentclass|LoadClass|LoadClassWithOptions|usepackage|RequirePackage|RequirePackageWithOptions)\s*(?:\[[^\]]*\])?\s*\{([^}]*)\}/g;

/** Names of the class and package files that sources ask for; those of the bundle among them are worth fetching ahead. */
export function filesNamed(sources: Iterable<string>): Set<string> {
  const names = new Set<string>();
  for (const source of sources) {
    for (const [command, list = ''] of source.matchAll(LOADS)) {
      const ending = /\\(?:documentclass|LoadClass)/.test(command) ? '.cls' : '.sty';
      for (const name of list.split(',')) names.add(name.trim() + ending);
    }
  }
  return names;
}
