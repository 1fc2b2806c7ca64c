/**
 * The state of the workspace: the project, its score, its compile. Panels read
 * from here and call its verbs; the source editor is told what to show.
 */
import { api as accountApi } from '#lib/account/here.ts';
import { Api } from '#lib/api/client.ts';
import { Compiler } from '#lib/compile/compiler.svelte.ts';
import type { Submission } from '#lib/compile/submit.ts';
import type { SourceEditor, TextEdit } from '#lib/editor/editor.ts';
import { t } from '#lib/i18n/app.ts';
import type { LiveState } from '#lib/live/feed.ts';
import { Live } from '#lib/live/live.svelte.ts';
import {
  renameFile,
  type Engine,
  type Project,
  type ProjectFile,
  type UploadedDocument,
} from '#lib/project/model.ts';
import type { HeldPosting } from '#lib/project/postings.ts';
import type { Meta } from '#lib/project/rows.ts';
import type { Scored } from '#lib/scorer/client.ts';
import type { Edit, Finding, Market, PageBox, Span } from '#lib/scorer/report.ts';
import { Utf8Index } from '#lib/text/offsets.ts';
import { lastAfterPaint } from '#lib/ui/afterPaint.ts';
import { Elsewhere } from './elsewhere.ts';
import { Exporting } from './exporting.svelte.ts';
import { Finder } from './finder.svelte.ts';
import { cards, editsTogether, isSame, partIgnored, type Card, type IgnoredCard } from './findings.ts';
import { History } from './history.svelte.ts';
import { Keeping } from './keeping.svelte.ts';
import { Library } from './library.svelte.ts';
import { marksOf } from './marks.ts';
import { Mending } from './mending.ts';
import type { Opened } from './opening.ts';
import { Paper } from './paper.svelte.ts';
import { NotHere, Preview, type PreviewPage } from './preview.svelte.ts';
import { PostingImport } from './postingImport.svelte.ts';
import { Postings } from './postings.svelte.ts';
import { Scoring } from './scoring.svelte.ts';
import { Sync, type PagePoint } from './sync.svelte.ts';
import { bringEditor } from './taking.ts';
import { Toasts } from './toasts.svelte.ts';
import { Trial } from './trial.svelte.ts';

/** Quiet time before words are looked up. */
const SPELL_AFTER_MS = 1200;

export type SideView = 'page' | 'machine' | 'difference';
export type SmallView = 'edit' | 'page' | 'score' | 'match';
export type PanelTab = 'findings' | 'whatIf' | 'match' | 'history';

export class Workspace {
  project = $state.raw() as Project;
  active = $state('');
  cursor = $state({ line: 1, column: 1 });
  side = $state<SideView>('page');
  small = $state<SmallView>('edit');
  panel = $state<PanelTab>('findings');

  chosen = $state<string>();
  online = $state(true);
  /** True when the source changed since the compiled PDF was asked for. */
  stale = $state(false);
  /** Which page is on show, where there are both. */
  front = $state<'preview' | 'compiled'>('compiled');
  /** When the compiled page came, milliseconds since the epoch. */
  compiledAt = $state(0);
  /** Places of the page that are framed. */
  frames = $state.raw<readonly PageBox[]>([]);

  /** The place of the page that is selected, or in view; the page's view puts its own here. */
  pointOnPage: () => PagePoint | undefined = () => undefined;

  /** Asks why, then ignores; the shell puts its dialog here. */
  onIgnore: (list: readonly Card[]) => void = (list) => this.ignore(list, '');

