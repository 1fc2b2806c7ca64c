/** The keys of the dashboard; its help lists them. */
import { takesText } from '#lib/ui/keys.ts';
import type { Dashboard } from './dashboard.svelte.ts';

export interface KeyActions {
  help: () => void;
  /** Puts the focus on a job. */
  focus: (id: string) => void;
}

/** Enter is the focused row's own. */
export function onKey(event: KeyboardEvent, dashboard: Dashboard, { help, focus }: KeyActions): void {
  const { ctrlKey, metaKey, altKey, target } = event;
  if (ctrlKey || metaKey || altKey || takesText(target)) return;
  // A dialog or a list that is open has the keys.
  if (target instanceof Element && target.closest('[role=dialog], [role=listbox], [role=menu]')) return;
  const chosen = dashboard.shown.find(({ id }) => id === dashboard.chosen)?.id;
  const key = event.key.toLowerCase();
  if (key === '?') help();
  else if (key === 'j' || key === 'k') {
    const next = dashboard.neighbour(key === 'j' ? 1 : -1);
    if (next) focus(next.id);
  } else if (key === 'c' && chosen) void dashboard.cancel(chosen);
  else if (key === 'r' && chosen) void dashboard.retry(chosen);
  else return;
  event.preventDefault();
}
