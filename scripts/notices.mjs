// Writes what the licences of other people's work ask to be shipped with it: who made it, and their texts.
//   node scripts/notices.mjs web OUT_FILE            the web app: npm packages, and the crates of its modules
//   node scripts/notices.mjs program OUT_FILE CRATE  a program of the workspace, for this machine's kind
//   node scripts/notices.mjs engine OUT_FILE WORK    the TeX engine, as tex-wasm/native/build.sh built it in WORK;
//                                                    its list of parts (CycloneDX) goes to OUT_FILE.json
// Everything is read from what the build itself used: lock files, unpacked packages, cargo's metadata.
import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { shipped } from "./npm-shipped.mjs";

const root = join(import.meta.dirname, "..");
const MODULES = [
  "scoring-bindings",
  "reader-bindings",
  "spelling-bindings",
  "synctex-bindings",
  "project-bindings",
];
const LICENCE_FILE =
  /^(licen[sc]e|copying|notice|copyright|unlicense|ftl|gpl)/i;
const WIDE = 100 << 20;

/**
 * A part of what is shipped: `texts` are those that came with it.
 * @typedef {{name: string, version: string, licence: string, purl: string, by: string, repository?: string, texts: string[]}} Part
 */

/** The licence files of a folder, and of a folder for them. */
function textsIn(folder) {
  const texts = [];
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name);
    if (!LICENCE_FILE.test(name)) continue;
    if (statSync(path).isFile())
      texts.push(readFileSync(path, "utf8").replaceAll("\r\n", "\n").trim());
    else if (/^licen[sc]es?$/i.test(name))
      for (const inner of readdirSync(path).sort())
        if (statSync(join(path, inner)).isFile())
          texts.push(readFileSync(join(path, inner), "utf8").trim());
  }
  return texts.filter(Boolean);
}

/** The crates that some crates are made of; what only runs while they are built is no part of them. */
function crates(roots, { target, folder = root, cargo = "cargo" }) {
  const words = ["metadata", "--format-version=1", "--locked"];
  if (target) words.push(`--filter-platform=${target}`);
  const metadata = JSON.parse(
    execFileSync(cargo, words, {
      cwd: folder,
      encoding: "utf8",
      maxBuffer: WIDE,
      stdio: ["ignore", "pipe", "inherit"],
    }),
  );
  const packages = new Map(metadata.packages.map((one) => [one.id, one]));
  const nodes = new Map(metadata.resolve.nodes.map((node) => [node.id, node]));
  const isMacro = (id) =>
    packages.get(id).targets.some(({ kind }) => kind.includes("proc-macro"));
  const waiting = metadata.packages
    .filter((one) => !one.source && roots.includes(one.name))
    .map(({ id }) => id);
  if (waiting.length !== roots.length)
    throw new Error(`not all of ${roots.join(", ")} are in ${folder}`);
  const reached = new Set();
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (reached.has(id) || isMacro(id)) continue;
    reached.add(id);
    for (const { pkg, dep_kinds: kinds } of nodes.get(id).deps)
      if (kinds.some(({ kind }) => kind === null)) waiting.push(pkg);
  }
  // What is ours has no source, but for crates that were patched.
  const own = new Set(
    metadata.workspace_members.filter((id) => !packages.get(id).source),
  );
  return [...reached]
    .filter((id) => !own.has(id))
    .map((id) => packages.get(id))
    .map((one) => ({
      name: one.name,
      version: one.version,
      licence: one.license ?? "see its text",
      by: one.authors.join(", "),
      repository: one.repository,
      purl: `pkg:cargo/${one.name}@${one.version}`,
      texts: textsIn(dirname(one.manifest_path)),
    }));
}

/** The npm packages whose code runs in the browser. */
function npm() {
  return shipped(root).map(({ place, name, version, license }) => {
    const folder = join(root, place);
    const { author } = JSON.parse(
      readFileSync(join(folder, "package.json"), "utf8"),
    );
    return {
      name,
      version,
      licence: license ?? "see its text",
      purl: `pkg:npm/${name.replace("@", "%40")}@${version}`,
      by: typeof author === "string" ? author : (author?.name ?? ""),
      texts: textsIn(folder),
    };
  });
}

/** What the engine is built from besides crates, in the words of Debian's own files. */
function debian(work) {
  const lock = readFileSync(join(root, "tex-wasm/native/sources.lock"), "utf8");
  const packages = lock
    .split("\n")
    .filter((line) => line && !line.startsWith("#"))
    .map((line) => line.split(" "));
  const part = (name, version, file) => ({
    name,
    version,
    licence: "see its text",
    purl: `pkg:deb/debian/${name}@${encodeURIComponent(version)}`,
    by: "",
    texts: [readFileSync(file, "utf8").trim()],
  });
  const locked = packages.map(([kind, name, version]) =>
    part(
      name,
      version,
      kind === "source"
        ? join(work, "src", name, "debian/copyright")
        : join(work, "sysroot/usr/share/doc", name, "copyright"),
    ),
  );
  const std = "/usr/share/doc/rust-web-src/copyright";
  return existsSync(std)
    ? [...locked, part("rust-web-src", installed("rust-web-src"), std)]
    : locked;
}

