/** What going back to a version would change of a resume. */
import type { Details, Manifest, Resume, Version } from '#lib/library/contract.ts';

/** A text or file of which the two states have different ones. */
export interface Change {
  /** Path of the file; nothing for the posting. */
  path: string | undefined;
  kind: 'back' | 'goes' | 'changed';
  now: Side | undefined;
  then: Side | undefined;
}

/** A file by its content, or a text as it is. */
export type Side = { sha256: string; size: number } | { text: string };

/** What differs besides files. */
export type Fact =
  | { kind: 'name' | 'main' | 'engine'; now: string; then: string }
  | { kind: 'ignored'; now: number; then: number }
  | { kind: 'own' | 'profile' };

export interface Comparison {
  facts: Fact[];
  changes: Change[];
}

export function compare(now: Resume, then: Version): Comparison {
  return {
    facts: factsOf(now, then),
    changes: [...filesOf(now.manifest, then.manifest), ...postingOf(now.details, then.details)],
  };
}

/** Changed files first, then those that come and go; each by path. */
function filesOf(now: Manifest, then: Manifest): Change[] {
  const paths = [...new Set([...Object.keys(now), ...Object.keys(then)])].sort();
  const changes = paths
    .map((path): Change => {
      const [mine, theirs] = [now[path], then[path]];
      const kind = !mine ? 'back' : theirs ? 'changed' : 'goes';
      return { path, kind, now: mine, then: theirs };
    })
    .filter((change) => now[change.path ?? '']?.sha256 !== then[change.path ?? '']?.sha256);
  const order = { changed: 0, back: 1, goes: 2 };
  return changes.toSorted((a, b) => order[a.kind] - order[b.kind]);
}

function postingOf({ posting: now }: Details, { posting: then }: Details): Change[] {
  if (now === then) return [];
  const kind = !now ? 'back' : then ? 'changed' : 'goes';
  return [
    {
      path: undefined,
      kind,
      now: now ? { text: now } : undefined,
      then: then ? { text: then } : undefined,
    },
  ];
}

function factsOf(now: Resume, then: Version): Fact[] {
  const facts: Fact[] = [];
  const text = (kind: 'name' | 'main' | 'engine', mine: string, theirs: string) => {
    if (mine !== theirs) facts.push({ kind, now: mine, then: theirs });
  };
  text('name', now.name, then.name);
  text('main', now.main ?? '', then.main ?? '');
  text('engine', now.engine, then.engine);
  const [mine, theirs] = [now.details, then.details];
  if (!sameIgnored(mine, theirs))
    facts.push({ kind: 'ignored', now: mine.ignored.length, then: theirs.ignored.length });
  if (JSON.stringify(mine.own) !== JSON.stringify(theirs.own)) facts.push({ kind: 'own' });
  if (mine.profile !== theirs.profile || mine.market !== theirs.market) facts.push({ kind: 'profile' });
  return facts;
}

/** Their order, reasons and times say nothing about what is shown. */
function sameIgnored(now: Details, then: Details): boolean {
  const keys = ({ ignored }: Details) =>
    JSON.stringify(ignored.map(({ code, quote }) => [code, quote].join('\n')).sort());
  return keys(now) === keys(then);
}
