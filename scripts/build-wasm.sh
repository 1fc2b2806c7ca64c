#!/usr/bin/env bash
# Builds a browser module: scripts/build-wasm.sh typing|scoring|project|reader|spelling|synctex|all
# Result: web/src/lib/wasm/<module>/<module>.js and <module>_bg.wasm
source "$(dirname "$0")/env.sh"
cd "$ROOT"
use_wasm_toolchain

# build MODULE [CRATE [OPTION...]]; PROFILE is that of Cargo
build() {
  local module=$1 crate=${2:-$1} out=web/src/lib/wasm/$1 profile=${PROFILE:-wasm}
  shift $(($# < 2 ? 1 : 2))
  say "Building the $module module for the browser"
  cargo build --locked --quiet -p "$crate-bindings" "$@" --target wasm32-unknown-unknown --profile "$profile"
  mkdir -p "$out"
  wasm-bindgen --target web --out-dir "$out" --out-name "$module" \
    "$CARGO_TARGET_DIR/wasm32-unknown-unknown/$profile/${crate}_bindings.wasm"
  optimise "$out/${module}_bg.wasm"
}

# optimise FILE
optimise() {
  # -O3 rather than -Oz, which saves nothing more. LLVM has inlined what is worth it: more makes the
  # modules larger and no faster. What travels is compressed: leaving zeros out of the data is worth
  # less than the places where they were, locals as LLVM wrote them compress better than tidied ones,
  # and functions of one kind compress better side by side. Nothing of ours lies in the first kilobyte:
  # it is the far end of the stack, and so an address there says how far from a pointer it is.
  local passes=(-O3 --converge --low-memory-unused
    --skip-pass=inlining-optimizing --skip-pass=inlining --skip-pass=memory-packing
    --skip-pass=local-cse --skip-pass=ssa-nomerge --skip-pass=simplify-locals --skip-pass=reorder-functions
    --merge-locals --coalesce-locals --reorder-locals --reorder-functions-by-name
    --enable-bulk-memory --enable-nontrapping-float-to-int --enable-sign-ext --enable-mutable-globals
    --enable-reference-types --enable-multivalue)
  if [ -n "${ORDERED:-}" ]; then
    wasm-opt "${passes[@]}" --debuginfo -o "$1.named" "$1"
    node scripts/order-functions.mjs "$1" "$1.named" "$1.ordered"
    mv "$1.ordered" "$1"
    rm "$1.named"
  fi
  wasm-opt "${passes[@]}" --strip-debug --strip-producers --strip-target-features -o "$1" "$1"
}

# The scorer comes in two modules: what somebody needs who types LaTeX, and the whole. The first one's
# functions are put in order, which takes as long again; and its panics do not say where they were, which takes a
# flag that the compiler does not give to everybody yet and saves a kilobyte. The whole one's do.
typing() {
  local flags="${RUSTFLAGS:-} -Zlocation-detail=none"
  RUSTC_BOOTSTRAP=1 RUSTFLAGS=$flags ORDERED=1 PROFILE=typing build typing scoring --no-default-features
}

# What there is to choose from never changes: it is asked once, here, and not of each visitor's module.
scoring() {
  build scoring
  node scripts/choices.mjs web/src/lib/wasm/scoring
  # Skills that only postings ask for travel apart, with the first posting.
  cargo run --locked --quiet -p scoring --example lexicon >web/src/lib/wasm/scoring/lexicon.txt
}

case ${1:-all} in
  all) typing && scoring && build project && build reader && build spelling && build synctex ;;
  typing | scoring) "$1" ;;
  project | reader | spelling | synctex) build "$1" ;;
  *) fail "Usage: scripts/build-wasm.sh typing|scoring|project|reader|spelling|synctex|all" ;;
esac
