/** The page as one types: what the browser's engine made of the project last, and what stands in its way. */
import type { Diagnostic } from '#lib/compile/job.ts';
import { t } from '#lib/i18n/app.ts';
import type { Project } from '#lib/project/model.ts';
import type { Choice } from '#lib/tex/choice.ts';
import { halves } from '#lib/tex/document.ts';
import type { Manager, Shown, Trouble } from '#lib/tex/manager.ts';
import type { Ran } from '#lib/tex/protocol.ts';
import type { FormatName } from '#lib/tex/release.ts';
import { afterPaint } from '#lib/ui/afterPaint.ts';
import { loadTex, type Tex } from './loadTex.ts';
import { keepPreviewPref } from './previewPrefs.ts';
import { PreviewSettings } from './previewSettings.svelte.ts';

/** Errors of half-typed commands are nobody's business before typing pauses. */
const COMPLAIN_AFTER_MS = 900;
/** Before the page is read as machines read it, and its lines are looked up. */
const READ_AFTER_MS = 700;

/** A page that the browser made. */
export interface PreviewPage {
  pdf: Uint8Array<ArrayBuffer>;
  /** By page: what it holds. */
  pages: string[] | undefined;
  /** The project's files as they were set. */
  files: Project['files'];
  main: string;
  synctex: Uint8Array | undefined;
}

export interface PreviewHost {
  project: () => Project;
  /** There is a new page to look at. */
  onPage: (page: PreviewPage) => void;
  /** Typing has paused on a page: time for what is not urgent. */
  onRest: (page: PreviewPage) => void;
  /** What is wrong has changed. */
  onComplaints: () => void;
}

/** Thrown by `finish`: a sentence for the person. */
export class NotHere extends Error {}

export class Preview {
  readonly settings = new PreviewSettings();
  /** The last good page. */
  page = $state.raw<PreviewPage>();
  /** What TeX says of the present source, once typing has paused. */
  diagnostics = $state.raw<Diagnostic[]>([]);
  /** The files that `diagnostics` speak of. */
  complained: Project['files'] = {};
  trouble = $state<Trouble>();
  /** Why this document shows only what was compiled. */
  unfit = $state<'lua' | 'programs'>();
  /** A first page is on its way. */
  starting = $state(false);

  readonly #host: PreviewHost;
  readonly #load: () => Promise<Tex>;
  readonly #soon: (run: () => void) => void;
  #due = false;
  /** An engine at work on the project that was opened, until its manager is taken over. */
  #begun: Promise<Tex> | undefined;
  #loading: Promise<Tex> | undefined;
  #tex: Tex | undefined;
  #manager: Manager | undefined;
  /** The choice for a preamble and the files beside the main document. */
  #chosen: { key: string; files: Project['files']; choice: Choice } | undefined;
  #complainTimer: ReturnType<typeof setTimeout> | undefined;
  #restTimer: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;
  /** Formats whose common files were asked for. */
  readonly #ahead: FormatName[] = [];

  /** `begun`: an engine that has begun already. `soon`: runs something when what was typed has been painted. */
  constructor(host: PreviewHost, begun?: Promise<Tex>, load = loadTex, soon = afterPaint) {
    this.#host = host;
    this.#begun = begun;
    this.#load = load;
    this.#soon = soon;
  }

  /** Why the page is not what the source says now, in a sentence; undefined when there is nothing to say. */
  get note(): string | undefined {
    if (!this.settings.live || this.#host.project().document) return undefined;
    if (this.unfit) return t.preview.unfit[this.unfit];
    if (this.trouble === 'runaway') return t.preview.runaway;
    if (this.trouble === 'offline' || this.trouble === 'damaged') return t.preview.offline;
    const [first] = this.diagnostics;
    if (!first) return undefined;
    const where = first.file && first.line ? t.preview.where(first.file, first.line) : '';
    return t.preview.before(`${where}${first.message}`);
  }

  /** Nothing is awaited before the first page: it stands, or there will be none. */
  get calm(): boolean {
    const mayCome = this.settings.live && !this.#host.project().document;
    return !mayCome || Boolean(this.page ?? this.trouble ?? this.unfit);
  }

  /** The engine runs in this browser, and can make this document. */
  get canCompile(): boolean {
    return !this.#lasting && !this.unfit;
  }

  /** The project changed: its page follows. */
  changed(): void {
    if (!this.settings.live || this.#due) return;
    this.#due = true;
    this.#soon(() => {
      this.#due = false;
      if (this.settings.live) void this.#show();
    });
  }

  /** Another project. */
  forget(): void {
    this.#turn += 1;
    this.#quiet();
    this.#letGo();
    this.#manager?.forget();
    this.#chosen = undefined;
    this.page = undefined;
    this.unfit = undefined;
    this.trouble = this.#lasting ? this.trouble : undefined;
    this.starting = false;
  }

  setLive(live: boolean): void {
    this.settings.setLive(live);
    if (live) {
      this.changed();
      return;
    }
    this.#quiet();
    this.#turn += 1;
    this.#letGo();
    this.#manager?.sleep();
    this.unfit = undefined;
    this.starting = false;
  }

