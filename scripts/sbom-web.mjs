// What the web app is made of as CycloneDX JSON, from the lock file alone: nothing is installed or fetched.
//   node scripts/sbom-web.mjs FILE   writes the list
//   node scripts/sbom-web.mjs        only checks that there is a right one
// npm's own `npm sbom` refuses trees in which one package asks for an older peer than there is.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { askedFor, nameOf, readLock } from "./npm-shipped.mjs";

const root = new URL("..", import.meta.url).pathname;
const lock = readLock(root);
const web = lock.web;
const purl = (place) =>
  `pkg:npm/${nameOf(place).replace("@", "%40")}@${lock[place].version}`;
const asked = askedFor(lock);

const unique = (items) => [...new Set(items)].sort();
const places = [...asked.keys()].filter((place) => place !== "web");
const components = unique(places.map(purl)).map((ref) => {
  const place = places.find((place) => purl(place) === ref);
  const { version, license, integrity } = lock[place];
  const [algorithm, digest] = (integrity ?? "").split("-");
  const name = nameOf(place);
  const slash = name.indexOf("/");
  return {
    type: "library",
    "bom-ref": ref,
    ...(slash > 0 && { group: name.slice(0, slash) }),
    name: name.slice(slash + 1),
    version,
    purl: ref,
    ...(license && {
      licenses: [
        /[ ()]/.test(license)
          ? { expression: license }
          : { license: { id: license } },
      ],
    }),
    ...(digest && {
      hashes: [
        {
          alg: algorithm.replace("sha", "SHA-"),
          content: Buffer.from(digest, "base64").toString("hex"),
        },
      ],
    }),
  };
});
const own = {
  type: "application",
  "bom-ref": "web",
  name: "legible-web",
  version: web.version,
};
const bom = {
  bomFormat: "CycloneDX",
  specVersion: "1.5",
  version: 1,
  metadata: { component: own },
  components,
  dependencies: unique(
    asked.keys().map((place) => (place === "web" ? "web" : purl(place))),
  ).map((ref) => ({
    ref,
    dependsOn: unique(
      asked
        .entries()
        .filter(([place]) => (place === "web" ? "web" : purl(place)) === ref)
        .flatMap(([, needs]) => needs.map(purl)),
    ),
  })),
};

/** Tests and their helpers, types, and what runs while pages are built: none of it is in the browser. */
const NOT_SHIPPED = /\.(test|server|d)\.ts$|(^|\/)testing(\.ts$|\/)/;

/** Packages that the app's sources import. */
function imported() {
  const found = new Map();
  for (const file of readdirSync(join(root, "web/src"), { recursive: true })) {
    if (!/\.(svelte|ts|js)$/.test(file) || NOT_SHIPPED.test(file)) continue;
    const text = readFileSync(join(root, "web/src", file), "utf8");
    const pattern =
      /(?:from|import)\s*\(?\s*(['"])((?:@[\w.-]+\/)?[a-z][\w.-]*)(?:\/[^'"]*)?\1/g;
    for (const [whole, , name] of text.matchAll(pattern)) {
      const line = text.slice(
        text.lastIndexOf("\n", text.indexOf(whole)) + 1,
        text.indexOf(whole),
      );
      if (!/^\s*import type\b/.test(line)) found.set(name, file);
    }
  }
  return found;
}

const problems = [];
const listed = new Map(
  components.map((component) => [
    component.purl.replace(/^pkg:npm\/|@[^@]*$/g, "").replace("%40", "@"),
    component,
  ]),
);
for (const [name, file] of imported()) {
  if (!listed.has(name))
    problems.push(`web/src/${file} imports ${name}, which is not in the list`);
}
for (const { purl, version, hashes } of components) {
  if (!version) problems.push(`${purl} has no version`);
  if (!/^[0-9a-f]{128}$/.test(hashes?.[0].content))
    problems.push(`${purl} has no SHA-512`);
}
for (const name of ["vite", "vitest", "eslint", "typescript"]) {
  if (listed.has(name))
    problems.push(`${name} is listed, and is not in the browser`);
}
if (problems.length) {
  console.error(problems.join("\n"));
  process.exit(1);
}
const [file] = process.argv.slice(2);
if (file) writeFileSync(file, `${JSON.stringify(bom, null, 2)}\n`);
