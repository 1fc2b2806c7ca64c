/** Where to go after signing in. */

/** Without a wish of the person. */
export const HOME = '/workspace';

/** Where a new account begins. */
export const WELCOME = '/welcome';

/** Pages that are passed through on the way in. */
const DOORS = ['/sign-in', '/sign-up', '/verify', '/reset', '/confirm-email'];

/** The path when it leads to a page of this site, else `undefined`: nobody is sent elsewhere by a link. */
export function ownPath(wish: string | null | undefined): string | undefined {
  if (!wish || !isRooted(wish) || /[\\\p{Cc}]/u.test(wish)) return undefined;
  const base = 'https://own.invalid';
  if (!URL.canParse(wish, base)) return undefined;
  const { origin, pathname, search, hash } = new URL(wish, base);
  // Parsing takes out dots: `/.//elsewhere` would become `//elsewhere`.
  if (origin !== base || !isRooted(pathname)) return undefined;
  if (DOORS.includes(pathname) || pathname.startsWith('/api/')) return undefined;
  return pathname + search + hash;
}

/** The sign-in page that leads back to a path. */
export function signInUrl(path?: string): string {
  const next = ownPath(path);
  return next === undefined || next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`;
}

const isRooted = (path: string) => path.startsWith('/') && !path.startsWith('//');
