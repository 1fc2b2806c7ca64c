/** What this browser keeps, fetched when it is asked for: the page stands before that. */
import type { ShelfOptions } from './shelf.svelte.ts';

export const local: ShelfOptions['local'] = {
  list: async () => (await import('#lib/library/local.ts')).localResumes(),
  remove: async (id) => (await import('#lib/library/local.ts')).removeLocal(id),
};
