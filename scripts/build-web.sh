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
if_changed web web/build/index.html web docs/openapi.json docs/rules tex-wasm/LICENCES.md package-lock.json -- build
