/**
 * The part of `pdftex.map` that an `.xdv` needs. All of it, five thousand lines, takes the engine longer to read
 * than most pages take to be made.
 */
import { postambleOf } from './xdv.ts';

/** `fnt_def1` to `fnt_def4` of DVI. */
const FONT_DEFINITION = 243;
/** XeTeX's own: a font that is a file of its own, and in no map. */
const NATIVE_FONT_DEFINITION = 252;
const VF_PREAMBLE = 247;
/** What follows a native font's name, by flag: a colour, and three ways to deform it. */
const NATIVE_EXTRAS = [0x0200, 0x1000, 0x2000, 0x4000];

/** Where the font definitions of a file begin, and where they end at the latest. */
interface Span {
  from: number;
  to: number;
}

/**
 * The lines for the fonts of `xdv` and for those that its virtual fonts are made of; all of `map` where
 * that cannot be told. `read`: a support file by name.
 */
export function neededMap(
  map: Uint8Array,
  xdv: Uint8Array,
  read: (name: string) => Uint8Array | undefined,
): Uint8Array {
  const definitions = postambleOf(xdv)?.fonts;
  const waiting = definitions && fontsIn(xdv, definitions);
  if (!waiting || waiting.end !== definitions.to) return map;
  const needed = new Set<string>();
  const { names } = waiting;
  for (let name = names.pop(); name !== undefined; name = names.pop()) {
    if (needed.has(name)) continue;
    needed.add(name);
    const virtual = read(`${name}.vf`);
    if (!virtual) continue;
    const parts = fontsIn(virtual, { from: afterPreamble(virtual), to: virtual.length });
    if (!parts) return map;
    names.push(...parts.names);
  }
  const { byName, always } = linesOf(map);
  const lines = [...always, ...[...needed].flatMap((name) => byName.get(name) ?? [])];
  return Uint8Array.from(`${lines.join('\n')}\n`, (sign) => sign.charCodeAt(0));
}

/**
 * The names that definitions of fonts name one after the other, and where the last one ends; undefined when
 * one is not to be understood. Fonts that are files of their own have no name here.
 */
function fontsIn(bytes: Uint8Array, { from, to }: Span): { names: string[]; end: number } | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names: string[] = [];
  let at = from;
  while (at < to) {
    const operation = bytes[at] ?? 0;
    if (operation >= FONT_DEFINITION && operation < FONT_DEFINITION + 4) {
      // Number of the font, check sum, two sizes; then the lengths of a folder and a name.
      const lengths = at + 1 + (operation - FONT_DEFINITION + 1) + 12;
      if (lengths + 2 > to) return undefined;
      const folder = bytes[lengths] ?? 0;
      const start = lengths + 2 + folder;
      at = start + (bytes[lengths + 1] ?? 0);
      names.push(String.fromCharCode(...bytes.subarray(start, at)));
    } else if (operation === NATIVE_FONT_DEFINITION) {
      // Number of the font, size, flags; the length of a name, the name, the face in its file.
      if (at + 12 > to) return undefined;
      const flags = view.getUint16(at + 9);
      const extras = NATIVE_EXTRAS.filter((flag) => flags & flag).length;
      at += 12 + (bytes[at + 11] ?? 0) + 4 + 4 * extras;
    } else break;
  }
  return at <= to ? { names, end: at } : undefined;
}

/** Behind a virtual font's comment, check sum and size; behind all of a file that is none. */
function afterPreamble(virtual: Uint8Array): number {
  return virtual[0] === VF_PREAMBLE ? 3 + (virtual[2] ?? 0) + 8 : virtual.length + 1;
}

interface Lines {
  byName: Map<string, string[]>;
  /** Those that hold for more than one name. */
  always: string[];
}

/** A map's lines are found once. */
const known = new WeakMap<Uint8Array, Lines>();

function linesOf(map: Uint8Array): Lines {
  const before = known.get(map);
  if (before) return before;
  const lines: Lines = { byName: new Map(), always: [] };
  // Names are bytes, here as there.
  for (const line of new TextDecoder('latin1').decode(map).split(/\r?\n/)) {
    const name = /^[^\s%]\S*/.exec(line)?.[0];
    if (name === undefined) continue;
    // `name@table@`: a font in as many parts as the table says.
    if (name.includes('@')) lines.always.push(line);
    else lines.byName.set(name, [...(lines.byName.get(name) ?? []), line]);
  }
  known.set(map, lines);
  return lines;
}
