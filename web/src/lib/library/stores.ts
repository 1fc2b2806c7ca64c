/** The two sides that are kept alike, as the engine sees them. */
import type { Change, Row } from '#lib/project/rows.ts';
import type { LibraryApi } from './client.ts';
import type { Waiting } from './outbox.ts';

/** The browser's copy; all tabs share it. */
export interface LocalStore {
  /** The rows of some ids, in their order. */
  rows(ids: readonly string[]): Promise<(Row | undefined)[]>;
  /** All rows that have a project. */
  all(): Promise<Row[]>;
  /** Decides by what the rows are and writes the decision; nobody writes in between. */
  change(ids: readonly string[], decide: (rows: (Row | undefined)[]) => readonly Change[]): Promise<void>;
  /** What the account's server is still to be told, in order. */
  waiting(account: string): Promise<{ key: number; item: Waiting }[]>;
  add(item: Waiting): Promise<void>;
  done(key: number): Promise<void>;
  /** What waits for one resume waits for another from now on. */
  readdress(from: string, to: string): Promise<void>;
}

/** The server's copy. Every call throws `ApiError` when it is refused or lost. */
export interface RemoteStore extends Pick<
  LibraryApi,
  'resume' | 'newer' | 'create' | 'save' | 'remove' | 'keepVersion' | 'file' | 'putFile'
> {
  /** The id of whoever is signed in, as the server sees it. */
  account(): Promise<string | undefined>;
}

/** The row one goes on with who has seen `id` up to the write `seen`; the hops are few. */
export async function followed(
  local: Pick<LocalStore, 'rows'>,
  id: string,
  seen: number,
): Promise<{ id: string; row: Row | undefined }> {
  let at = { id, row: (await local.rows([id]))[0] };
  let upTo = seen;
  for (let hop = 0; hop < 5; hop += 1) {
    const moved = at.row?.meta.moved;
    if (!moved || upTo < 0 || upTo > moved.upTo) break;
    const [row] = await local.rows([moved.to]);
    if (!row) break;
    // What was seen of the project before is older than anything of the one it became.
    at = { id: moved.to, row };
    upTo = 0;
  }
  return at;
}
