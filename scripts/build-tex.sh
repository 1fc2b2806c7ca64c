#!/usr/bin/env bash
# Builds the browser's TeX: engine, bundle, formats, and the release that the Worker serves.
#   scripts/build-tex.sh            into build/tex/, from what this machine's TeX Live has
#   TEX_SET=whole scripts/build-tex.sh    with everything that XeLaTeX would find, instead of the set for resumes
# Where the engine's toolchain is not installed it says so and builds nothing: the product works
# without, pages are then shown after a compile.
source "$(dirname "$0")/env.sh"
cd "$ROOT"

if ! missing=$(tex-wasm/native/build.sh --check); then
  say "No live preview: the browser's TeX engine needs Debian packages that are not here: $missing"
  exit 0
fi

set=(--set tex-wasm/bundle/sets/resume.txt)
[ "${TEX_SET:-}" != whole ] || set=(--whole)

build_tex() {
  say "Building the browser's TeX"
  mkdir -p build/tex
  tex-wasm/native/build.sh build/tex/engine.wasm
  cargo build --locked --quiet --release -p tex-bundle
  "$CARGO_TARGET_DIR/release/tex-bundle" words --out build/tex/words
  "$CARGO_TARGET_DIR/release/tex-bundle" build "${set[@]}" --overlay tex-wasm/texmf --overlay build/tex/words --out build/tex/bundle >build/tex/bundle.log \
    || fail "The bundle could not be built; see build/tex/bundle.log"
  node tex-wasm/format/make.ts build/tex/engine.wasm build/tex/bundle build/tex/formats
  "$CARGO_TARGET_DIR/release/tex-bundle" release --engine build/tex/engine.wasm --bundle build/tex/bundle \
    --format build/tex/formats/pdflatex.fmt --format build/tex/formats/xelatex.fmt --out build/tex/release >build/tex/release.log \
    || fail "The release could not be made; see build/tex/release.log"
}
if_changed tex build/tex/release/manifest.json tex-wasm web/src/lib/tex/{engine,instance,instances,leaving,picture,wasi}.ts /var/lib/dpkg/status -- build_tex
