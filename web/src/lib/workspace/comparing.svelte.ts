/** Scores one resume against the saved postings, or one posting against the kept resumes, one after the other. */
import { t } from '#lib/i18n/app.ts';
import type { Project } from '#lib/project/model.ts';
import { heldPosting, type SavedPosting } from '#lib/project/postings.ts';
import { readProjects } from '#lib/project/store.ts';
import { Reader, ReadError } from '#lib/reader/reader.ts';
import { Batch, BatchClosed } from '#lib/scorer/batch.ts';
import type { Reading } from '#lib/scorer/messages.ts';
import { scoreRequest } from '#lib/scorer/request.ts';
import type { ScoreResult } from '#lib/scorer/report.ts';
import { byFit, compared, type Compared, type Subject } from './comparison.ts';

export type CompareMode = 'postings' | 'resumes';

/** What is needed of the workspace. */
export interface CompareHost {
  readonly project: Project;
  readonly stale: boolean;
  readonly paper: { readonly reading?: Reading | undefined };
  readonly postings: { readonly list: readonly SavedPosting[]; load: () => Promise<void> };
  flush: () => Promise<void>;
}

/** One thing to score. */
interface Task {
  subject: Subject;
  project: Project;
  /** As it is scored in the workspace, or read when its turn comes. */
  reading: Reading | undefined;
  stale: boolean;
}

export class Comparing {
  mode = $state<CompareMode>('postings');
  rows = $state.raw<Compared[]>([]);
  total = $state(0);
  state = $state<'loading' | 'running' | 'stopped' | 'done' | 'failed'>('loading');
  readonly #host: CompareHost;
  readonly #makeBatch: () => Pick<Batch, 'score' | 'close'>;
  readonly #makeReader: () => Pick<Reader, 'read' | 'close'>;
  /** The projects behind the rows. */
  #projects: readonly Project[] = [];
  #end: () => void = () => undefined;
  #turn = 0;

  constructor(
    host: CompareHost,
    makeBatch: () => Pick<Batch, 'score' | 'close'> = () => new Batch(),
    makeReader: () => Pick<Reader, 'read' | 'close'> = () => new Reader(),
  ) {
    this.#host = host;
    this.#makeBatch = makeBatch;
    this.#makeReader = makeReader;
  }

  /** Scores anew; what ran before is ended. Resolves when it is done or was stopped. */
  async start(mode: CompareMode): Promise<void> {
    this.#end();
    const turn = ++this.#turn;
    this.mode = mode;
    this.rows = [];
    this.total = 0;
    this.state = 'loading';
    const batch = this.#makeBatch();
    const reader = this.#makeReader();
    this.#end = () => {
      batch.close();
      reader.close();
    };
    try {
      const tasks = await this.#tasks(mode);
      if (turn !== this.#turn) return;
      this.total = tasks.length;
      this.state = 'running';
      for (const task of tasks) {
        const row = compared(task.subject, await resultOf(task, batch, reader));
        if (turn !== this.#turn) return;
        this.rows = [...this.rows, row].sort(byFit);
      }
      this.state = 'done';
    } catch (cause) {
      if (turn !== this.#turn) return;
      this.state = cause instanceof BatchClosed ? 'stopped' : 'failed';
    } finally {
      if (turn === this.#turn) this.close();
    }
  }

  /** Leaves it at the rows that are there. */
  stop(): void {
    if (this.state !== 'running' && this.state !== 'loading') return;
    this.#turn += 1;
    this.state = 'stopped';
    this.close();
  }

  close(): void {
    this.#turn += 1;
    this.#end();
    this.#end = () => undefined;
  }

  /** The project behind a row, held against the present posting. */
  projectOf(id: string): Project | undefined {
    const project = this.#projects.find((one) => one.id === id);
    return project && { ...project, ...heldPosting(this.#host.project) };
  }

  async #tasks(mode: CompareMode): Promise<Task[]> {
    const { project: present, stale, paper, postings } = this.#host;
    if (mode === 'postings') {
      await postings.load();
      return postings.list.map(({ id, name, text, own, savedAt }) => ({
        subject: { id, name, note: dayOf(savedAt), isPresent: id === present.postingId },
        project: { ...present, posting: text, own },
        reading: paper.reading,
        stale,
      }));
    }
    if (!present.posting.trim()) return [];
    await this.#host.flush();
    const kept = await readProjects().catch(() => []);
    const all = [present, ...kept.filter(({ id }) => id !== present.id)];
    this.#projects = all;
    return all.map((project) => {
      const isPresent = project === present;
      return {
        subject: {
          id: project.id,
          name: project.name,
          note: isPresent ? '' : dayOf(project.savedAt),
          isPresent,
        },
        // One posting, one set of weights: or the numbers could not be compared.
        project: {
          ...project,
          ...heldPosting(present),
          ...(present.profile ? { profile: present.profile } : {}),
          ...(present.market ? { market: present.market } : {}),
        },
        reading: isPresent ? paper.reading : undefined,
        stale: isPresent && stale,
      };
    });
  }
}

async function resultOf(
  { project, reading, stale }: Task,
  batch: Pick<Batch, 'score'>,
  reader: Pick<Reader, 'read'>,
): Promise<ScoreResult> {
  let read = reading;
  if (project.document && !read) {
    const { kind, bytes } = project.document;
    try {
      read = await reader.read(kind, bytes);
    } catch (cause) {
      if (!(cause instanceof ReadError)) throw cause;
      if (cause.code === 'closed') throw new BatchClosed();
      const known: Record<string, string> = t.document.problems;
      return { failure: { code: cause.code, message: known[cause.code] ?? t.document.problems.broken } };
    }
  }
  return batch.score(scoreRequest(project, read !== undefined && stale), read);
}

const day = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', year: 'numeric' });
const dayOf = (at: number) => (at > 0 ? t.match.compare.saved(day.format(at)) : '');