  readonly toasts = new Toasts();
  readonly api = new Api();
  readonly live: Live;
  readonly compiler: Compiler;
  readonly #elsewhere: Elsewhere;
  /** What compiles there are on our servers. */
  readonly trial = new Trial({ usage: () => accountApi.usage() });
  readonly scoring: Scoring;
  readonly keeping: Keeping;
  /** The account's copy of the project. */
  readonly library: Library;
  readonly history = new History();
  readonly postings: Postings = new Postings(this);
  readonly postingImport = new PostingImport(this.postings, this.toasts);
  readonly exporting = new Exporting(this);
  /** From the page to the source and back. */
  readonly sync: Sync = new Sync(this);
  readonly mending: Mending = new Mending(this);
  /** What was read of the document, or of the last PDF. */
  readonly paper: Paper = new Paper(() => this.#score());
  /** The page as one types. */
  readonly preview: Preview;
  /** The files that the reading of a page was made of; undefined: those of the last compile. */
  #read: Project['files'] | undefined;
  #editor: SourceEditor | undefined;
  #spellTimer: ReturnType<typeof setTimeout> | undefined;

  readonly cards = $derived.by<Card[]>(() =>
    this.scoring.report ? cards(this.scoring.report, this.scoring.files) : [],
  );
  readonly #parted = $derived.by(() => partIgnored(this.cards, this.project.ignored));
  /** The cards that were not ignored. */
  readonly shown = $derived(this.#parted.shown);
  readonly ignored = $derived(this.#parted.hidden);
  readonly finder: Finder = new Finder(
    () => this.shown,
    () => this.chosen,
  );
  readonly paths = $derived(Object.keys(this.project.files).sort((a, b) => a.localeCompare(b)));

  constructor({ project, meta, keeps, scorer, first, tex, listen }: Opened) {
    this.preview = new Preview(
      {
        project: () => this.project,
        onPage: (page) => this.#previewed(page),
        onRest: (page) => this.#rested(page),
        onComplaints: () => this.annotate(),
      },
      tex,
    );
    this.project = project;
    this.active = firstFile(project);
    this.keeping = new Keeping(
      {
        project: () => this.project,
        take: (next, outcome) => {
          this.take(next);
          this.library.took(outcome);
        },
      },
      meta,
      keeps,
    );
    this.library = new Library(this, meta);
    this.scoring = new Scoring(scorer, first, () => {
      if (this.scoring.report) {
        this.history.changed(this.scoring.report);
        this.#spellSoon();
        void this.postings.scored(this.scoring.posting, this.scoring.report.match?.title);
      }
      if (this.project.document) this.#show(this.scoring.report?.main ?? '');
      else this.annotate();
    });
    void this.history.open(project.id);
    void this.postings.load();
    this.preview.changed();
    if (project.document) void this.#readDocument(project.document);
    this.live = new Live({
      api: this.api,
      onJob: ({ job, partial }) => {
        this.compiler.report(job, partial);
        this.#elsewhere.report(job);
      },
      onGap: () => void this.compiler.catchUp(),
    });
    this.compiler = new Compiler({
      api: this.api,
      feed: this.live,
      sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      now: () => performance.now(),
      onSubmitted: () => this.#elsewhere.settle(),
    });
    this.#elsewhere = new Elsewhere(this.toasts, this.compiler);
    this.live.openIfKnown();
    // The first score is awaited; a later one gives way to the letter that it came of.
    const soon = lastAfterPaint((scored: Scored) => this.scoring.scored(scored));
    listen(
      (scored) => (this.scoring.report ? soon(scored) : this.scoring.scored(scored)),
      () => this.scoring.broke(),
    );
  }

  /** Ends everything that runs: the page goes. */
  close(): void {
    clearTimeout(this.#spellTimer);
    this.live.close();
    this.preview.close();
    this.paper.close();
    this.trial.close();
    this.scoring.close();
    void this.flush().finally(() => this.library.close());
  }

  /** True when there is a page to look at. */
  get hasPage(): boolean {
    const { document } = this.project;
    return document ? document.kind === 'pdf' : this.pdf !== undefined;
  }

  /** The PDF on show: the document that was opened, the page as one types, or what was compiled last. */
  get pdf(): Uint8Array<ArrayBuffer> | undefined {
    const { document } = this.project;
    if (document) return document.kind === 'pdf' ? document.bytes : undefined;
    return this.previewed?.pdf ?? this.compiler.pdf;
  }

  /** The page as one types, when it is the one on show. */
  get previewed(): PreviewPage | undefined {
    if (this.project.document) return undefined;
    return this.front === 'preview' || !this.compiler.pdf ? this.preview.page : undefined;
  }

  get report() {
    return this.scoring.report;
  }

  /** How changes of jobs arrive. Without network nothing does, followed or not. */
  get connection(): LiveState {
    return this.online ? this.live.state : 'offline';
  }

  // ── Project ──────────────────────────────────────────────────────────────

  /** Makes `project` the present one; gives the one before. `meta`: as it was read with it. */
  load(next: Project, meta?: Meta): Project {
    const before = this.project;
    const project = this.postings.resolved(next);
    this.#editor?.reset();
    this.project = project;
    this.keeping.tab.opened(project, meta);
    this.library.opened();
    this.chosen = undefined;
    this.finder.reset();
    void this.history.open(project.id);
    this.compiler.diagnostics = [];
    // The last PDF is another project's.
    this.compiler.forget();
    this.paper.clear();
    this.sync.clear();
    this.preview.forget();
    this.front = 'compiled';
    this.#read = undefined;
    this.frames = [];
    this.stale = false;
    this.active = firstFile(project);
    if (project.document) void this.#readDocument(project.document);
    else this.#show(this.active);
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

  /** Shows the project as others wrote it, what is typed here in its place. */
  take(next: Project): void {
    const before = this.project;
    this.project = next;
    if (this.#editor && !next.document) bringEditor(this.#editor, before, next);
    if (next.id !== before.id) void this.history.open(next.id);
    if (!next.files[this.active] && !next.document) this.open(firstFile(next));
    this.stale = this.compiler.pdf !== undefined;
    this.preview.changed();
    this.#score();
  }

  rename(name: string): void {
    this.project = { ...this.project, name };
    this.keeping.soon();
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
    this.preview.changed();
    this.keeping.soon();
  }

  /** The page follows what is typed, or stays until the next compile. */
  setLivePreview(live: boolean): void {
    this.preview.setLive(live);
    if (!live && this.compiler.pdf) this.front = 'compiled';
    this.say(live ? t.preview.nowLive : t.preview.liveNoMore);
  }

  /** Compiling uses this browser alone, or the service. */
  setCompileHere(local: boolean): void {
    this.preview.settings.setLocal(local);
    this.say(local ? t.preview.nowLocal : t.preview.localNoMore);
  }

  /** Weights and customs that the score goes by. */
  setProfile(profile: string): void {
    this.project = { ...this.project, profile };
    this.#score();
    this.keeping.soon();
  }

  /** Scores once more: what it is scored with has changed. */
  rescore(): void {
    this.#score();
  }

  setMarket(market: Market): void {
    this.project = { ...this.project, market };
    this.#score();
    this.keeping.soon();
  }

  /** Holds the resume against a posting; `scored`: the report speaks of it already. */
  hold(posting: HeldPosting, scored: boolean): void {
    this.project = { ...this.project, ...posting };
    if (!scored) this.#score();
    this.keeping.soon();
  }

  /** Writes what waits to be written: the project, its history and its posting. */
  async flush(): Promise<void> {
    this.history.flush();
    await Promise.all([this.keeping.now(), this.postings.flush()]);
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
    if (!this.project.files[path] && !this.project.document) return;
    this.active = path;
    this.#show(path);
  }

  /** The editor reports what a file says now. */
  edited(path: string, text: string): void {
    const file = this.project.files[path];
    // What others wrote comes back from the editor that was told of it.
    if (!file || (file.kind === 'text' && file.text === text)) return;
    this.project = { ...this.project, files: { ...this.project.files, [path]: { kind: 'text', text } } };
    this.#changed(true);
  }

  /** Goes to a place of the source; the spans are those of the present report. */
  goTo(span: Span, focus = true): void {
    const text = this.scoring.files[span.file];
    if (text === undefined || (!this.project.files[span.file] && !this.project.document)) return;
    this.open(span.file);
    // On a phone the list stays on show until one asks for the place itself.
    if (focus) this.small = 'edit';
    const index = new Utf8Index(text);
    this.#editor?.select({ from: index.toUtf16(span.start), to: index.toUtf16(span.end) }, focus);
  }

  goToLine(path: string, line: number, column?: number): void {
    if (!this.project.files[path]) return;
    this.open(path);
    this.small = 'edit';
    this.#editor?.goToLine(line, column);
  }

  /** Brings the page to the front. */
  showPage(): void {
    if (innerWidth < 768) this.small = 'page';
    this.side = 'page';
  }

  say(message: string): void {
    this.toasts.show(message);
  }

  /** Redraws underlines and marks of the file on show. */
  annotate(): void {
    const text = this.#text(this.active);
    const editor = this.#editor;
    if (!editor || text === undefined) return;
    // Between a keystroke and its score the editor moves the old underlines along by itself.
    if (this.scoring.files[this.active] !== text) return;
    const { underlines, found, lost } = marksOf(
      { report: this.report, shown: this.shown, file: this.active, text },
      {
        fix: (finding) => void this.fix([finding]),
        ignore: (finding) => {
          const card = this.shown.find((other) => other.finding.id === finding.id);
          if (card) this.onIgnore([card]);
        },
      },
    );
    const errors = this.mending.underlines(this.active, editor.doc);
    editor.annotate([...underlines, ...errors], found, lost);
  }

  // ── Findings ─────────────────────────────────────────────────────────────

  choose(card: Card | undefined, focus: boolean): void {
    this.chosen = card?.finding.id;
    this.frames = card?.finding.boxes ?? [];
    const span = card?.finding.spans[0];
    if (span) this.goTo(span, focus);
  }

  /** Applies the fixes of findings, each file as one step that can be undone. */
  async fix(findings: readonly Finding[]): Promise<void> {
    await this.scoring.settled(this.project.files);
    const fixes = findings.flatMap((finding) => this.#currentOf(finding)?.fix ?? []);
    const [fix] = fixes;
    if (!fix) return;
    const byFile = Map.groupBy(editsTogether(fixes.map(({ edits }) => edits)), ({ file }) => file);
    for (const [path, edits] of byFile) this.#apply(path, edits);
    this.toasts.show(fixes.length > 1 ? t.findings.fixedAll(fixes.length) : t.findings.fixed(fix.title));
  }

  /** Takes findings out of the list, with the person's reason; the score goes on counting them. */
  ignore(list: readonly Card[], reason: string): void {
    const [first] = list;
    if (!first) return;
    const before = this.project.ignored;
    const at = Date.now();
    const next = this.#after(list);
    const fresh = list.map(({ finding, quote }) => ({ code: finding.code, quote, reason, at }));
    this.#setIgnored([...before, ...fresh]);
    if (this.chosen !== undefined) this.choose(next, false);
    this.toasts.show(t.findings.nowIgnored(first.finding.title), {
      label: t.files.undo,
      run: () => this.#setIgnored(before),
    });
  }

  restore(list: readonly IgnoredCard[]): void {
    this.#setIgnored(this.project.ignored.filter((kept) => !list.some(({ card }) => isSame(card, kept))));
  }

  // ── Compile ──────────────────────────────────────────────────────────────

  /** `show`: brings the page to the front. */
  async compile(show = true): Promise<void> {
    if (this.project.document) return;
    const { local } = this.preview.settings;
    if (!local && this.trial.waitMs > 0) {
      this.say(t.trial.waitFor(this.trial.waitMs));
      return;
    }
    // Even an untouched sample is kept from here on: its history belongs to it.
    this.keeping.soon();
    await this.flush();
    if (show) this.showPage();
    const { project } = this;
    const { files, main, engine, id } = project;
    this.mending.compiled = files;
    const before = this.compiler.pdf;
    this.stale = false;
    this.frames = [];
    if (local) await this.#compileHere();
    else await this.#compileThere({ files, main, engine, document: id });
    const { pdf, pdfJob } = this.compiler;
    if (pdf && pdf !== before) {
      this.compiledAt = Date.now();
      // What was typed meanwhile is on show already.
      if (this.project.files === files || !this.preview.page) {
        this.front = 'compiled';
        this.#read = undefined;
        void this.paper.read('pdf', pdf);
        if (pdfJob) void this.sync.take(pdfJob.id, files);
      }
    }
    if (this.compiler.phase === 'done') {
      if (this.report) this.history.compiled(this.report);
      void this.library.compiled(project, local ? undefined : pdfJob?.id, this.report?.score);
    }
    // On a phone the reasons stand under the source; without a page there is nothing else to see.
    if (this.compiler.phase === 'failed' && !pdf && innerWidth < 768) this.small = 'edit';
    this.annotate();
  }

  // ── Inside ───────────────────────────────────────────────────────────────

  async #compileThere(submission: Submission): Promise<void> {
    await this.compiler.compile(submission);
    const { phase, problem, retryAfterMs } = this.compiler;
    if (phase === 'refused' && problem) this.trial.refused(problem, retryAfterMs);
    // What a refusal says of the wait is newer than what could be asked now.
    if (problem?.code !== 'cool_down') void this.trial.refresh();
  }

  async #compileHere(): Promise<void> {
    await this.compiler.compileHere(
      async (stop) => {
        const { files, main } = this.project;
        const { ran, diagnostics } = await this.preview.finish(stop);
        if (ran.synctex) void this.sync.takeData(ran.synctex, main, files);
        const good = ran.outcome === 'spotless' || ran.outcome === 'warnings';
        return { pdf: ran.pdf, diagnostics, good };
      },
      (cause) =>
        cause instanceof NotHere
          ? { status: 422, code: 'not_here', title: cause.message, detail: cause.message }
          : undefined,
    );
  }

  #previewed(page: PreviewPage): void {
    // What was compiled of the same source is better than its preview.
    if (this.compiler.pdf && !this.stale && this.mending.compiled === page.files) return;
    this.front = 'preview';
  }

  /** Places and the reading follow when typing pauses. */
  #rested(page: PreviewPage): void {
    if (this.previewed !== page) return;
    if (page.synctex) void this.sync.takeData(page.synctex, page.main, page.files);
    this.#read = page.files;
    void this.paper.read('pdf', page.pdf);
  }

  #setIgnored(ignored: Project['ignored']): void {
    this.project = { ...this.project, ignored };
    this.annotate();
    this.keeping.soon();
  }

  async #readDocument({ kind, bytes }: UploadedDocument): Promise<void> {
    this.scoring.wait();
    await this.paper.read(kind, bytes);
    const { problem } = this.paper;
    if (problem) this.scoring.wait(problem.message);
  }

  /** What stands in the editor under a path: a file of the project, or the text of its document. */
  #text(path: string): string | undefined {
    if (this.project.document) return this.scoring.files[path];
    const file = this.project.files[path];
    return file?.kind === 'text' ? file.text : undefined;
  }

