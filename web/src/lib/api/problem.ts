/** Errors of the API: RFC 9457 problem documents, and what stands in for one when no answer came. */

import type { components } from './schema.d.ts';

type Document = components['schemas']['ProblemDocument'];

/** A problem document; without an answer of the server only code, status and title are there. */
export type Problem = Pick<Document, 'status' | 'code' | 'title'> & Partial<Document>;

/** A request that the server refused, or that never reached it (`code` is then `offline`). */
export class ApiError extends Error {
  readonly problem: Problem;
  /** How long to wait before another try, where the server says so, milliseconds. */
  readonly retryAfterMs: number | undefined;
  constructor(problem: Problem, retryAfterMs?: number) {
    super(problem.detail ?? problem.title);
    this.problem = problem;
    this.retryAfterMs = retryAfterMs;
  }
}

/** Reads the problem from a refused response; anything else becomes a problem by its status. */
export async function problemOf(response: Response): Promise<Problem> {
  const fallback: Problem = {
    status: response.status,
    code: `http_${response.status}`,
    title: response.statusText,
  };
  if (!response.headers.get('content-type')?.includes('json')) return fallback;
  try {
    return { ...fallback, ...((await response.json()) as Partial<Problem>) };
  } catch {
    return fallback;
  }
}
