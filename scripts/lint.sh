#!/usr/bin/env bash
# Formatting and lints, warnings as errors: Rust natively and for wasm32, then the web app and the tests.
source "$(dirname "$0")/env.sh"
cd "$ROOT"

say "cargo fmt"
cargo fmt --all --check
# A workspace of its own, whose crates are there only once it was built.
rustfmt --check --edition 2024 tex-wasm/engine/src/lib.rs
say "clippy, native"
cargo clippy --locked --quiet --workspace --all-targets -- -D warnings
cargo clippy --locked --quiet -p edge --features dev --all-targets -- -D warnings
say "clippy, wasm32"
(
  use_wasm_toolchain
  cargo clippy --locked --quiet --target wasm32-unknown-unknown -p edge -p scoring-bindings -p project-bindings -p reader-bindings -p spelling-bindings -p synctex-bindings -- -D warnings
  cargo clippy --locked --quiet --target wasm32-unknown-unknown -p scoring-bindings --no-default-features -- -D warnings
)
# svelte-check needs the modules' types, which their build writes.
scripts/build-modules.sh
say "svelte-check"
npm run check --silent -w web
say "eslint and prettier"
npm run lint --silent -w web
npm run lint --silent -w tests
say "What the web app is made of"
node scripts/sbom-web.mjs
