/** The tabs of the workspace: names of its views, by width of the screen. */
import { t } from '#lib/i18n/app.ts';
import type { PanelTab, SideView, SmallView, Workspace } from './workspace.svelte.ts';

interface Tab<Value> {
  value: Value;
  label: string;
}

export const sideTabs = (): Tab<SideView>[] => [
  { value: 'page', label: t.tabs.page },
  { value: 'machine', label: t.tabs.machine },
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

export const smallTabs = (): Tab<SmallView>[] => [
  { value: 'edit', label: t.tabs.edit },
  { value: 'page', label: t.tabs.page },
  { value: 'score', label: t.tabs.score },
  { value: 'match', label: t.tabs.match },
];

export const isSide = (view: SideView | PanelTab): view is SideView =>
  sideTabs().some(({ value }) => value === view);
