/** Opens a resume of the account that this browser does not have. */
import { ApiError } from '#lib/api/problem.ts';
import type { OnProgress } from './contents.ts';
import { localStore } from './local.ts';
import { remoteStore } from './start.ts';
import type { LocalStore, RemoteStore } from './stores.ts';
import { Sync } from './sync.ts';

/** `gone`: the account has no such resume; `signIn`: nobody is signed in; `failed`: it did not arrive. */
export type Fetched = 'done' | 'gone' | 'signIn' | 'failed';

export async function fetchResume(
  id: string,
  account: string,
  onProgress: OnProgress,
  local: LocalStore = localStore,
  remote: RemoteStore = remoteStore(),
): Promise<Fetched> {
  try {
    const sync = new Sync({
      local,
      remote,
      newId: () => crypto.randomUUID(),
      now: Date.now,
      copyName: (name) => name,
      onChange: () => undefined,
    });
    await sync.fetch(id, account, onProgress);
    return 'done';
  } catch (cause) {
    if (!(cause instanceof ApiError)) return 'failed';
    const { status } = cause.problem;
    return status === 404 ? 'gone' : status === 401 ? 'signIn' : 'failed';
  }
}
