# Sourced by every script: where things are kept, and which tools are used.
# Build caches live outside the checkout, so that a fresh clone starts warm.

set -euo pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export LEGIBLE_CACHE=${LEGIBLE_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/legible}
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$LEGIBLE_CACHE/target}
mkdir -p "$LEGIBLE_CACHE"

# Node 22 comes as an npm package; the tools we build come before any others.
export PATH=$ROOT/node_modules/.bin:$LEGIBLE_CACHE/tools/bin:${CARGO_HOME:-$HOME/.cargo}/bin:$PATH

# The wasm linker and optimiser come from npm: nothing is downloaded while building.
export WASM_OPT_BIN=$ROOT/node_modules/.bin/wasm-opt
export ESBUILD_BIN=$ROOT/node_modules/.bin/esbuild
WASM_BINDGEN_BIN=$(command -v wasm-bindgen || true)
export WASM_BINDGEN_BIN
export WRANGLER_SEND_METRICS=false CLOUDFLARE_CF_FETCH_ENABLED=false

say() { printf '\033[1m▸ %s\033[0m\n' "$*"; }
fail() { printf '\033[31m✗ %s\033[0m\n' "$*" >&2; exit 1; }

# Where rustup has no wasm target to give, setup.sh links Debian's as "wasm".
use_wasm_toolchain() {
  if ! rustc --print target-libdir --target wasm32-unknown-unknown 2>/dev/null | xargs -r test -d; then
    export RUSTUP_TOOLCHAIN=wasm
  fi
}

# Runs a build step only when an input is newer than its last success:
#   if_changed NAME OUTPUT INPUT... -- COMMAND...
# The stamp stands in the checkout, so that two checkouts never vouch for each other.
if_changed() {
  local name=$1 output=$2 inputs=() stamp lock
  shift 2
  while [ "$1" != -- ]; do inputs+=("$1"); shift; done
  shift
  stamp=$ROOT/build/stamps/$name
  mkdir -p "$(dirname "$stamp")"
  # Tests that start at once build what they need at once: one does, the others wait and find it done.
  exec {lock}>"$stamp.lock"
  flock "$lock"
  if [ -e "$stamp" ] && [ -e "$output" ] && [ -z "$(find "${inputs[@]}" -newer "$stamp" -type f \
    -not -path '*/node_modules/*' -not -path '*/build/*' -not -path '*/.svelte-kit/*' -print -quit 2>/dev/null)" ]; then
    exec {lock}>&-
    return
  fi
  touch "$stamp.new"
  "$@"
  mv "$stamp.new" "$stamp"
  exec {lock}>&-
}
