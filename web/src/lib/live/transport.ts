/** What the three ways to the live feed have in common. */
import type { Hello, JobMessage } from './message.ts';

/**
 * Why a connection ended.
 *
 * * `lost`: it broke, could not be made, or fell silent.
 * * `done`: the server ended it as agreed; to be made anew at once.
 * * `full`: this device has too many of them.
 * * `limited`: too many requests.
 * * `device`: the device is not known.
 */
export type End = 'lost' | 'done' | 'full' | 'limited' | 'device';

export interface Listener {
  /** It works; events after `hello.after` follow. Once a connection. */
  onHello: (hello: Pick<Hello, 'after' | 'complete'>) => void;
  onJob: (message: JobMessage) => void;
  /** Nothing comes after this. */
  onEnd: (end: End) => void;
}

export interface Connection {
  /** Ends it without a word to the listener. */
  close: () => void;
  /** The page is seen again, or no longer. */
  seen?: (visible: boolean) => void;
}

/** Makes a connection that goes on after an event. */
export type Connect = (after: number | undefined, listener: Listener) => Connection;

const ROOT = '/api/v1/live';

/** An address of the live feed, as path and query. */
export function liveAddress(path: '' | '/events' | '/poll', after: number | undefined): string {
  return `${ROOT}${path}${after === undefined ? '' : `?after=${after}`}`;
}

/** What a status other than 200 means. */
export function endOf(status: number, code: string | undefined): End {
  if (status === 401) return 'device';
  if (status === 429) return code === 'feed_full' ? 'full' : 'limited';
  return 'lost';
}

/** The problem code of an answer, where it has one. */
export async function codeOf(response: Response): Promise<string | undefined> {
  const problem: unknown = await response.json().catch(() => undefined);
  return typeof problem === 'object' && problem !== null && 'code' in problem
    ? String(problem.code)
    : undefined;
}
