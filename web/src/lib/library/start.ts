/** Everything that only people with an account need, in one piece that is fetched when somebody is signed in. */
import { api as accountApi } from '#lib/account/here.ts';
import { ApiError } from '#lib/api/problem.ts';
import { LibraryApi } from './client.ts';
import { Engine, type EngineOptions } from './engine.ts';
import { localStore } from './local.ts';
import { fetchScores, sendScores } from './scores.ts';
import type { RemoteStore } from './stores.ts';

export { leave, localStore } from './local.ts';
export { fetchScores } from './scores.ts';
export { keepVersion } from './waiting.ts';

/** The server's side, for whoever is signed in. */
export function remoteStore(api = new LibraryApi()): RemoteStore & LibraryApi {
  return Object.assign(api, {
    async account() {
      try {
        return (await accountApi.account()).id;
      } catch (cause) {
        if (cause instanceof ApiError && cause.problem.status === 401) return undefined;
        throw cause;
      }
    },
  });
}

type Given = Pick<EngineOptions, 'account' | 'present' | 'flush' | 'onState' | 'onChange' | 'copyName'> & {
  onScores: () => void;
};

/** The engine of an account in this browser. */
export function startEngine({ onScores, ...given }: Given): Engine {
  const remote = remoteStore(new LibraryApi(given.account));
  let fetched = '';
  return new Engine({
    ...given,
    local: localStore,
    remote,
    newId: () => crypto.randomUUID(),
    now: Date.now,
    isOnline: () => navigator.onLine,
    alone: (id, run) =>
      // Browsers have locks on secure pages alone; the server's revisions hold without them.
      navigator.locks ? navigator.locks.request(`legible-resume-${id}`, run) : run(),
    async onDone() {
      const id = given.present();
      const [row] = await localStore.rows([id]);
      if (row?.meta.account !== given.account || !row.meta.synced) return;
      await sendScores(remote, id);
      if (fetched === id) return;
      fetched = id;
      if (await fetchScores(remote, id)) onScores();
    },
  });
}
