/**
 * What this browser remembers of being signed in: whether, never who. The session's cookie is hidden
 * from scripts; this mark lets pages choose what to show before they have asked (`static/theme.js` reads it
 * before the first paint), and tells other tabs.
 */

export const HINT_KEY = 'legible:account';

/** `maybe`: a provider was visited, or nothing can be remembered; only the server knows. */
export type Hint = 'in' | 'maybe' | 'out';

export function readHint(): Hint {
  try {
    const value = localStorage.getItem(HINT_KEY);
    return value === null ? 'out' : value.startsWith('in') ? 'in' : 'maybe';
  } catch {
    return 'maybe';
  }
}

/** Each note reaches other tabs, also when they knew: something of the account may be new. */
export function noteAccount(hint: Hint): void {
  try {
    if (hint === 'out') localStorage.removeItem(HINT_KEY);
    else localStorage.setItem(HINT_KEY, hint === 'in' ? `in ${Date.now()}` : hint);
  } catch {
    // Nothing is remembered: pages ask.
  }
  showHint(hint);
}

/** Lets the style sheet show what belongs to the hint. */
function showHint(hint: Hint): void {
  if (hint === 'in') document.documentElement.dataset.account = 'in';
  else delete document.documentElement.dataset.account;
}

/** Runs `then` when another tab noted something; gives a function that ends it. */
export function watchAccount(then: (hint: Hint) => void): () => void {
  const heard = ({ key }: StorageEvent) => {
    // `null`: all of the storage was cleared.
    if (key !== HINT_KEY && key !== null) return;
    const hint = readHint();
    showHint(hint);
    then(hint);
  };
  addEventListener('storage', heard);
  return () => removeEventListener('storage', heard);
}
