/** The first steps: what was brought, what it is held against, and what was found. */
import { t } from '#lib/i18n/welcome.ts';
import type { Incoming } from '#lib/project/drop.ts';
import type { Handover } from '#lib/project/store.ts';
import { POSTING_MAX_CHARS, type Report } from '#lib/scorer/report.ts';
import { openInWorkspace } from '#lib/shelf/ways.ts';
import { IntakeError, takeFiles, takeText, type Intake, type Tools } from './intake.ts';
import { forget, recall, remember, type Memory } from './memory.ts';
import { BrowserScorer, type Score } from './scorer.ts';
import { stepOf, type Step } from './steps.ts';

export interface WelcomeOptions {
  /** Shows a step by its address. */
  go: (step: Step) => void;
  score?: Score;
  tools?: Tools;
  memory?: {
    remember: (memory: Memory) => Promise<void>;
    recall: () => Promise<Memory>;
    forget: () => void;
  };
  /** Leaves a resume for the workspace and goes there; false when this browser refuses storage. */
  leave?: (handover: Handover) => Promise<boolean>;
  /** A resume of the person's own was scored. */
  onScored?: () => void;
}

export class Welcome {
  /** What the address asks for; see `step`. */
  #asked = $state<Step>('resume');
  intake = $state.raw<Intake>();
  posting = $state('');
  /** The first step is reading something. */
  reading = $state(false);
  /** Why it was not taken. */
  problem = $state('');
  /** A resume that was there before the page was loaded again, and is no more. */
  lost = $state('');
  report = $state.raw<Report>();
  /** Why there is no report. */
  failure = $state('');
  scoring = $state(false);
  /** The workspace is being opened; or why it is not. */
  leaving = $state<'going' | 'refused'>();
  /** The scripts are there, and what was there before is looked up. */
  ready = $state(false);

  /** Nothing follows the first step without a resume. */
  readonly step = $derived<Step>(this.intake ? this.#asked : 'resume');
  readonly used = $derived([...this.posting].length);
  readonly isOver = $derived(this.used > POSTING_MAX_CHARS);
  /** The findings that are worth most. */
  readonly top = $derived((this.report?.findings ?? []).toSorted((a, b) => b.gain - a.gain).slice(0, 3));

  readonly #options: WelcomeOptions;
  readonly #scorer = new BrowserScorer();
  /** Counts what was asked of the scorer; answers to an older question are dropped. */
  #turn = 0;

  constructor(options: WelcomeOptions) {
    this.#options = options;
  }

  /** Goes on where the tab was. */
  async begin(hash: string): Promise<void> {
    const { resume, posting } = await (this.#options.memory?.recall() ?? recall());
    this.posting = posting;
    if (resume?.handover) await this.#take(() => this.#again(resume));
    else if (resume) this.lost = resume.name;
    this.ready = true;
    this.show(hash);
  }

  /** Shows the step that the address names. */
  show(hash: string): void {
    this.#asked = stepOf(hash);
    // What was pasted is kept whichever way the step was left.
    if (this.intake) void this.#remember();
    if (this.step === 'found') void this.#score();
  }

  async takeFiles(files: readonly Incoming[]): Promise<void> {
    if (files.length) await this.#bring(() => takeFiles(files, this.#options.tools));
  }

  async takeText(text: string): Promise<void> {
    await this.#bring(() => takeText(text, t.resume.pasted));
  }

  async takeSample(): Promise<void> {
    await this.#bring(async () => {
      const { SAMPLE_SOURCE } = await import('#lib/project/sample.ts');
      return takeText(SAMPLE_SOURCE, t.resume.sampleName, true);
    });
  }

  async takeSamplePosting(): Promise<void> {
    const { SAMPLE_POSTING } = await import('#lib/project/sample.ts');
    this.posting = SAMPLE_POSTING;
  }

  /** Goes on with the posting as it stands; without one where it was skipped. */
  holdAgainst(posting: string): void {
    this.posting = posting;
    this.#options.go('found');
  }

  /** Takes all of it into the workspace. */
  async leave(): Promise<void> {
    const { intake } = this;
    if (!intake || this.leaving === 'going') return;
    this.leaving = 'going';
    const posting = this.posting.trim();
    const open = this.#options.leave ?? openInWorkspace;
    const left = await open({ ...intake.handover, ...(posting && { posting }) });
    if (!left) this.leaving = 'refused';
    else (this.#options.memory?.forget ?? forget)();
  }

  close(): void {
    this.#scorer.close();
  }

  async #bring(take: () => Intake | Promise<Intake>): Promise<void> {
    if (!(await this.#take(take))) return;
    this.lost = '';
    this.#options.go('posting');
  }

  async #take(take: () => Intake | Promise<Intake>): Promise<boolean> {
    if (this.reading) return false;
    this.reading = true;
    this.problem = '';
    try {
      this.intake = await take();
      this.report = undefined;
      return true;
    } catch (cause) {
      if (!(cause instanceof IntakeError)) throw cause;
      this.problem = cause.message;
      return false;
    } finally {
      this.reading = false;
    }
  }

  #again({ name, sample, handover }: NonNullable<Memory['resume']>): Intake | Promise<Intake> {
    if (handover?.kind === 'text') return takeText(handover.text, name, sample);
    return takeFiles(handover?.files ?? [], this.#options.tools);
  }

  async #remember(): Promise<void> {
    const { intake, posting } = this;
    const resume = intake && { name: intake.name, sample: intake.sample, handover: intake.handover };
    await (this.#options.memory?.remember ?? remember)({ resume, posting });
  }

  async #score(): Promise<void> {
    const { intake } = this;
    if (!intake) return;
    const turn = ++this.#turn;
    this.scoring = true;
    this.failure = '';
    try {
      const score = this.#options.score ?? this.#scorer.score;
      const result = await score(intake, this.isOver ? '' : this.posting);
      if (turn !== this.#turn) return;
      this.report = 'report' in result ? result.report : undefined;
      this.failure = 'failure' in result ? result.failure.message : '';
      if (this.report && !intake.sample) this.#options.onScored?.();
    } catch {
      if (turn === this.#turn) this.failure = t.found.broken;
    } finally {
      if (turn === this.#turn) this.scoring = false;
    }
  }
}