  /** The last word on the present project, made here. Throws `NotHere`, or the reason of `stop`. */
  async finish(stop: AbortSignal): Promise<{ ran: Ran; diagnostics: Diagnostic[] }> {
    const tex = await this.#ready();
    if (!tex) throw new NotHere(t.preview.finish.not_available);
    const { files, main } = this.#host.project();
    stop.throwIfAborted();
    const choice = this.#choice(tex);
    if (choice === 'lua' || choice === 'programs') throw new NotHere(t.preview.finish[choice]);
    try {
      const ran = await this.#managerOf(tex).finish({ files, main, format: choice }, stop);
      return { ran, diagnostics: tex.complaints(ran, main, Object.keys(files)) };
    } catch (trouble) {
      stop.throwIfAborted();
      throw new NotHere(t.preview.finish[trouble as Trouble] ?? t.preview.finish.offline);
    }
  }

  /** The tab went out of sight, or came back. */
  hide(hidden: boolean): void {
    this.#manager?.hide(hidden);
  }

  close(): void {
    this.#turn += 1;
    this.#quiet();
    this.#letGo();
    this.#manager?.close();
    this.#manager = undefined;
  }

  get #lasting(): boolean {
    return this.trouble === 'not_available' || this.trouble === 'unsupported';
  }

  async #show(): Promise<void> {
    if (this.#host.project().document || this.#lasting) return;
    const turn = ++this.#turn;
    if (!this.page) this.starting = true;
    const tex = this.#tex ?? (await this.#ready());
    if (turn !== this.#turn) return;
    if (!tex) {
      this.starting = false;
      return;
    }
    const choice = this.#choice(tex);
    if (choice === 'lua' || choice === 'programs') {
      this.#quiet();
      this.unfit = choice;
      this.starting = false;
      return;
    }
    this.unfit = undefined;
    clearTimeout(this.#restTimer);
    clearTimeout(this.#complainTimer);
    const { files, main } = this.#host.project();
    this.#managerOf(tex).show({ files, main, format: choice });
  }

  #choice(tex: Tex): Choice {
    const project = this.#host.project();
    const { files, main, engine } = project;
    const parts = halves({ files, main, format: 'pdflatex.fmt' });
    const key = `${engine}\n${main}\n${parts?.preamble ?? ''}`;
    const known = this.#chosen;
    const others = (all: Project['files']) => Object.entries(all).filter(([path]) => path !== main);
    const same =
      parts &&
      known?.key === key &&
      others(files).length === others(known.files).length &&
      others(files).every(([path, file]) => known.files[path] === file);
    if (same) return known.choice;
    const choice = tex.choose(project, tex.chooser);
    this.#chosen = { key, files, choice };
    return choice;
  }

  #ready(): Promise<Tex | undefined> {
    this.#loading ??= this.#begun ?? this.#load();
    return this.#loading.then(
      (tex) => (this.#tex = tex),
      () => {
        this.#begun = this.#loading = undefined;
        this.trouble = 'offline';
        return undefined;
      },
    );
  }

  /** What was begun ahead is not wanted any more. */
  #letGo(): void {
    const begun = this.#begun;
    if (!begun) return;
    this.#begun = this.#loading = this.#tex = undefined;
    const nobody = { onShown: () => undefined, onTrouble: () => undefined };
    begun.then(
      (tex) => tex.start(nobody).close(),
      () => undefined,
    );
  }

  #managerOf(tex: Tex): Manager {
    this.#begun = undefined;
    this.#manager ??= tex.start({
      onShown: (shown) => this.#take(tex, shown),
      onTrouble: (trouble) => {
        this.trouble = trouble;
        this.starting = false;
      },
    });
    return this.#manager;
  }

  #take(tex: Tex, { document, ran }: Shown): void {
    const { files, main } = document;
    this.starting = false;
    this.trouble = undefined;
    clearTimeout(this.#complainTimer);
    clearTimeout(this.#restTimer);
    const good = ran.outcome === 'spotless' || ran.outcome === 'warnings';
    const { pdf, pages, synctex } = ran;
    if (pdf && (good || !this.page)) {
      const page = { pdf, pages, files, main, synctex };
      if (!this.page) keepPreviewPref('made', true);
      this.page = page;
      this.#host.onPage(page);
      if (ran.settled)
        this.#restTimer = setTimeout(() => this.#rest(tex, page, document.format), READ_AFTER_MS);
    }
    if (good) {
      this.#say([], files);
      return;
    }
    // Perhaps the body asks for what another engine has: nothing else is looked at while all goes well.
    if (files === this.#host.project().files) {
      this.#chosen = undefined;
      if (this.#choice(tex) !== document.format) {
        void this.#show();
        return;
      }
    }
    const said = tex.complaints(ran, main, Object.keys(files));
    this.#complainTimer = setTimeout(() => this.#say(said, files), COMPLAIN_AFTER_MS);
  }

  #rest(tex: Tex, page: PreviewPage, format: FormatName): void {
    this.#host.onRest(page);
    if (this.#ahead.includes(format) || !this.#manager) return;
    this.#ahead.push(format);
    tex.ahead(this.#manager, format);
  }

  #say(diagnostics: Diagnostic[], files: Project['files']): void {
    if (!diagnostics.length && !this.diagnostics.length) return;
    this.diagnostics = diagnostics;
    this.complained = files;
    this.#host.onComplaints();
  }

  #quiet(): void {
    clearTimeout(this.#complainTimer);
    clearTimeout(this.#restTimer);
    this.#say([], {});
  }
}
