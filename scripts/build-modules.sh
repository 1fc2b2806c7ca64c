#!/usr/bin/env bash
# Builds the browser modules whose sources have changed.
source "$(dirname "$0")/env.sh"
cd "$ROOT"

# module NAME INPUT...
module() {
  local name=$1
  shift
  if_changed "$name-module" "web/src/lib/wasm/$name/${name}_bg.wasm" Cargo.toml Cargo.lock scripts/build-wasm.sh "$@" \
    -- scripts/build-wasm.sh "$name"
}

scorer=(scoring-wasm/src scoring-wasm/data scoring-wasm/profiles scoring-wasm/page scoring-wasm/bindings)
module typing "${scorer[@]}" scripts/order-functions.mjs
module scoring "${scorer[@]}"
module project project
module reader scoring-wasm/page scoring-wasm/pdf scoring-wasm/docx
module spelling scoring-wasm/spelling
module synctex compile-container/synctex
