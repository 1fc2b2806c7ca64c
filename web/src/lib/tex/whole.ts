/** A document that is all there. */
import { letter } from './document.ts';
import { preambleEnd } from './split.ts';
import type { Waiting } from './typesetter.ts';

const encoder = new TextEncoder();

/**
 * The document as one whose rest is waited for, where it can be parted: the next one may begin with the same preamble,
 * which is not read again then.
 */
export function whole(text: string): Uint8Array | Waiting {
  const end = preambleEnd(text);
  if (end === undefined) return encoder.encode(text);
  return {
    preamble: encoder.encode(text.slice(0, end)),
    onWarm: () => undefined,
    arrived: () => true,
    receive: () => letter(text.slice(end), []),
  };
}
