/** Brings two states together that came from one: file by file, field by field. */
import type { Ignored } from '#lib/project/model.ts';
import type { Details } from './contract.ts';
import { same, type State } from './state.ts';

export interface Sides<F> {
  /** What both came from; nothing where they have nothing in common. */
  base: State<F> | undefined;
  mine: State<F>;
  theirs: State<F>;
  /** States that `mine` came from as well: what `theirs` has of them is nothing new. */
  sent?: readonly State<F>[];
}

export interface Merged<F> {
  state: State<F>;
  /** Paths that both sides changed, each in its own way; `:posting` and the like for fields. Mine stands there. */
  conflicts: string[];
}

/**
 * What only one side changed is as that side has it. What one side changed and the other deleted stays,
 * changed. Findings that are ignored are a set. Where both changed the name, the engine, the main file, the
 * weights or the market, mine stands: nobody's words are lost by that.
 */
export function merge<F>(
  { base, mine, theirs, sent = [] }: Sides<F>,
  sameFile: (a: F, b: F) => boolean,
): Merged<F> {
  const conflicts: string[] = [];
  const before = [...(base ? [base] : []), ...sent];
  const bring = <T>(of: (state: State<F>) => T, equal: (a: T, b: T) => boolean): T | typeof CONFLICT => {
    const [old, left, right] = [base && of(base), of(mine), of(theirs)];
    if (equal(left, right) || before.some((state) => equal(of(state), right))) return left;
    return base && equal(old as T, left) ? right : CONFLICT;
  };
  const field = <T>(of: (state: State<F>) => T): T => {
    const value = bring(of, same);
    return value === CONFLICT ? of(mine) : value;
  };
  /** A change wins over the empty value of one who removed it. */
  const whole = <T>(
    name: string,
    of: (state: State<F>) => T,
    equal: (a: T, b: T) => boolean,
    isEmpty: (value: T) => boolean,
  ): T => {
    const value = bring(of, equal);
    if (value !== CONFLICT) return value;
    if (isEmpty(of(mine))) return of(theirs);
    if (!isEmpty(of(theirs))) conflicts.push(name);
    return of(mine);
  };

  const files: Record<string, F> = {};
  const equal = (a: F | undefined, b: F | undefined) =>
    a === b || (a !== undefined && b !== undefined && sameFile(a, b));
  for (const path of new Set([...Object.keys(theirs.files), ...Object.keys(mine.files)])) {
    const file = whole(
      path,
      (state) => state.files[path],
      equal,
      (value) => value === undefined,
    );
    if (file !== undefined) files[path] = file;
  }

  const details: Details = {
    ignored: ignoredOf(base?.details.ignored ?? [], mine.details.ignored, theirs.details.ignored),
    posting: whole(
      ':posting',
      (state) => state.details.posting,
      same,
      (text) => text.trim() === '',
    ),
    own: whole(
      ':own',
      (state) => state.details.own,
      same,
      (list) => list.length === 0,
    ),
  };
  const profile = field((state) => state.details.profile);
  const market = field((state) => state.details.market);
  if (profile !== undefined) details.profile = profile;
  if (market !== undefined) details.market = market;
  if (mine.kind !== theirs.kind) conflicts.push(':kind');

  const main = field((state) => state.main);
  const mains = [main, mine.main, theirs.main, base?.main ?? null];
  return {
    conflicts,
    state: {
      name: field((state) => state.name),
      kind: mine.kind,
      main: mains.find((path) => path !== null && path in files) ?? startOf(files),
      engine: field((state) => state.engine),
      files,
      details,
    },
  };
}

const CONFLICT = Symbol('conflict');

/** What could start a project whose main file is gone. */
function startOf(files: Record<string, unknown>): string | null {
  const paths = Object.keys(files);
  return paths.find((path) => path.endsWith('.tex')) ?? paths[0] ?? null;
}

/** By code and words. What one side restored and the other left alone is restored; a reason given is kept. */
function ignoredOf(
  base: readonly Ignored[],
  mine: readonly Ignored[],
  theirs: readonly Ignored[],
): Ignored[] {
  const key = ({ code, quote }: Ignored) => JSON.stringify([code, quote]);
  const by = (list: readonly Ignored[]) => new Map(list.map((item) => [key(item), item]));
  const [old, left, right] = [by(base), by(mine), by(theirs)];
  const result: Ignored[] = [];
  for (const at of new Set([...left.keys(), ...right.keys()])) {
    const [before, here, there] = [old.get(at), left.get(at), right.get(at)];
    if (here && there) result.push(before && same(before, here) ? there : here);
    else {
      const only = here ?? there;
      if (only && !(before && same(before, only))) result.push(only);
    }
  }
  return result;
}
