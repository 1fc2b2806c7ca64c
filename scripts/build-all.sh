#!/usr/bin/env bash
# Builds everything that runs: web app, Worker, compile service. What has not changed is left alone.
source "$(dirname "$0")/env.sh"
cd "$ROOT"
# Before the web app, which tells what it is made of.
scripts/build-tex.sh
scripts/build-web.sh
scripts/build-edge.sh
build_compile_service() {
  say "Building the compile service"
  cargo build --locked --quiet --release -p compile-service
  mkdir -p build/bin
  cp "$CARGO_TARGET_DIR/release/compile-service" build/bin/
}
if_changed compile-service build/bin/compile-service Cargo.toml Cargo.lock compile-container project -- build_compile_service
