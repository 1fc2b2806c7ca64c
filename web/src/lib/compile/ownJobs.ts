/** Which jobs are this page's, and what was said of them before that was known. */
import { newer, type Job } from './job.ts';

export class OwnJobs {
  readonly #ids = new Set<string>();
  /** Reports that came before the answer that names the job, newest of each. */
  readonly #early = new Map<string, Job>();

  /** A request to compile goes out. */
  begin(): void {
    this.#early.clear();
  }

  /** A report came while it is under way. */
  early(job: Job): void {
    this.#early.set(job.id, newer(this.#early.get(job.id), job));
  }

  /** The answer came; gives what had been said of the job before, if anything. */
  add(job: Job): Job | undefined {
    this.#ids.add(job.id);
    return this.#early.get(job.id);
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }
}
