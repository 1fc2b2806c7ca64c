/** The keys of the workspace; the help lists them. */
import { takesText } from '#lib/ui/keys.ts';
import type { Desk } from './desk.svelte.ts';
import type { Workspace } from './workspace.svelte.ts';

/** `covered`: something else has the keys. */
export function onShortcut(
  event: KeyboardEvent,
  workspace: Workspace,
  desk: Desk,
  covered: boolean,
  reveal: (findingId: string) => void,
): void {
  const mod = event.ctrlKey || event.metaKey;
  if (mod && event.shiftKey && event.key === 'Enter') {
    event.preventDefault();
    const onPage = event.target instanceof HTMLElement && event.target.closest('[data-page-view]');
    if (onPage) workspace.sync.toSource(workspace.pointOnPage());
    else workspace.sync.cursorToPage();
    return;
  }
  if (mod && event.key === 'Enter') {
    event.preventDefault();
    if (!workspace.compiler.busy) void workspace.compile();
    return;
  }
  if (mod && event.key.toLowerCase() === 'k') {
    event.preventDefault();
    desk.palette = !desk.palette;
    return;
  }
  if (event.key === 'F8' && !covered) {
    event.preventDefault();
    workspace.mending.step(event.shiftKey ? -1 : 1);
    return;
  }
  const typing = takesText(event.target);
  if (event.key === 'Escape' && typing && !event.defaultPrevented) {
    const inner = event.target instanceof HTMLElement ? event.target.shadowRoot?.activeElement : undefined;
    if (inner instanceof HTMLElement) inner.blur();
    return;
  }
  if (event.altKey || typing || covered) return;
  if (mod) {
    if (steps(event, workspace)) event.preventDefault();
    return;
  }
  if (single(event, workspace, desk, reveal)) event.preventDefault();
}

/** After a fix by its button the keys are with no text: the steps of the source are meant all the same. */
function steps(event: KeyboardEvent, { editor }: Workspace): boolean {
  const key = event.key.toLowerCase();
  if (key === 'z' && !event.shiftKey) editor?.undo();
  else if (key === 'z' || key === 'y') editor?.redo();
  else return false;
  return true;
}

/** A key alone; true when it meant something. */
function single(
  event: KeyboardEvent,
  workspace: Workspace,
  desk: Desk,
  reveal: (findingId: string) => void,
): boolean {
  const card = workspace.shown.find(({ finding }) => finding.id === workspace.chosen);
  const onButton = event.target instanceof HTMLElement && /^(BUTTON|A|SUMMARY)$/.test(event.target.tagName);
  switch (event.key.toLowerCase()) {
    case '?':
      desk.help = true;
      return true;
    case 'j':
    case 'k': {
      workspace.panel = 'findings';
      const next = workspace.finder.neighbour(event.key.toLowerCase() === 'j' ? 1 : -1, event.shiftKey);
      if (next) {
        workspace.choose(next, false);
        reveal(next.finding.id);
      }
      return true;
    }
    case 'f':
      if (card) void workspace.fix([card.finding]);
      return true;
    case 'i':
      if (card) workspace.onIgnore([card]);
      return true;
    case 'enter':
      if (!card || onButton) return false;
      workspace.choose(card, true);
      return true;
    default:
      return false;
  }
}
