/** Bytes of a text file as text, in whatever encoding it was saved. */

/** Where a page has to name its encoding (HTML, 13.2.3.2). */
const HEAD = 1024;

/** `undefined` when it is no text. */
export function decoded(bytes: Uint8Array, isHtml: boolean): string | undefined {
  const label = marked(bytes) ?? (isHtml ? declared(bytes) : undefined);
  if (label?.startsWith('utf-16')) return new TextDecoder(label).decode(bytes);
  if (bytes.subarray(0, 8192).includes(0)) return undefined;
  try {
    // Right UTF-8 is hardly ever anything else, whatever a page says.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decodeAs(label ?? 'windows-1252', bytes);
  }
}

function decodeAs(label: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    // No encoding of that name.
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** By a byte order mark. */
function marked([a, b]: Uint8Array): string | undefined {
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : undefined;
}

function declared(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD));
  const label = /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{2,40})/i.exec(head)?.[1]?.toLowerCase();
  // Who can be read as Latin letters this far is not UTF-16, whatever it says.
  return label?.startsWith('utf-16') ? undefined : label;
}
