/**
 * The state of the workspace: the project, its score, its compile. Panels read
 * from here and call its verbs; the source editor is told what to show.
 */
import { Api, liveUrl } from '#lib/api/client.ts';
import { Compiler } from '#lib/compile/compiler.svelte.ts';
import { LiveFeed, type LiveState, type SocketLike } from '#lib/compile/live.ts';
import { compileUnderlines, findingUnderlines } from '#lib/editor/diagnostics.ts';
import type { SourceEditor, TextEdit } from '#lib/editor/editor.ts';
import { t } from '#lib/i18n/app.ts';
import { textFiles, renameFile, type Engine, type Project, type ProjectFile } from '#lib/project/model.ts';
import { saveProject } from '#lib/project/store.ts';
import type { Scored, ScorerClient } from '#lib/scorer/client.ts';
import { scoreRequest } from '#lib/scorer/request.ts';
import type { Edit, Finding, Report, ScoreRequest, Span } from '#lib/scorer/report.ts';
import { Utf8Index } from '#lib/text/offsets.ts';
import { cards, type Card } from './findings.ts';
import type { Opened } from './opening.ts';
import { Toasts } from './toasts.svelte.ts';

/** Typing pauses before the project is written to the browser's storage. */
const SAVE_AFTER_MS = 400;
/** How long a change of the score is shown. */
const DELTA_MS = 1400;
/** Quiet time before the score is read out. */
const ANNOUNCE_AFTER_MS = 1200;

export type SideView = 'page' | 'machine';
export type SmallView = 'edit' | 'page' | 'score' | 'match';
export type PanelTab = 'findings' | 'match';

export class Workspace {
  project = $state.raw() as Project;
  active = $state('');
  cursor = $state({ line: 1, column: 1 });
  side = $state<SideView>('page');
  small = $state<SmallView>('edit');
  panel = $state<PanelTab>('findings');

  report = $state.raw<Report>();
  /** The texts `report` speaks of. */
  scored = $state.raw<Record<string, string>>({});
  /** The posting `report` speaks of. */
  scoredPosting = $state.raw('');
  scoreMs = $state<number>();
  /** Why there is no report for the present text. */
  scoreProblem = $state<string>();
  delta = $state<number>();
  announcement = $state('');
  chosen = $state<string>();
  saved = $state<'saved' | 'saving' | 'refused'>('saved');
  online = $state(true);
  live = $state<LiveState>('closed');
  /** True when the source changed since the PDF on show was asked for. */
  stale = $state(false);

  readonly toasts = new Toasts();
  readonly api = new Api();
  readonly compiler: Compiler;
  readonly #feed: LiveFeed;
  readonly #scorer: ScorerClient;
  #editor: SourceEditor | undefined;
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- nothing is drawn from it
  #requests = new Map<number, ScoreRequest>();
  #waiters: (() => void)[] = [];
  #saveTimer: ReturnType<typeof setTimeout> | undefined;
  #deltaTimer: ReturnType<typeof setTimeout> | undefined;
  #announceTimer: ReturnType<typeof setTimeout> | undefined;

  readonly cards = $derived<Card[]>(this.report ? cards(this.report, this.scored) : []);
  readonly shown = $derived(this.cards.filter(({ key }) => !this.project.ignored.includes(key)));
  readonly ignoredCount = $derived(this.cards.length - this.shown.length);
  readonly paths = $derived(Object.keys(this.project.files).sort((a, b) => a.localeCompare(b)));

