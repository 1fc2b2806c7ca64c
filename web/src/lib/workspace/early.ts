/** Begins opening the moment it is evaluated: the built page runs this ahead of the app (`build-tools/preload.ts`). */
import { openWorkspace, type Opened } from './opening.ts';

let begun: Promise<Opened> | undefined = openWorkspace();

/** What was begun; a second visit without a page load in between begins anew. */
export function opening(): Promise<Opened> {
  const result = begun ?? openWorkspace();
  begun = undefined;
  return result;
}