  #show(path: string): void {
    const text = this.#text(path);
    if (this.project.document) {
      this.active = path;
      this.#editor?.show(path, text ?? '');
    } else if (text !== undefined) this.#editor?.open(path, text);
    this.annotate();
  }

  /** Looks words up once typing pauses, and scores again when that is news. */
  #spellSoon(): void {
    clearTimeout(this.#spellTimer);
    this.#spellTimer = setTimeout(() => {
      void this.scoring.spell(this.#editor?.wordAtCursor()).then((news) => news && this.#score());
    }, SPELL_AFTER_MS);
  }

  #score(): void {
    const { document } = this.project;
    const { reading } = this.paper;
    // A document without its reading is nothing to score.
    if (document && !reading) return;
    const stale = this.#read ? this.#read !== this.project.files : this.stale;
    this.scoring.request(this.project, reading, stale);
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

  /** The same finding in the present report. */
  #currentOf({ id, code, title }: Finding): Finding | undefined {
    const list = this.report?.findings ?? [];
    return (
      list.find((other) => other.id === id && other.title === title) ??
      list.find((other) => other.code === code && other.title === title)
    );
  }

  /** What the list goes on with when `gone` leave it. */
  #after(gone: readonly Card[]): Card | undefined {
    const rows = this.finder.groups.flatMap(({ cards: all }) => all);
    const leaves = (card: Card) => gone.some(({ finding, quote }) => isSame(card, { ...finding, quote }));
    const at = rows.findIndex(leaves);
    return rows.slice(at).find((card) => !leaves(card)) ?? rows.slice(0, Math.max(0, at)).at(-1);
  }

  #changed(byPerson: boolean): void {
    if (byPerson) {
      if (this.project.sample) this.project = { ...this.project, sample: false };
      this.stale = this.compiler.pdf !== undefined;
    }
    this.preview.changed();
    this.#score();
    this.keeping.soon();
  }
}

/** The file a project opens with. */
function firstFile({ files, main }: Project): string {
  return files[main] ? main : (Object.keys(files)[0] ?? '');
}
