/** A library for tests: the routes that the page needs, over a list in memory. */
import { refusal } from '#lib/account/fixtures.ts';
import type { ResumeBody, ResumePage, ResumeSummary } from '#lib/library/contract.ts';
import { summary, usage, wholeResume } from './fixtures.ts';

export class FakeLibrary {
  rows: ResumeSummary[];
  /** What was asked, a line each. */
  readonly calls: string[] = [];
  /** What was sent with the last save or creation. */
  sent: ResumeBody | undefined;
  /** The next call of that name is refused so. */
  readonly refuse = new Map<string, ReturnType<typeof refusal>>();
  /** Resumes of a page. */
  page = 50;

  constructor(rows: readonly ResumeSummary[] = []) {
    this.rows = [...rows];
  }

  resumes = async ({ before, limit, deleted = false }: Query = {}): Promise<ResumePage> => {
    this.#heard('resumes', deleted ? 'deleted' : 'present', before ?? 'first');
    const rows = this.rows.filter((row) => (row.deleted_at !== null) === deleted);
    const from = Number(before ?? 0);
    const size = Math.min(this.page, limit ?? this.page);
    const resumes = rows.slice(from, from + size);
    const next = from + size < rows.length ? String(from + size) : null;
    const present = this.rows.filter((row) => row.deleted_at === null).length;
    return { resumes, next, usage: usage({ resumes: present }) };
  };

  resume = async (id: string) => {
    this.#heard('resume', id);
    return wholeResume(this.#row(id));
  };

  create = async (id: string, body: ResumeBody) => {
    this.#heard('create', id);
    this.sent = body;
    const row = summary({ id, name: body.name, revision: 1, copy_of: body.copy_of ?? null, score: null });
    this.rows.unshift(row);
    return row;
  };

  save = async (id: string, body: ResumeBody, revision: number) => {
    this.#heard('save', id, String(revision));
    this.sent = body;
    return this.#change(id, { name: body.name, revision: revision + 1 });
  };

  remove = async (id: string) => {
    this.#heard('remove', id);
    this.#change(id, { deleted_at: 1 });
  };

  removeForGood = async (id: string) => {
    this.#heard('removeForGood', id);
    this.#row(id);
    this.rows = this.rows.filter((row) => row.id !== id);
  };

  emptyDeleted = async () => {
    this.#heard('emptyDeleted');
    const before = this.rows.length;
    this.rows = this.rows.filter((row) => row.deleted_at === null);
    return before - this.rows.length;
  };

  undelete = async (id: string) => {
    this.#heard('undelete', id);
    return this.#change(id, { deleted_at: null });
  };

  versions = async () => ({ versions: [], next: null });

  #heard(name: string, ...rest: string[]): void {
    this.calls.push([name, ...rest].join(' '));
    const refused = this.refuse.get(name);
    this.refuse.delete(name);
    if (refused) throw refused;
  }

  #row(id: string): ResumeSummary {
    const row = this.rows.find((one) => one.id === id);
    if (!row) throw refusal(404, 'resume_not_found');
    return row;
  }

  #change(id: string, change: Partial<ResumeSummary>): ResumeSummary {
    const row = { ...this.#row(id), ...change };
    this.rows = this.rows.map((other) => (other.id === id ? row : other));
    return row;
  }
}

interface Query {
  before?: string | undefined;
  limit?: number | undefined;
  deleted?: boolean;
}