const installed = (name) =>
  execFileSync("dpkg-query", ["-W", "-f=${Version}", name], {
    encoding: "utf8",
  });

/** The parts as CycloneDX JSON. */
function billOf(name, parts) {
  const components = parts.map(({ name, version, purl, licence }) => ({
    type: "library",
    "bom-ref": purl,
    name,
    version,
    purl,
    // A slash is how crates of old times write “or”.
    ...(licence !== "see its text" && {
      licenses: [{ expression: licence.replaceAll("/", " OR ") }],
    }),
  }));
  return {
    bomFormat: "CycloneDX",
    specVersion: "1.5",
    version: 1,
    metadata: { component: { type: "application", "bom-ref": name, name } },
    components,
  };
}

const mit = readFileSync(join(root, "LICENSE-MIT"), "utf8");

/**
 * For parts that came without the text of their licence: that of another of the same repository and licence,
 * or the MIT licence with their authors' names.
 */
function withText(part, _, all) {
  if (part.texts.length > 0) return part;
  const sibling = all.find(
    ({ repository, licence, texts }) =>
      repository &&
      repository === part.repository &&
      licence === part.licence &&
      texts.length > 0,
  );
  if (sibling) return { ...part, texts: sibling.texts };
  if (!/\bMIT\b/.test(part.licence)) return part;
  const text = mit.slice(mit.indexOf("Permission is hereby granted")).trim();
  const holder = part.by || `the authors of ${part.name}`;
  return { ...part, texts: [`Copyright (c) ${holder}\n\n${text}`] };
}

/** Parts with the same text share it. */
function written(title, foreword, all) {
  const parts = all.map(withText);
  const bare = parts.filter(({ texts }) => texts.length === 0);
  if (bare.length > 0)
    console.warn(
      `${title}: no text of a licence came with ${bare.map(({ name }) => name).join(", ")}`,
    );
  const holders = new Map();
  for (const part of parts)
    for (const text of part.texts)
      holders.set(text, [...(holders.get(text) ?? []), part]);
  const called = ({ name, version }) =>
    [name, version].filter(Boolean).join(" ");
  const sorted = [...parts].sort((a, b) => called(a).localeCompare(called(b)));
  const lines = sorted.map(
    (part) =>
      `${called(part)} — ${part.licence}${part.by && part.texts.length === 0 ? ` — ${part.by}` : ""}`,
  );
  const rule = "─".repeat(80);
  const sections = [...holders].map(
    ([text, those]) =>
      `${rule}\n${[...new Set(those.map(called))].sort().join(", ")}\n${rule}\n\n${text}\n`,
  );
  return `${title}\n\n${foreword}\n\n${[...new Set(lines)].join("\n")}\n\n${sections.join("\n")}`;
}

const FOREWORD =
  "What follows was made by others and is part of it. Each part is named with its version and licence;\nthe texts that came with the parts stand below, each once. Where a part may be had under one of several\nlicences, all of their texts are here.";

const [what, out, more] = process.argv.slice(2);
const texts = {
  web() {
    const target = "wasm32-unknown-unknown";
    return written("Legible, the web app", FOREWORD, [
      ...npm(),
      ...crates(MODULES, { target }),
    ]);
  },
  program() {
    const [, host] = /^host: (.+)$/m.exec(
      execFileSync("rustc", ["-vV"], { encoding: "utf8" }),
    );
    return written(
      `Legible: ${more}`,
      FOREWORD,
      crates([more], { target: host }),
    );
  },
  engine() {
    const licence = readFileSync("/usr/share/common-licenses/GPL-2", "utf8");
    const parts = [
      ...crates(["tex-engine"], {
        target: "wasm32-wasip1",
        folder: join(more, "engine"),
        cargo: "/usr/bin/cargo",
      }),
      ...debian(more),
    ];
    writeFileSync(
      `${out}.json`,
      `${JSON.stringify(billOf("tex-engine", parts), null, 2)}\n`,
    );
    const source =
      "As a whole this program is distributed under the GNU General Public License, version 2 or later, whose text is\nthe last one here. Its complete corresponding source is public: what tex-wasm/native/sources.lock and\ntex-wasm/engine/Cargo.lock of Legible's repository name, with the patches, stubs and the build script that stand\nbeside them. Whoever runs this program for others must be able to give that source to those who ask for it.";
    return `${written("Legible's TeX engine (engine.wasm)", `${source}\n\n${FOREWORD}`, parts)}\n${"─".repeat(80)}\n\n${licence}`;
  },
};
if (!texts[what] || !out)
  throw new Error("node scripts/notices.mjs web|program|engine OUT_FILE …");
mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, texts[what]());
