/**
 * Where an `.xdv` says what it holds: its postamble. (DVI as in Knuth's *DVI Standard*, level 0, which XeTeX's
 * files keep to.)
 */

const POST = 248;
const POST_POST = 249;
const PADDING = 223;
/** `post` and what it tells before the definitions of fonts, bytes. */
const POST_LENGTH = 29;

export interface Postamble {
  /** Where `post` stands. */
  post: number;
  /** The definitions of fonts: half-open. */
  fonts: { from: number; to: number };
}

/** Undefined when the file is not to be understood. */
export function postambleOf(xdv: Uint8Array): Postamble | undefined {
  const view = new DataView(xdv.buffer, xdv.byteOffset, xdv.byteLength);
  let end = xdv.length;
  while (end > 0 && xdv[end - 1] === PADDING) end -= 1;
  // `post_post`, the place of `post`, the version.
  const to = end - 6;
  if (to < 0 || xdv[to] !== POST_POST) return undefined;
  const post = view.getUint32(to + 1);
  const from = post + POST_LENGTH;
  return from <= to && xdv[post] === POST ? { post, fonts: { from, to } } : undefined;
}
