/** The map between source and page of one compile. Module and map are loaded with the first page. */
import init, { find, SyncMap } from '#lib/wasm/synctex/synctex.js';
import wasmUrl from '#lib/wasm/synctex/synctex_bg.wasm?url';
import type { PageBox } from '#lib/scorer/report.ts';

export interface Source {
  file: string;
  /** From 1. */
  line: number;
  /** The point was on the text, not merely near it. */
  exact: boolean;
}

export interface Places {
  /** The line that was found: the one asked for, or another near it when that set nothing. */
  line: number;
  places: PageBox[];
}

/** A word of the page and its neighbours on the line of text. */
export interface Words {
  before: string;
  word: string;
  after: string;
}

let loading: Promise<unknown> | undefined;

function ready(): Promise<unknown> {
  loading ??= init({ module_or_path: wasmUrl }).catch((cause: unknown) => {
    loading = undefined;
    throw cause;
  });
  return loading;
}

export class PageMap {
  readonly #map: SyncMap;

  private constructor(map: SyncMap) {
    this.#map = map;
  }

  /** Reads a map as the API gives it; `undefined` when it is none. Throws when the module does not arrive. */
  static async read(json: Uint8Array): Promise<PageMap | undefined> {
    await ready();
    const map = SyncMap.from_json(json);
    return map && new PageMap(map);
  }

  /**
   * Reads what an engine of the browser wrote that ran beside `main`; `paths`: the project's files.
   * `undefined` when it says nothing of them. Throws when the module does not arrive.
   */
  static async fromEngine(
    data: Uint8Array,
    main: string,
    paths: readonly string[],
  ): Promise<PageMap | undefined> {
    await ready();
    const map = SyncMap.from_engine(data, main.slice(0, main.lastIndexOf('/') + 1), [...paths]);
    return map && new PageMap(map);
  }

  /** The line that set a point of a page (from 1), in points from its top left corner. */
  toSource(page: number, x: number, y: number): Source | undefined {
    const file = this.#map.file_at(page, x, y);
    const line = this.#map.line_at(page, x, y);
    if (file === undefined || line === undefined) return undefined;
    return { file, line: Math.abs(line), exact: line > 0 };
  }

  /** Where a line (from 1) stands. */
  toPage(file: string, line: number): Places | undefined {
    const [found, ...numbers] = this.#map.to_page(file, line) ?? [];
    if (found === undefined) return undefined;
    const places: PageBox[] = [];
    for (let at = 0; at + 4 < numbers.length; at += 5) {
      const [page = 1, x = 0, y = 0, width = 0, height = 0] = numbers.slice(at, at + 5);
      places.push({ page, x: x / 100, y: y / 100, width: width / 100, height: height / 100 });
    }
    return { line: found, places };
  }

  close(): void {
    this.#map.free();
  }
}

/** Line and column, from 1, of words of the page near a line of the text; the module must be there. */
export function findWords(
  text: string,
  line: number,
  { before, word, after }: Words,
): { line: number; column: number } | undefined {
  const [found, column] = find(text, line, before, word, after) ?? [];
  return found === undefined || column === undefined ? undefined : { line: found, column };
}
