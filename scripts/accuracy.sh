#!/usr/bin/env bash
# Measures how well the reader reads and what the score is worth: scripts/accuracy.sh [PART...]
# Parts: corpus development pages heldout ner generated meaning. Writes the tables of docs/accuracy.md and build/accuracy.json.
source "$(dirname "$0")/env.sh"
cd "$ROOT"

source scripts/python-env.sh

# environment NAME REQUIREMENTS: a Python environment of the accuracy tests.
environment() { python_env "$LEGIBLE_CACHE/accuracy/$1" "tests/accuracy/$2"; }

# packages NAME: the same for npm packages pinned by a lock file.
packages() {
  local folder=$LEGIBLE_CACHE/accuracy/$1 pinned=tests/accuracy/$1
  if ! cmp -s "$pinned/package-lock.json" "$folder/installed.json"; then
    rm -rf "$folder"
    mkdir -p "$folder" && cp "$pinned"/package*.json "$folder" && npm ci --silent --prefix "$folder" || return 1
    cp "$pinned/package-lock.json" "$folder/installed.json"
  fi
}

for tool in latexmk pdftotext pdftoppm; do
  command -v "$tool" >/dev/null || fail "$tool is missing: run scripts/setup.sh test, or install TeX Live and poppler-utils"
done
[ -d node_modules/pdfjs-dist ] || fail "pdf.js is missing: run scripts/setup.sh test"
environment venv requirements.txt || fail "The packages of tests/accuracy/requirements.txt could not be installed"

say "The command line"
cargo build --locked --quiet --release -p legible
export LEGIBLE_CLI=$CARGO_TARGET_DIR/release/legible LEGIBLE_ROOT=$ROOT

# Resumes of public generators, made anew in each run.
export LEGIBLE_GENERATED=$LEGIBLE_CACHE/accuracy/generated
rm -rf "$LEGIBLE_GENERATED"
if environment rendercv requirements-rendercv.txt; then
  say "The development set"
  "$LEGIBLE_CACHE/accuracy/rendercv/bin/python" tests/accuracy/generate_rendercv.py "$LEGIBLE_GENERATED/rendercv"
else
  say "The generator of the development set could not be installed: that part is left out"
fi
say "Pages of browsers and classes"
CHROMIUM=${CHROMIUM:-$(command -v chromium || true)} python3 tests/accuracy/generate_pages.py "$LEGIBLE_GENERATED/pages"
if packages yamlresume; then
  say "The held-out set"
  YAMLRESUME_CORE=$LEGIBLE_CACHE/accuracy/yamlresume/node_modules/@yamlresume/core/dist/index.js \
    python3 tests/accuracy/generate_yamlresume.py "$LEGIBLE_GENERATED/yamlresume"
else
  say "The generator of the held-out set could not be installed: that part is left out"
fi

say "The measure itself"
python=$LEGIBLE_CACHE/accuracy/venv/bin/python
(cd tests/accuracy && "$python" -m unittest --quiet)
"$python" tests/accuracy/run.py "$@"
