#!/usr/bin/env bash
# Builds the Worker: edge/build/index.js and its wasm. wrangler.toml names this as its build command.
source "$(dirname "$0")/env.sh"
cd "$ROOT"
use_wasm_toolchain

build() {
  say "Building the Worker"
  # The profile says why wasm-opt is left out.
  (cd edge && worker-build --profile worker --no-opt)
}
if_changed edge edge/build/index.js Cargo.toml Cargo.lock edge project scoring-wasm compile-container/protocol -- build
