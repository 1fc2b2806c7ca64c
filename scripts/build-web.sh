#!/usr/bin/env bash
# Builds the browser modules and the web app: web/build.
source "$(dirname "$0")/env.sh"
cd "$ROOT"

build() {
  say "Building the web app"
  npm run build --silent -w web
}
scripts/build-modules.sh
if_changed dictionaries web/static/dictionaries/en/index.dic package-lock.json -- scripts/dictionaries.sh
notices() {
  node scripts/notices.mjs web web/static/notices/web-app.txt
  rm -f web/static/notices/tex-engine.txt
  [ ! -f build/tex/notices.txt ] || cp build/tex/notices.txt web/static/notices/tex-engine.txt
}
if_changed notices web/static/notices/web-app.txt Cargo.lock package-lock.json scripts/notices.mjs scripts/npm-shipped.mjs build/tex/notices.txt -- notices
if_changed web web/build/index.html web docs/openapi.json docs/rules tex-wasm/LICENCES.md package-lock.json -- build
