// Puts a release of the browser's TeX engine where the Worker serves it from: docs/tex-bundle.md.
//   node scripts/tex-upload.mjs [--persist-to .wrangler/state]           into the local state
//   node scripts/tex-upload.mjs --remote --env staging|production        into the real bucket, by wrangler
// What is there already is not sent again; current.json, which names the release in use, comes last.
import { spawnSync } from "node:child_process";
import {
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  closeSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { getPlatformProxy, unstable_readConfig } from "wrangler";

const ROOT = resolve(import.meta.dirname, "..");
/** Of the local runtime one message holds so much without trouble; a larger file goes in parts. */
const PART = 32 << 20;
/** What `wrangler r2 object put` takes at most. */
const WRANGLER_MAX = 300 << 20;

const { values: options } = parseArgs({
  options: {
    release: { type: "string", default: join(ROOT, "build/tex/release") },
    "persist-to": { type: "string", default: join(ROOT, ".wrangler/state") },
    remote: { type: "boolean", default: false },
    env: { type: "string" },
    "without-bundle": { type: "boolean", default: false },
  },
});

function fail(message) {
  console.error(message);
  process.exit(1);
}

/** The bucket's name in wrangler.toml. */
function bucketName() {
  const config = unstable_readConfig({
    config: join(ROOT, "wrangler.toml"),
    env: options.env,
  });
  const bucket = config.r2_buckets.find(({ binding }) => binding === "TEX");
  if (!bucket) fail("wrangler.toml has no R2 bucket with the binding TEX.");
  return { name: bucket.bucket_name, date: config.compatibility_date };
}

/** The release's manifest and its files, by key, in the order in which they are sent. */
function readRelease() {
  const path = join(options.release, "manifest.json");
  let manifest;
  try {
    manifest = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    fail(
      `There is no release to upload: ${error.message}. Make it with tex-bundle release.`,
    );
  }
  const names = Object.entries(manifest.files).flatMap(([name, file]) => [
    name,
    ...(file.br === undefined ? [] : [`${name}.br`]),
    ...(file.gzip === undefined ? [] : [`${name}.gz`]),
  ]);
  // The manifest last: a release that has one is whole.
  const files = [...names, "manifest.json"].map((name) => ({
    key: `${manifest.release}/${name}`,
    path: join(options.release, name),
    bytes: statSync(join(options.release, name)).size,
  }));
  return { manifest: path, release: manifest.release, files };
}

const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;

/** The bytes of a file, part by part. */
function* parts(path, bytes) {
  const file = openSync(path);
  try {
    for (let start = 0; start < bytes; start += PART) {
      const part = Buffer.alloc(Math.min(PART, bytes - start));
      readSync(file, part, 0, part.length, start);
      yield part;
    }
  } finally {
    closeSync(file);
  }
}

async function put(bucket, { key, path, bytes }) {
  if (bytes <= PART) {
    await bucket.put(key, readFileSync(path));
    return;
  }
  const upload = await bucket.createMultipartUpload(key);
  const done = [];
  for (const part of parts(path, bytes)) {
    done.push(await upload.uploadPart(done.length + 1, part));
  }
  await upload.complete(done);
}

async function local({ manifest, release, files }) {
  const { name, date } = bucketName();
  // A configuration of the bucket alone: the proxy would warn of the Worker's own Durable Objects.
  const folder = mkdtempSync(join(tmpdir(), "tex-upload-"));
  const configPath = join(folder, "wrangler.json");
  writeFileSync(
    configPath,
    JSON.stringify({
      name: "tex-upload",
      compatibility_date: date,
      r2_buckets: [{ binding: "TEX", bucket_name: name }],
    }),
  );
  const proxy = await getPlatformProxy({
    configPath,
    // `wrangler dev --persist-to` keeps its state below this name.
    persist: { path: join(resolve(options["persist-to"]), "v3") },
  });
  try {
    const bucket = proxy.env.TEX;
    for (const file of files) {
      const there = await bucket.head(file.key);
      if (there?.size === file.bytes) continue;
      await put(bucket, file);
      console.log(`${file.key}  ${megabytes(file.bytes)}`);
    }
    await bucket.put("current.json", readFileSync(manifest));
    await forgetOthers(bucket, release);
  } finally {
    await proxy.dispose();
    rmSync(folder, { recursive: true });
  }
}

/** Locally nobody still has a page of an older release open for long, and a bundle is large. */
async function forgetOthers(bucket, release) {
  let cursor;
  do {
    const page = await bucket.list({ cursor });
    const others = page.objects
      .map(({ key }) => key)
      .filter((key) => key.includes("/") && !key.startsWith(`${release}/`));
    if (others.length) await bucket.delete(others);
    cursor = page.truncated ? page.cursor : undefined;
  } while (cursor);
}

function wrangler(...args) {
  return spawnSync(
    join(ROOT, "node_modules/.bin/wrangler"),
    ["r2", "object", ...args, "--remote"],
    {
      cwd: ROOT,
      encoding: "utf8",
    },
  );
}

function remote({ manifest, release, files }) {
  const { name } = bucketName();
  const send = (key, path) => {
    const { status, stderr, stdout } = wrangler(
      "put",
      `${name}/${key}`,
      "--file",
      path,
    );
    if (status !== 0) fail(`${key} could not be sent:\n${stderr || stdout}`);
    console.log(`${name}/${key}`);
  };
  const wanted = files.filter(
    ({ key }) => !(options["without-bundle"] && key.endsWith("/bundle.ttb")),
  );
  const large = wanted.find(({ bytes }) => bytes > WRANGLER_MAX);
  if (large) {
    fail(
      `${large.path} has ${megabytes(large.bytes)}; wrangler sends ${megabytes(WRANGLER_MAX)} at most. Send it through the ` +
        `S3 interface first, then run this again with --without-bundle:\n` +
        `  rclone copyto ${large.path} r2:${name}/${large.key}`,
    );
  }
  const { status, stdout } = wrangler(
    "get",
    `${name}/${release}/manifest.json`,
    "--pipe",
  );
  const isThere = status === 0 && stdout === readFileSync(manifest, "utf8");
  if (isThere) console.log(`Release ${release} is there already`);
  else for (const { key, path } of wanted) send(key, path);
  send("current.json", manifest);
}

if (options.remote && !options.env)
  fail("Which bucket? Name --env staging or --env production.");
const release = readRelease();
if (options.remote) remote(release);
else await local(release);
console.log(`Release ${release.release} is in use`);
