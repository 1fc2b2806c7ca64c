#!/usr/bin/env bash
# Installs what a bare Debian 12 with git, rustup's stable Rust and Node lacks.
#   scripts/setup.sh dev    what `make dev` needs
#   scripts/setup.sh test   the same, and what the tests and lints need
# Can be repeated: what is there is left alone, and a second run takes seconds.
source "$(dirname "$0")/env.sh"
cd "$ROOT"
purpose=${1:-dev}
# Newest known to work together; raise them together with Cargo.lock.
WORKER_BUILD_VERSION=0.8.7
NEXTEST_VERSION=0.9.143
LLVM_COV_VERSION=0.9.1

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null; then sudo "$@"
  else fail "Installing Debian packages needs root. Run this as root, or install sudo: $*"
  fi
}

install_packages() { # names
  command -v apt-get >/dev/null || fail "This set-up knows Debian's apt-get only. Install by hand: $*"
  say "Installing Debian packages: $*"
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" \
    >"$LEGIBLE_CACHE/apt.log" 2>&1 || fail "apt-get failed; see $LEGIBLE_CACHE/apt.log"
}

is_installed() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

debian_packages() {
  local missing=() line
  while read -r line; do
    case $line in
      '' | '#'*) continue ;;
      test:*) [ "$purpose" = test ] || continue; line=${line#test: } ;;
    esac
    is_installed "$line" || missing+=("$line")
  done <scripts/apt-packages.txt
  [ ${#missing[@]} -eq 0 ] || install_packages "${missing[@]}"
}

# The browser's TeX engine is built with compilers that not every Debian has: without them, the product
# shows pages after a compile.
tex_engine_packages() {
  local missing
  missing=$(tex-wasm/native/build.sh --check) && return
  say "Installing what builds the browser's TeX engine: $missing"
  as_root apt-get update -qq
  # shellcheck disable=SC2086 # a list of names
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing \
    >"$LEGIBLE_CACHE/apt.log" 2>&1 || say "Not all of it is to be had here (see $LEGIBLE_CACHE/apt.log): no live preview"
}

rust_toolchain() {
  command -v cargo >/dev/null || fail "Rust is missing. Install it with rustup (https://rustup.rs), then run this again."
  if [ "$purpose" = test ]; then
    { cargo fmt --version && cargo clippy --version; } >/dev/null 2>&1 || rustup component add rustfmt clippy
  fi
}

has_wasm_target() { rustc --print target-libdir --target wasm32-unknown-unknown 2>/dev/null | xargs -r test -d; }

wasm_target() {
  has_wasm_target && return
  say "Adding Rust's wasm32-unknown-unknown target"
  if rustup target add wasm32-unknown-unknown >/dev/null 2>&1 && has_wasm_target; then return; fi
  wasm_target_from_debian
}

# For machines that reach Debian and crates.io but not rustup's server:
# Debian's own wasm Rust, its standard library built once, linked as toolchain "wasm".
wasm_target_from_debian() {
  RUSTUP_TOOLCHAIN=wasm has_wasm_target && return
  say "rustup could not add the target; using Debian's Rust for WebAssembly"
  as_root apt-get update -qq
  local llvm
  llvm=$(apt-cache show rust-web-llvm | sed -n 's/^Depends:.*llvm-\([0-9]\+\).*/\1/p' | head -n 1)
  [ -n "$llvm" ] || fail "Debian's rust-web-llvm is not available here, and rustup cannot add wasm32-unknown-unknown."
  install_packages rustc-web cargo-web rust-web-src rust-web-llvm rust-web-clippy "llvm-$llvm" "lld-$llvm"
  rustup toolchain link wasm /usr
  say "Building the standard library for WebAssembly (once)"
  local dir sysroot
  dir=$(mktemp -d)
  mkdir -p "$dir/src"
  printf '[package]\nname = "empty"\nversion = "0.0.0"\nedition = "2021"\n[lib]\ncrate-type = ["cdylib"]\n' >"$dir/Cargo.toml"
  : >"$dir/src/lib.rs"
  sysroot=$(RUSTUP_TOOLCHAIN=wasm rustc --print sysroot)
  # Bitcode must be embedded, or a later build with fat LTO finds none in std.
  (cd "$dir" && RUSTUP_TOOLCHAIN=wasm RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Cembed-bitcode=yes CARGO_TARGET_DIR=$dir/target \
    cargo build --quiet -Zbuild-std=std,panic_abort --target wasm32-unknown-unknown --release)
  as_root mkdir -p "$sysroot/lib/rustlib/wasm32-unknown-unknown/lib"
  find "$dir/target/wasm32-unknown-unknown/release/deps" -name 'lib*.rlib' ! -name 'libempty*' \
    -exec "$([ "$(id -u)" = 0 ] && echo env || echo sudo)" cp {} "$sysroot/lib/rustlib/wasm32-unknown-unknown/lib/" \;
  rm -rf "$dir"
  RUSTUP_TOOLCHAIN=wasm has_wasm_target || fail "Debian's Rust for WebAssembly was installed but does not answer."
}

cargo_tool() { # crate version binary [cargo install arguments]
  local crate=$1 version=$2 binary=$3
  shift 3
  if "$binary" --version 2>/dev/null | grep -qF "$version"; then return; fi
  say "Building $crate $version (once)"
  # A tool is used for seconds: little optimisation makes its build twice as fast.
  CARGO_TARGET_DIR=$LEGIBLE_CACHE/tools-target CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_LTO=off \
    CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
    cargo install --quiet "$crate" --version "$version" --root "$LEGIBLE_CACHE/tools" "$@"
}

cargo_tools() {
  local bindgen
  bindgen=$(grep -A1 '^name = "wasm-bindgen"$' Cargo.lock | sed -n 's/version = "\(.*\)"/\1/p')
  cargo_tool wasm-bindgen-cli "$bindgen" wasm-bindgen
  cargo_tool worker-build "$WORKER_BUILD_VERSION" worker-build --locked
  if [ "$purpose" = test ]; then
    cargo nextest --version >/dev/null 2>&1 || cargo_tool cargo-nextest "$NEXTEST_VERSION" cargo-nextest --locked
    rustup component list --installed 2>/dev/null | grep -q llvm-tools || rustup component add llvm-tools >/dev/null 2>&1 \
      || install_packages "llvm-$(rustc -vV | sed -n 's/LLVM version: \([0-9]*\).*/\1/p')"
    cargo llvm-cov --version >/dev/null 2>&1 || cargo_tool cargo-llvm-cov "$LLVM_COV_VERSION" cargo-llvm-cov --locked
  fi
}

npm_packages() {
  command -v npm >/dev/null || fail "Node is missing. Install Node 20 or later with npm, then run this again."
  local stamp
  stamp=$(sha256sum package-lock.json | cut -d' ' -f1)
  [ "$(cat node_modules/.legible-stamp 2>/dev/null)" = "$stamp" ] && return
  say "Installing npm packages"
  # The system's Node runs this one step; afterwards Node 22 from node_modules comes first.
  npm ci --no-audit --no-fund --loglevel=error
  echo "$stamp" >node_modules/.legible-stamp
}

debian_packages
tex_engine_packages
rust_toolchain
wasm_target
npm_packages
cargo_tools
