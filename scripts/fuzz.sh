#!/usr/bin/env bash
# Fuzzes whatever reads bytes from strangers: scripts/fuzz.sh [TARGET...], all of them by default.
# FUZZ_SECONDS is the time for each. What is found stays in fuzz/artifacts, what was learned in
# fuzz/corpus; neither is committed, seeds are.
source "$(dirname "$0")/env.sh"
cd "$ROOT/fuzz"

# libFuzzer's instrumentation needs switches that only nightly takes, or a stable told to.
export RUSTC_BOOTSTRAP=1
command -v cargo-fuzz >/dev/null || fail "cargo-fuzz is not there: cargo install cargo-fuzz --locked"

targets=("$@")
if [ ${#targets[@]} -eq 0 ]; then
  mapfile -t targets < <(cargo fuzz list)
fi
cargo fuzz build --sanitizer none
for target in "${targets[@]}"; do
  say "Fuzzing $target for ${FUZZ_SECONDS:-60} seconds"
  mkdir -p "corpus/$target"
  cargo fuzz run --sanitizer none "$target" "corpus/$target" "seeds/$target" -- \
    -max_total_time="${FUZZ_SECONDS:-60}" -timeout=10 -rss_limit_mb=2048 -max_len="${FUZZ_MAX_LEN:-16384}" -print_final_stats=1
done
