/** The shell around the workspace: its layout, which pane is on show, which dialog is open. */
import { t } from '#lib/i18n/app.ts';
import type { Limits } from '#lib/project/importer.ts';
import type { Project } from '#lib/project/model.ts';
import type { Requirement } from '#lib/scorer/report.ts';
import type { Card } from './findings.ts';
import { loadLayout, saveLayout, type Layout } from './prefs.ts';
import type { PanelTab, SideView, Workspace } from './workspace.svelte.ts';

/** Below this width, CSS pixels, panes are tabs at the bottom. */
const SMALL = 768;
/** Below this width the score shares the column of the page. */
const MEDIUM = 1100;

export type PathDialogKind =
  | { kind: 'new' }
  | { kind: 'rename'; path: string }
  | { kind: 'project' }
  | { kind: 'posting'; id: string; name: string };

export class Desk {
  layout = $state(loadLayout());
  width = $state(innerWidth);
  readonly small = $derived(this.width < SMALL);
  readonly medium = $derived(this.width >= SMALL && this.width < MEDIUM);
  /** Room enough to show the meters of the categories from the start. */
  readonly roomy = innerWidth >= MEDIUM && innerHeight >= 760;

  /** The pane beside the editor on a screen of medium width. */
  mediumView = $state<SideView | PanelTab>('findings');
  help = $state(false);
  files = $state(false);
  palette = $state(false);
  paste = $state(false);
  log = $state(false);
  path = $state<PathDialogKind>();
  /** Findings that are to be ignored once a reason was asked for. */
  ignoring = $state.raw<readonly Card[]>();
  /** The requirement whose weight or group is asked for. */
  adjusting = $state.raw<{ kind: 'weight' | 'together'; requirement: Requirement }>();
  compare = $state(false);
  /** The other side of a conflict, to be compared with. */
  sides = $state.raw<Project>();
  /** Old versions of the resume on show. */
  versions = $state(false);
  problemsHidden = $state(false);
  limits = $state<Limits>();
  /** Opens the file picker; the shell sets it. */
  pick: (add: boolean) => void = () => undefined;
  pickFolder: () => void = () => undefined;

  readonly limitsText = $derived.by(() => {
    const size = (bytes: number) => `${bytes / 1e6} MB`;
    const { limits } = this;
    return limits
      ? t.files.limits(
          size(limits.text_file_max),
          size(limits.project_max),
          size(limits.unpacked_max),
          limits.files_max,
        )
      : '';
  });

  /** A dialog is open: single keys are not for the list behind it. */
  get covered(): boolean {
    return (
      this.help ||
      this.files ||
      this.palette ||
      this.paste ||
      this.log ||
      this.path !== undefined ||
      this.ignoring !== undefined ||
      this.adjusting !== undefined ||
      this.compare ||
      this.versions ||
      this.sides !== undefined
    );
  }

  keep(): void {
    saveLayout($state.snapshot(this.layout) as Layout);
  }

  /** Brings a panel of the score to the front, whatever the width. */
  showPanel(workspace: Workspace, tab: PanelTab): void {
    workspace.panel = tab;
    this.mediumView = tab;
    workspace.small = tab === 'match' ? 'match' : 'score';
  }

  /** Brings a view of the page to the front, whatever the width. */
  showSide(workspace: Workspace, view: SideView): void {
    workspace.side = view;
    this.mediumView = view;
    workspace.small = 'page';
  }
}
