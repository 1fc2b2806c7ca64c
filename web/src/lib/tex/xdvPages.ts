/**
 * What each page of an `.xdv` holds, as a short text: equal texts, equal pages. (DVI as in Knuth's *DVI
 * Standard*, level 0: pages are chained from the end of the file by the pointers of their `bop`.)
 */

const BOP = 139;
const POST = 248;
const POST_POST = 249;
const PADDING = 223;
/** `bop`, ten counters and the pointer, bytes. */
const BOP_LENGTH = 45;

/** By page, from the first; undefined when the file is not to be understood. */
export function pageSignatures(xdv: Uint8Array): string[] | undefined {
  const view = new DataView(xdv.buffer, xdv.byteOffset, xdv.byteLength);
  let end = xdv.length;
  while (end > 0 && xdv[end - 1] === PADDING) end -= 1;
  // `post_post`, the place of `post`, the version.
  const postPost = end - 6;
  if (postPost < 0 || xdv[postPost] !== POST_POST) return undefined;
  const post = view.getUint32(postPost + 1);
  if (post + 5 > xdv.length || xdv[post] !== POST) return undefined;
  // Pages name fonts by number: which fonts those are stands at the end.
  const fonts = hash(xdv, post + 29, postPost);
  const signatures: string[] = [];
  let after = post;
  for (let at = view.getInt32(post + 1); at !== -1;) {
    if (at < 0 || at + BOP_LENGTH > after || xdv[at] !== BOP) return undefined;
    signatures.unshift(`${hash(xdv, at + BOP_LENGTH, after)}-${after - at}-${fonts}`);
    after = at;
    at = view.getInt32(at + BOP_LENGTH - 4);
  }
  return signatures;
}

/** FNV-1a: what is compared are two versions of one page, not anybody's attempts to deceive. */
function hash(bytes: Uint8Array, from: number, to: number): number {
  let value = 0x811c9dc5;
  for (let at = from; at < to; at += 1) value = Math.imul(value ^ (bytes[at] ?? 0), 0x01000193);
  return value >>> 0;
}
