/** Which resumes of this browser the library's page shows beside those of the account. */
import type { ResumeSummary } from '#lib/library/contract.ts';
import type { LocalResume } from '#lib/library/local.ts';

/** Whose page it is: an account's, nobody's, or of somebody that could not be asked for. */
export type Whose = { account: string } | 'nobody' | 'unknown';

/** The same for the same. */
export const keyOf = (whose: Whose) => (typeof whose === 'string' ? whose : `account ${whose.account}`);

/**
 * What is only here, the newest first. `rows`: what is known of the account's library, `undefined` while nothing
 * is: then everything of that account that this browser keeps is shown. Another account's are never shown.
 */
export function onlyHere(
  locals: readonly LocalResume[],
  whose: Whose,
  rows: readonly Pick<ResumeSummary, 'id'>[] | undefined,
): LocalResume[] {
  const listed = new Set(rows?.map(({ id }) => id));
  const owner = ownerOf(locals, whose);
  return locals
    .filter(({ account }) => account === null || account === owner)
    .filter(({ id, account, sent }) => !listed.has(id) && (account === null || !rows || !sent))
    .toSorted((a, b) => b.savedAt - a.savedAt);
}

/** Ids of the account's resumes of which this browser has changes that were not sent. */
export function unsentOf(locals: readonly LocalResume[], account: string | undefined): ReadonlySet<string> {
  return new Set(locals.filter((one) => one.account === account && !one.sent).map(({ id }) => id));
}

/** Without an answer: the one account that this browser keeps something of, unless there are several. */
function ownerOf(locals: readonly LocalResume[], whose: Whose): string | null {
  if (whose === 'nobody') return null;
  if (whose !== 'unknown') return whose.account;
  const accounts = new Set(locals.flatMap(({ account }) => account ?? []));
  const [only] = accounts;
  return accounts.size === 1 && only !== undefined ? only : null;
}
