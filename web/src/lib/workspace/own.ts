/** What the person changes of a posting's requirements: lists in, lists out. One entry a term; case does not count. */
import type { Importance, OwnRequirement, Requirement } from '#lib/scorer/report.ts';

/** As the scorer takes them (`OWN_MAX`, `OWN_TERM_MAX_CHARS` and `OWN_WEIGHT_MAX` there). */
export const OWN_MAX = 200;
export const TERM_MAX = 100;
export const WEIGHT_MAX = 10;

type List = readonly OwnRequirement[];

const tidy = (term: string) => term.replace(/\s+/g, ' ').trim();
const keyOf = (term: string) => tidy(term).toLowerCase();
const isOf = (term: string) => {
  const key = keyOf(term);
  return (one: OwnRequirement) => keyOf(one.term) === key;
};
const isIn = (group: string) => {
  const key = keyOf(group);
  return (one: OwnRequirement) => typeof one.into === 'string' && keyOf(one.into) === key;
};

export const ownOf = (list: List, term: string): OwnRequirement | undefined => list.find(isOf(term));

/** The list with one entry changed; what says nothing any more goes. */
function changed(list: List, term: string, change: Partial<OwnRequirement>): OwnRequirement[] {
  const before = ownOf(list, term) ?? { term: tidy(term) };
  const entries = Object.entries({ ...before, ...change }).filter(
    ([, value]) => value !== undefined && value !== null && value !== false,
  );
  const rest = list.filter((one) => one !== before);
  if (entries.length < 2) return rest;
  const now = Object.fromEntries(entries) as unknown as OwnRequirement;
  return rest.length < list.length ? list.map((one) => (one === before ? now : one)) : [...list, now];
}

export const setImportance = (list: List, term: string, importance: Importance): OwnRequirement[] =>
  changed(list, term, { importance });

/** `undefined`: the usual weight. */
export const setWeight = (list: List, term: string, weight: number | undefined): OwnRequirement[] =>
  changed(list, term, { weight: weight ?? null });

/** As the posting says it, apart from the group it counts in. */
export const setUsual = (list: List, term: string): OwnRequirement[] =>
  changed(list, term, { importance: null, weight: null });

export function leaveOut(list: List, term: string): OwnRequirement[] {
  // What was added only goes.
  if (ownOf(list, term)?.added) return list.filter((one) => !isOf(term)(one));
  return changed(list, term, { removed: true });
}

export const restore = (list: List, term: string): OwnRequirement[] =>
  changed(list, term, { removed: false });

export type Added = { own: OwnRequirement[] } | { problem: 'empty' | 'long' | 'there' | 'full' };

/** One requirement more; `requirements`: those that count already. */
export function add(list: List, wanted: string, requirements: readonly Requirement[]): Added {
  const term = tidy(wanted);
  if (!term) return { problem: 'empty' };
  if ([...term].length > TERM_MAX) return { problem: 'long' };
  if (ownOf(list, term)?.removed) return { own: restore(list, term) };
  const key = keyOf(term);
  const terms = requirements.flatMap((one) => [one.term, ...(one.any_of ?? [])]);
  if (terms.some((other) => keyOf(other) === key) || ownOf(list, term)?.added) return { problem: 'there' };
  if (list.length >= OWN_MAX) return { problem: 'full' };
  return { own: changed(list, term, { added: true }) };
}

/** All `terms` count as one requirement of the name `group`; groups among them are taken in whole. */
export function together(list: List, terms: readonly string[], group: string): OwnRequirement[] {
  const into = tidy(group);
  let own: OwnRequirement[] = [...list];
  for (const term of terms) {
    const members = own.filter(isIn(term));
    if (members.length === 0) own = changed(own, term, { into });
    for (const member of members) own = changed(own, member.term, { into });
  }
  return own;
}

/** The members of a group count each for itself again. */
export function apart(list: List, group: string): OwnRequirement[] {
  let own: OwnRequirement[] = [...list];
  for (const member of list.filter(isIn(group))) own = changed(own, member.term, { into: null });
  return own;
}

/** A name for what counts together. */
export function groupName(terms: readonly string[]): string {
  const all = terms.join(' / ');
  return [...all].length > TERM_MAX ? `${[...all].slice(0, TERM_MAX - 1).join('')}…` : all;
}
