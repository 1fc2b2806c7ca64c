#!/usr/bin/env bash
# Speed and sizes. Times are read as ratios within this run; machines are noisy.
source "$(dirname "$0")/env.sh"
cd "$ROOT"
scripts/setup.sh test
scripts/build-all.sh
say "Sizes"
node tests/bench/sizes.mjs
say "One-page resumes as PDFs"
mkdir -p build/bench
corpus=${LEGIBLE_CORPUS:-$ROOT/../shared/corpus}/resumes
for source in web/src/lib/project/sample "$corpus"/{jakegut,sb2nov,moderncv-v2.0-es}; do
  name=$(basename "$source")
  [ -d "$source" ] || { echo "$name is not there"; continue; }
  [ -f "build/bench/$name.pdf" ] || (cd "$source" && latexmk -pdf -silent -interaction=nonstopmode \
    -outdir="$ROOT/build/bench/$name" main.tex >/dev/null && cp "$ROOT/build/bench/$name/main.pdf" "$ROOT/build/bench/$name.pdf")
done
say "Scorer, native"
LEGIBLE_BENCH_PDFS=build/bench cargo bench --locked --quiet -p scoring
say "Scorer, in Chromium"
node tests/bench/scorer.mjs
say "PDFs and Word documents, in Chromium"
node tests/bench/documents.mjs
say "Compile: ours against latexmk, same file, same run"
cargo run --locked --quiet --release -p compile-service --example bench
say "Compile: a changed word, from a warm engine, against a cold pass and latexmk"
cargo run --locked --quiet --release -p compile-service --example warm
say "Identical input, answered by a product that runs"
state=$(mktemp -d)
PORT=8795 COMPILE_PORT=8794 TRIAL=off STATE=$state scripts/serve.sh >build/bench/serve.log 2>&1 &
server=$!
stop() {
  kill "$server" 2>/dev/null || true
  wait "$server" || true
  rm -rf "$state"
}
trap stop EXIT
until curl --silent --fail http://127.0.0.1:8795/api/v1/health >/dev/null; do
  kill -0 "$server" 2>/dev/null || fail "The product did not start: $(tail -n 20 build/bench/serve.log)"
  sleep 0.3 # between two questions to a server that is starting
done
node tests/bench/identical.mjs http://127.0.0.1:8795
say "The page as one types, beside native engines and the service"
node tests/bench/preview.mjs http://127.0.0.1:8795
