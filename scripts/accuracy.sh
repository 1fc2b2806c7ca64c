#!/usr/bin/env bash
# Measures how well the reader reads and what the score is worth: scripts/accuracy.sh [PART...]
# Parts: corpus heldout ner generated meaning. Writes the tables of docs/accuracy.md and build/accuracy.json.
source "$(dirname "$0")/env.sh"
cd "$ROOT"

# environment NAME REQUIREMENTS: a Python environment with pinned packages; says no where they cannot be had.
environment() {
  local folder=$LEGIBLE_CACHE/accuracy/$1 pinned=tests/accuracy/$2
  if ! cmp -s "$pinned" "$folder/installed.txt"; then
    rm -rf "$folder"
    python3 -m venv "$folder" && "$folder/bin/pip" install --quiet --disable-pip-version-check -r "$pinned" || return 1
    cp "$pinned" "$folder/installed.txt"
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

if environment rendercv requirements-heldout.txt; then
  say "The held-out set"
  export LEGIBLE_HELDOUT=$LEGIBLE_CACHE/accuracy/heldout
  rm -rf "$LEGIBLE_HELDOUT"
  "$LEGIBLE_CACHE/accuracy/rendercv/bin/python" tests/accuracy/heldout.py "$LEGIBLE_HELDOUT"
else
  say "The generator of the held-out set could not be installed: that part is left out"
fi

say "The measure itself"
python=$LEGIBLE_CACHE/accuracy/venv/bin/python
(cd tests/accuracy && "$python" -m unittest --quiet)
"$python" tests/accuracy/run.py "$@"
