/** Reads a bundle from disk: `bundle.ttb` by way of `index.tsv`. For tools and tests; browsers fetch ranges. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

/** The file of a bare name; undefined when the bundle has none. */
export type Bundle = (name: string) => Uint8Array | undefined;

export function openBundle(folder: string): Bundle {
  const packed = readFileSync(join(folder, "bundle.ttb"));
  const places = new Map<string, [start: number, length: number]>();
  for (const line of readFileSync(join(folder, "index.tsv"), "utf8")
    .split("\n")
    .slice(1)) {
    const [name, start, length] = line.split("\t");
    if (name && name !== "#") places.set(name, [Number(start), Number(length)]);
  }
  const read = new Map<string, Uint8Array>();
  return (name) => {
    const place = places.get(name);
    if (!place) return undefined;
    let file = read.get(name);
    if (!file) {
      file = gunzipSync(packed.subarray(place[0], place[0] + place[1]));
      read.set(name, file);
    }
    return file;
  };
}
