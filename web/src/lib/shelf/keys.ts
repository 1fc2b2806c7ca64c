/** The keys of the library's page; its help lists them. */
import { takesText } from '#lib/ui/keys.ts';
import type { ResumeSummary } from '#lib/library/contract.ts';
import { neighbourOf } from './order.ts';
import type { Shelf } from './shelf.svelte.ts';

export interface KeyActions {
  help: () => void;
  /** Puts the focus on a resume. */
  focus: (id: string) => void;
  /** Puts it into the field that finds by name. */
  find: () => void;
  remove: (row: ResumeSummary) => void;
}

/** Enter is the focused row's own. */
export function onKey(event: KeyboardEvent, shelf: Shelf, actions: KeyActions): void {
  const { ctrlKey, metaKey, altKey, target } = event;
  if (ctrlKey || metaKey || altKey || takesText(target)) return;
  // A dialog or a list that is open has the keys.
  if (target instanceof Element && target.closest('[role=dialog], [role=listbox], [role=menu]')) return;
  const inList = shelf.tab === 'present';
  // What takes something away acts on the row that has the focus, never on one from before.
  const focused = target instanceof Element && target.matches('[data-open]');
  const chosen = inList && focused ? shelf.row(shelf.chosen) : undefined;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (key === '?') actions.help();
  else if (inList && key === '/') actions.find();
  else if (inList && (key === 'j' || key === 'k')) {
    const next = neighbourOf(shelf.shown, shelf.chosen, key === 'j' ? 1 : -1);
    if (next) actions.focus(next.id);
  } else if (chosen && key === 'F2') shelf.renaming = chosen.id;
  else if (chosen && key === 'Delete') actions.remove(chosen);
  else return;
  event.preventDefault();
}
