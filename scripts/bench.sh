#!/usr/bin/env bash
# Speed and sizes. Times are read as ratios within this run; machines are noisy.
source "$(dirname "$0")/env.sh"
cd "$ROOT"
scripts/setup.sh test
scripts/build-all.sh
say "Sizes"
node tests/bench/sizes.mjs
say "Scorer, native"
cargo bench --locked --quiet -p scoring
say "Scorer, in Chromium"
node tests/bench/scorer.mjs
say "Compile: ours against latexmk, same file, same run"
cargo run --locked --quiet --release -p compile-service --example bench
