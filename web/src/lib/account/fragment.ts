/**
 * Secrets come in the fragment, which browsers send to no server. They are taken out of the address bar
 * at once: it is copied, photographed and kept in histories.
 */

/** Takes `#name=value` out of the address; `undefined` when it is not there. */
export function takeFragment(name: string): string | undefined {
  const value = new URLSearchParams(location.hash.slice(1)).get(name);
  if (value === null) return undefined;
  // The prototype's own: SvelteKit warns of calls past its router, which has nothing to do with fragments.
  History.prototype.replaceState.call(history, history.state, '', location.pathname + location.search);
  return value || undefined;
}
