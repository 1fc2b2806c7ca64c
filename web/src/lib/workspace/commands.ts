/** Every action of the workspace by name, for the command palette. */
import { t } from '#lib/i18n/app.ts';
import { sampleProject } from '#lib/project/sample.ts';
import type { PaletteCommand } from './CommandPalette.svelte';
import type { Desk } from './desk.svelte.ts';
import type { Workspace } from './workspace.svelte.ts';

/** Opens a page beside the workspace, which keeps its page and its undo history; in the same tab each time. */
export function openBeside(path: '/jobs' | '/status'): void {
  window.open(path, `legible-${path.slice(1)}`);
}

function setTheme(theme: 'light' | 'dark' | 'system') {
  dispatchEvent(new CustomEvent('legible:set-theme', { detail: theme }));
}

/** Opens the sample in place of the present project. */
export function openSample(workspace: Workspace): void {
  workspace.replace(sampleProject(t.project.sampleName, Date.now()));
}

/** How the page is made, as things to choose. */
export function previewItems(workspace: Workspace): { label: string; run: () => void }[] {
  const { settings } = workspace.preview;
  return [
    {
      label: settings.live ? t.preview.liveOff : t.preview.liveOn,
      run: () => workspace.setLivePreview(!settings.live),
    },
    {
      label: settings.local ? t.preview.localOff : t.preview.localOn,
      run: () => workspace.setCompileHere(!settings.local),
    },
  ];
}

export function commandsOf(workspace: Workspace, desk: Desk): PaletteCommand[] {
  return [
    { label: t.compile.button, keys: 'Mod+Enter', run: () => void workspace.compile() },
    { label: t.editor.search, keys: 'Mod+F', run: () => workspace.editor?.search() },
    { label: t.sync.toPage, keys: 'Mod+Shift+Enter', run: () => workspace.sync.cursorToPage() },
    { label: t.sync.toSource, run: () => workspace.sync.toSource(workspace.pointOnPage()) },
    {
      label: workspace.sync.follows ? t.sync.unfollow : t.sync.follow,
      run: () => workspace.sync.toggleFollowing(),
    },
    ...previewItems(workspace),
    { label: t.project.open, run: () => desk.pick(false) },
    { label: t.project.openFolder, run: () => desk.pickFolder() },
    { label: t.project.paste, run: () => (desk.paste = true) },
    { label: t.files.newFile, run: () => (desk.path = { kind: 'new' }) },
    { label: t.project.rename, run: () => (desk.path = { kind: 'project' }) },
    { label: t.project.newSample, run: () => openSample(workspace) },
    { label: t.tabs.page, run: () => desk.showSide(workspace, 'page') },
    { label: t.tabs.machine, run: () => desk.showSide(workspace, 'machine') },
    { label: t.tabs.difference, run: () => desk.showSide(workspace, 'difference') },
    { label: t.tabs.findings, run: () => desk.showPanel(workspace, 'findings') },
    { label: t.tabs.whatIf, run: () => desk.showPanel(workspace, 'whatIf') },
    { label: t.tabs.match, run: () => desk.showPanel(workspace, 'match') },
    { label: t.tabs.history, run: () => desk.showPanel(workspace, 'history') },
    ...(workspace.library.address === undefined
      ? []
      : [{ label: t.library.versions, run: () => void (desk.versions = true) }]),
    { label: t.match.compare.button, run: () => (desk.compare = true) },
    { label: t.export.pdf, run: () => void workspace.exporting.save('pdf') },
    { label: t.export.markdown, run: () => void workspace.exporting.save('markdown') },
    { label: t.export.json, run: () => void workspace.exporting.save('json') },
    { label: t.export.matchMarkdown, run: () => void workspace.exporting.save('matchMarkdown') },
    { label: t.export.matchCsv, run: () => void workspace.exporting.save('matchCsv') },
    { label: t.export.matchJson, run: () => void workspace.exporting.save('matchJson') },
    { label: t.pages.jobs, run: () => openBeside('/jobs') },
    { label: t.pages.status, run: () => openBeside('/status') },
    { label: t.palette.themeLight, run: () => setTheme('light') },
    { label: t.palette.themeDark, run: () => setTheme('dark') },
    { label: t.palette.themeSystem, run: () => setTheme('system') },
    { label: t.help.open, keys: '?', run: () => (desk.help = true) },
    ...workspace.paths.map((path) => ({ label: t.palette.goTo(path), run: () => workspace.open(path) })),
  ];
}
