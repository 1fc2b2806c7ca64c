/** Tells the server what waits for it besides the present states: old versions, and resumes that are to go. */
import { ApiError } from '#lib/api/problem.ts';
import type { WaitingVersion } from './outbox.ts';
import { bodyOf, withFiles } from './sending.ts';
import { shapeOf, type Content } from './state.ts';
import type { LocalStore, RemoteStore } from './stores.ts';
import { OtherAccount } from './sync.ts';

interface Errand {
  local: LocalStore;
  remote: RemoteStore;
  account: string;
  /** Only what has to be told before states are sent: those that are about to be replaced. */
  urgent: boolean;
}

/** In order; throws what a later try may mend. */
export async function sendWaiting({ local, remote, account, urgent }: Errand): Promise<void> {
  for (const { key, item } of await local.waiting(account)) {
    if (urgent && !(item.do === 'version' && item.kind === 'conflict')) continue;
    const [row] = await local.rows([item.id]);
    // The server does not know the resume yet.
    if (item.do === 'version' && row?.project && !row.meta.synced) continue;
    try {
      if (item.do === 'remove') await remote.remove(item.id);
      else await sendVersion(remote, item);
    } catch (cause) {
      if (!(cause instanceof ApiError)) throw cause;
      const { status, code } = cause.problem;
      if (
        status === 0 ||
        status === 401 ||
        code === 'other_account' ||
        status === 408 ||
        status === 429 ||
        status >= 500
      )
        throw cause;
      // There may be room another day.
      if (code === 'library_full') continue;
      if (status === 404 && (await remote.account()) !== account) throw new OtherAccount();
    }
    await local.done(key);
  }
}

/** Keeps a state as an old version, because somebody asked for it. Throws `ApiError`. */
export async function keepVersion(
  remote: Pick<RemoteStore, 'keepVersion' | 'putFile'>,
  id: string,
  state: Content,
): Promise<void> {
  const body = bodyOf(state, await shapeOf(state), new Set());
  await withFiles(remote, state, () => remote.keepVersion(id, { kind: 'manual', state: body }));
}

async function sendVersion(
  remote: RemoteStore,
  { id, kind, state, jobId, score }: WaitingVersion,
): Promise<void> {
  const body = bodyOf(state, await shapeOf(state), new Set());
  const version = {
    kind,
    state: body,
    ...(jobId !== undefined && { job_id: jobId }),
    ...(score && { score }),
  };
  await withFiles(remote, state, () => remote.keepVersion(id, version));
}
