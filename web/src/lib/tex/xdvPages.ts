/**
 * What each page of an `.xdv` holds, as a short text: equal texts, equal pages. Pages are chained from the
 * end of the file by the pointers of their `bop`.
 */
import { postambleOf } from './xdv.ts';

const BOP = 139;
/** `bop`, ten counters and the pointer, bytes. */
const BOP_LENGTH = 45;

/** By page, from the first; undefined when the file is not to be understood. */
export function pageSignatures(xdv: Uint8Array): string[] | undefined {
  const end = postambleOf(xdv);
  if (!end) return undefined;
  const { post } = end;
  const view = new DataView(xdv.buffer, xdv.byteOffset, xdv.byteLength);
  // Pages name fonts by number: which fonts those are stands at the end.
  const fonts = hash(xdv, end.fonts.from, end.fonts.to);
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
