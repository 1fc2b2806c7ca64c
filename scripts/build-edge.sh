#!/usr/bin/env bash
# Builds the Worker: edge/build/index.js and its wasm. wrangler.toml names this as its build command.
#   scripts/build-edge.sh             for this machine and for tests: with the pages under /dev
#   scripts/build-edge.sh deployed    for staging and production: without them
source "$(dirname "$0")/env.sh"
cd "$ROOT"
use_wasm_toolchain

case ${1:-local} in
  local) features=(--features dev) ;;
  deployed) features=() ;;
  *) fail "Usage: scripts/build-edge.sh [deployed]" ;;
esac

build() {
  say "Building the Worker"
  # The profile says why wasm-opt is left out.
  (cd edge && worker-build --profile worker --no-opt . ${features[@]+"${features[@]}"})
}

# Both kinds end in the same files: what was built of the other kind is not up to date.
kind=edge/build/kind
[ "$(cat "$kind" 2>/dev/null)" = "${1:-local}" ] || rm -f build/stamps/edge
if_changed edge edge/build/index.js Cargo.toml Cargo.lock edge project scoring-wasm compile-container/protocol -- build
echo "${1:-local}" >"$kind"