  constructor({ project, keeps, scorer, first, listen }: Opened) {
    this.project = project;
    this.active = firstFile(project);
    if (!keeps) this.saved = 'refused';
    this.#scorer = scorer;
    this.#requests.set(first.id, first.request);
    this.#feed = new LiveFeed({
      connect: (after) => new WebSocket(liveUrl(location.origin, after)) as SocketLike,
      onJob: (job) => this.compiler.report(job),
      onState: (state) => (this.live = state),
      after: (ms, run) => {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
      random: Math.random,
    });
    const getState = () => this.live;
    this.compiler = new Compiler({
      api: this.api,
      feed: {
        open: () => this.#feed.open(),
        get state() {
          return getState();
        },
      },
      sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      now: () => performance.now(),
    });
    listen(
      (scored) => this.#onScored(scored),
      () => {
        this.scoreProblem = t.score.broken;
      },
    );
  }

  /** Ends everything that runs: the page goes. */
  close(): void {
    this.#feed.close();
    this.#scorer.close();
    void this.flush();
    for (const timer of [this.#deltaTimer, this.#announceTimer]) clearTimeout(timer);
  }

  /** The network came back or went. */
  setOnline(online: boolean): void {
    this.online = online;
    if (online) this.#feed.retryNow();
  }

  // ── Project ──────────────────────────────────────────────────────────────

  /** Makes `project` the present one; gives the one before. */
  load(project: Project): Project {
    const before = this.project;
    this.#editor?.reset();
    this.project = project;
    this.chosen = undefined;
    this.compiler.diagnostics = [];
    this.stale = this.compiler.pdf !== undefined;
    this.active = firstFile(project);
    this.#show(this.active);
    this.#changed(false);
    return before;
  }

  /** Opens another project in place of the present one, with a way back. */
  replace(project: Project): void {
    void this.flush();
    const before = this.load(project);
    this.toasts.show(t.project.replaced(project.name), {
      label: t.project.undoReplace,
      run: () => {
        this.load({ ...before, savedAt: Date.now() });
        this.toasts.show(t.project.back(before.name));
      },
    });
  }

  rename(name: string): void {
    this.project = { ...this.project, name };
    this.#save();
  }

  /** Adds files, over those of the same path. */
  addFiles(files: Record<string, ProjectFile>): void {
    for (const path of Object.keys(files)) this.#editor?.renamed(path, undefined);
    this.project = { ...this.project, files: { ...this.project.files, ...files } };
    const [first] = Object.keys(files);
    if (first) {
      this.active = '';
      this.open(first);
    }
    this.#changed(true);
  }

  removeFile(path: string): void {
    const before = this.project;
    if (Object.keys(before.files).length < 2) {
      this.toasts.show(t.files.keepOne);
      return;
    }
    const files = Object.fromEntries(Object.entries(before.files).filter(([other]) => other !== path));
    const main =
      before.main === path ? (Object.keys(files).find((other) => other.endsWith('.tex')) ?? '') : before.main;
    this.#editor?.renamed(path, undefined);
    this.project = { ...before, files, main };
    if (this.active === path) this.open(main || (Object.keys(files)[0] ?? ''));
    this.#changed(true);
    this.toasts.show(t.files.removed(path), {
      label: t.files.undo,
      run: () => {
        const file = before.files[path];
        if (!file) return;
        this.project = { ...this.project, main: before.main, files: { ...this.project.files, [path]: file } };
        this.open(path);
        this.#changed(true);
      },
    });
  }

  renamePath(from: string, to: string): void {
    const { project } = this;
    this.#editor?.renamed(from, to);
    this.project = {
      ...project,
      files: renameFile(project.files, from, to),
      main: project.main === from ? to : project.main,
    };
    if (this.active === from) {
      this.active = to;
      this.#show(to);
    }
    this.#changed(true);
  }

  setMain(path: string): void {
    this.project = { ...this.project, main: path };
    this.#changed(true);
  }

  setEngine(engine: Engine): void {
    this.project = { ...this.project, engine };
    this.stale = this.compiler.pdf !== undefined;
    this.#save();
  }

  setPosting(posting: string): void {
    this.project = { ...this.project, posting };
    this.#score();
    this.#save();
  }

  /** Writes the project to the browser's storage now. */
  async flush(): Promise<void> {
    if (this.#saveTimer === undefined) return;
    clearTimeout(this.#saveTimer);
    this.#saveTimer = undefined;
    try {
      await saveProject({ ...this.project, savedAt: Date.now() });
      this.saved = 'saved';
    } catch {
      this.saved = 'refused';
    }
  }

  // ── Editor ───────────────────────────────────────────────────────────────

  attach(editor: SourceEditor): void {
    this.#editor = editor;
    this.#show(this.active);
  }

  detach(): void {
    this.#editor = undefined;
  }

  get editor(): SourceEditor | undefined {
    return this.#editor;
  }

  open(path: string): void {
    if (!this.project.files[path]) return;
    this.active = path;
    this.#show(path);
  }

  /** The editor reports what a file says now. */
  edited(path: string, text: string): void {
    if (!this.project.files[path]) return;
    this.project = { ...this.project, files: { ...this.project.files, [path]: { kind: 'text', text } } };
    this.#changed(true);
  }

  /** Goes to a place of the source; the spans are those of the present report. */
  goTo(span: Span, focus = true): void {
    const text = this.scored[span.file];
    if (text === undefined || !this.project.files[span.file]) return;
    this.open(span.file);
    this.small = 'edit';
    const index = new Utf8Index(text);
    this.#editor?.select({ from: index.toUtf16(span.start), to: index.toUtf16(span.end) }, focus);
  }

  goToLine(path: string, line: number): void {
    if (!this.project.files[path]) return;
    this.open(path);
    this.small = 'edit';
    this.#editor?.goToLine(line);
  }

  /** Redraws underlines and marks of the file on show. */
  annotate(): void {
    const file = this.project.files[this.active];
    const editor = this.#editor;
    if (!editor || file?.kind !== 'text') return;
    const scored = this.scored[this.active];
    const fresh = scored === file.text;
    const texts = { gain: t.editor.gain, ignore: t.editor.ignore };
    const actions = {
      fix: (finding: Finding) => void this.fix(finding),
      ignore: (finding: Finding) => this.ignoreFinding(finding),
    };
    const findings = this.shown.map(({ finding }) => finding);
    // Between a keystroke and its score the editor moves the old underlines along by itself.
    if (!fresh) return;
    const index = new Utf8Index(file.text);
    const found = (this.report?.match?.requirements ?? []).flatMap((requirement) =>
      requirement.found
        .filter((span) => span.file === this.active)
        .map((span) => ({ from: index.toUtf16(span.start), to: index.toUtf16(span.end) })),
    );
    editor.annotate(
      [
        ...findingUnderlines(findings, this.active, file.text, texts, actions),
        ...compileUnderlines(this.compiler.diagnostics, this.active, editor.doc),
      ],
      found,
    );
  }

  // ── Findings ─────────────────────────────────────────────────────────────

  choose(card: Card | undefined, focus: boolean): void {
    this.chosen = card?.finding.id;
    const span = card?.finding.spans[0];
    if (span) this.goTo(span, focus);
  }

  /** Applies a finding's fix as one step that can be undone. */
  async fix(finding: Finding): Promise<void> {
    if (!finding.fix) return;
    const current = await this.#currentOf(finding);
    if (!current?.fix) return;
    const byFile = Map.groupBy(current.fix.edits, ({ file }) => file);
    for (const [path, edits] of byFile) this.#apply(path, edits);
    this.toasts.show(t.findings.fixed(current.fix.title));
  }

  ignoreFinding(finding: Finding): void {
    const card = this.cards.find((other) => other.finding.id === finding.id);
    if (!card) return;
    const before = this.project.ignored;
    this.project = { ...this.project, ignored: [...before, card.key] };
    this.annotate();
    this.#save();
    this.toasts.show(t.findings.nowIgnored(finding.title), {
      label: t.files.undo,
      run: () => this.#setIgnored(before),
    });
  }

  restoreIgnored(): void {
    this.#setIgnored([]);
  }

  // ── Compile ──────────────────────────────────────────────────────────────

  async compile(): Promise<void> {
    await this.flush();
    if (innerWidth < 768) this.small = 'page';
    else this.side = 'page';
    const { files, main, engine } = this.project;
    this.stale = false;
    await this.compiler.compile({ files, main, engine });
    this.annotate();
  }

  // ── Inside ───────────────────────────────────────────────────────────────

  #setIgnored(ignored: string[]): void {
    this.project = { ...this.project, ignored };
    this.annotate();
    this.#save();
  }

  #show(path: string): void {
    const file = this.project.files[path];
    if (file?.kind === 'text') this.#editor?.open(path, file.text);
    this.annotate();
  }

  #apply(path: string, edits: readonly Edit[]): void {
    const file = this.project.files[path];
    if (file?.kind !== 'text') return;
    const index = new Utf8Index(file.text);
    const changes: TextEdit[] = edits.map(({ start, end, text }) => ({
      from: index.toUtf16(start),
      to: index.toUtf16(end),
      text,
    }));
    this.#editor?.apply(path, changes, file.text);
  }

  /** The same finding in a report of the present text, waiting for that report when it is still being made. */
  async #currentOf(finding: Finding): Promise<Finding | undefined> {
    const fresh = () =>
      Object.entries(textFiles(this.project.files)).every(([path, text]) => this.scored[path] === text);
    if (!fresh()) await new Promise<void>((resolve) => this.#waiters.push(resolve));
    const list = this.report?.findings ?? [];
    return (
      list.find((other) => other.id === finding.id && other.title === finding.title) ??
      list.find((other) => other.code === finding.code && other.title === finding.title)
    );
  }

  #changed(byPerson: boolean): void {
    if (byPerson) {
      if (this.project.sample) this.project = { ...this.project, sample: false };
      this.stale = this.compiler.pdf !== undefined;
    }
    this.#score();
    this.#save();
  }

  #score(): void {
    const request = scoreRequest(this.project);
    const id = this.#scorer.request(request);
    this.#requests.set(id, request);
  }

  #onScored({ id, result, ms }: Scored): void {
    const { files = {}, posting = '' } = this.#requests.get(id) ?? {};
    this.scoredPosting = posting ?? '';
    for (const known of this.#requests.keys()) if (known <= id) this.#requests.delete(known);
    this.scoreMs = ms;
    if ('failure' in result) {
      this.scoreProblem = result.failure.message;
      this.report = undefined;
      this.scored = files;
    } else {
      const before = this.report?.score.overall;
      this.scoreProblem = undefined;
      this.scored = files;
      this.report = result.report;
      this.#showDelta(before, result.report.score.overall);
      this.#announce(result.report);
    }
    this.annotate();
    if (this.#requests.size === 0) for (const waiter of this.#waiters.splice(0)) waiter();
  }

  #showDelta(before: number | undefined, after: number): void {
    if (before === undefined || Math.abs(after - before) < 0.05) return;
    this.delta = Math.round((after - before) * 10) / 10;
    clearTimeout(this.#deltaTimer);
    this.#deltaTimer = setTimeout(() => (this.delta = undefined), DELTA_MS);
  }

  #announce(report: Report): void {
    clearTimeout(this.#announceTimer);
    this.#announceTimer = setTimeout(() => {
      this.announcement = t.score.announce(report.score.overall.toFixed(1), this.shown.length);
    }, ANNOUNCE_AFTER_MS);
  }

  #save(): void {
    this.saved = 'saving';
    clearTimeout(this.#saveTimer);
    this.#saveTimer = setTimeout(() => void this.flush(), SAVE_AFTER_MS);
  }
}

/** The file a project opens with. */
function firstFile({ files, main }: Project): string {
  return files[main] ? main : (Object.keys(files)[0] ?? '');
}
