// Which npm packages are part of what browsers run, from the lock file alone.
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Tools whose own code runs in the browser too; the others under `devDependencies` leave nothing there. */
const RUNTIMES = ["svelte", "@sveltejs/kit"];

export const nameOf = (place) =>
  place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length);

export function readLock(root) {
  return JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"))
    .packages;
}

/**
 * Places of the lock file by those that ask for them, from `web` on. Optional packages are for servers, and
 * are not in the bundle.
 */
export function askedFor(lock) {
  const asked = new Map();
  walk("web", [...Object.keys(lock.web.dependencies), ...RUNTIMES]);
  return asked;

  function walk(from, names) {
    const places = names.map((name) => {
      const place = resolve(lock, from, name);
      if (!place)
        throw new Error(
          `${name}, which ${from} needs, is not in the lock file`,
        );
      return place;
    });
    asked.set(from, places);
    for (const place of places) {
      if (!asked.has(place))
        walk(place, Object.keys(lock[place].dependencies ?? {}));
    }
  }
}

/** The packages, each with its place, name, version and licence. */
export function shipped(root) {
  const lock = readLock(root);
  return [...askedFor(lock).keys()]
    .filter((place) => place !== "web")
    .map((place) => ({ place, name: nameOf(place), ...lock[place] }));
}

/** The place of a package that another asks for: the nearest `node_modules` has it. */
function resolve(lock, from, name) {
  for (let folder = from; ;) {
    const place = folder
      ? `${folder}/node_modules/${name}`
      : `node_modules/${name}`;
    if (lock[place]) return place;
    if (!folder) return undefined;
    const up = folder.lastIndexOf("/node_modules/");
    folder = up < 0 ? "" : folder.slice(0, up);
  }
}
