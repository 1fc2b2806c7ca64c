#!/usr/bin/env bash
# Builds the browser modules and the web app: web/build.
source "$(dirname "$0")/env.sh"
cd "$ROOT"

build() {
  say "Building the web app"
  npm run build --silent -w web
}
if_changed scoring-module web/src/lib/wasm/scoring/scoring_bg.wasm Cargo.toml Cargo.lock scoring-wasm -- scripts/build-wasm.sh scoring
if_changed project-module web/src/lib/wasm/project/project_bg.wasm Cargo.toml Cargo.lock project -- scripts/build-wasm.sh project
if_changed reader-module web/src/lib/wasm/reader/reader_bg.wasm Cargo.toml Cargo.lock scoring-wasm/page scoring-wasm/pdf -- scripts/build-wasm.sh reader
if_changed spelling-module web/src/lib/wasm/spelling/spelling_bg.wasm Cargo.toml Cargo.lock scoring-wasm/spelling -- scripts/build-wasm.sh spelling
if_changed dictionaries web/static/dictionaries/en/index.dic package-lock.json -- scripts/dictionaries.sh
if_changed web web/build/index.html web docs/openapi.json docs/rules package-lock.json -- build
