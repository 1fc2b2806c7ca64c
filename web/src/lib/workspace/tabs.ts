/** The tabs of the workspace: names of its views, by width of the screen. */
import { t } from '#lib/i18n/app.ts';
import type { PanelTab, SideView, SmallView, Workspace } from './workspace.svelte.ts';

interface Tab<Value> {
  value: Value;
  label: string;
}

/** A document has no source to compare its page with. */
export const sideTabs = ({ project }: Workspace): Tab<SideView>[] => [
  { value: 'page', label: t.tabs.page },
  { value: 'machine', label: t.tabs.machine },
  ...(project.document ? [] : [{ value: 'difference' as const, label: t.tabs.difference }]),
];

export const panelTabs = (workspace: Workspace): Tab<PanelTab>[] => [
  {
    value: 'findings',
    label: workspace.report ? t.findings.title(workspace.shown.length) : t.tabs.findings,
  },
  { value: 'whatIf', label: t.tabs.whatIf },
  { value: 'match', label: t.tabs.match },
  { value: 'history', label: t.tabs.history },
];

export const smallTabs = ({ project }: Workspace): Tab<SmallView>[] => [
  { value: 'edit', label: project.document ? t.tabs.text : t.tabs.edit },
  { value: 'page', label: t.tabs.page },
  { value: 'score', label: t.tabs.score },
  { value: 'match', label: t.tabs.match },
];

export const isSide = (view: SideView | PanelTab): view is SideView =>
  ['page', 'machine', 'difference'].includes(view);
