#!/usr/bin/env bash
# Builds a browser module: scripts/build-wasm.sh typing|scoring|project|reader|spelling|all
# Result: web/src/lib/wasm/<module>/<module>.js and <module>_bg.wasm
source "$(dirname "$0")/env.sh"
cd "$ROOT"
use_wasm_toolchain

# build MODULE [CRATE [OPTION...]]
build() {
  local module=$1 crate=${2:-$1} out=web/src/lib/wasm/$1
  shift $(($# < 2 ? 1 : 2))
  say "Building the $module module for the browser"
  cargo build --locked --quiet -p "$crate-bindings" "$@" --target wasm32-unknown-unknown --profile wasm
  mkdir -p "$out"
  wasm-bindgen --target web --out-dir "$out" --out-name "$module" \
    "$CARGO_TARGET_DIR/wasm32-unknown-unknown/wasm/${crate}_bindings.wasm"
  # -O3 rather than -Oz: a few per cent larger, and the score must keep up with typing. LLVM has
  # inlined what is worth it: more makes the modules larger and no faster.
  wasm-opt -O3 --skip-pass=inlining-optimizing --skip-pass=inlining --enable-bulk-memory --enable-nontrapping-float-to-int --enable-sign-ext \
    --enable-mutable-globals --enable-reference-types --enable-multivalue \
    -o "$out/${module}_bg.wasm" "$out/${module}_bg.wasm"
}

# The scorer comes in two modules: what somebody needs who types LaTeX, and the whole.
typing() { build typing scoring --no-default-features; }

case ${1:-all} in
  all) typing && build scoring && build project && build reader && build spelling ;;
  typing) typing ;;
  scoring | project | reader | spelling) build "$1" ;;
  *) fail "Usage: scripts/build-wasm.sh typing|scoring|project|reader|spelling|all" ;;
esac
