#!/usr/bin/env bash
# Runs the tests: scripts/test.sh all|unit|api|browser|corpus
source "$(dirname "$0")/env.sh"
cd "$ROOT"

# Lines of the Rust code that run natively in tests; the edge's glue is tested whole in workerd instead.
COVERAGE_MIN=80

unit() {
  say "Native tests, with coverage"
  cargo llvm-cov nextest --no-fail-fast --locked --workspace --exclude edge --exclude scoring-bindings --exclude project-bindings \
    --ignore-filename-regex '(examples|benches|main\.rs)' --fail-under-lines "$COVERAGE_MIN" --summary-only
  cargo nextest run --locked -p edge
  say "Unit tests of the web app, with coverage"
  npm test --silent -w web
}

api() {
  say "API tests in workerd"
  npm run test:api --silent -w tests
}

browser() {
  say "Browser tests in Chromium"
  npm run test:browser --silent -w tests
}

corpus() {
  if [ ! -d "${LEGIBLE_CORPUS:-$ROOT/../shared/corpus}/resumes" ]; then
    say "No corpus of real resumes beside the checkout: its tests are skipped"
    return
  fi
  say "Real resumes through the compile service and through latexmk"
  cargo run --locked --quiet --release -p compile-service --example corpus
}

what=${1:-all}
case $what in
  all) scripts/setup.sh test; scripts/build-all.sh; unit; api; browser; corpus; say "All tests passed" ;;
  unit) scripts/build-web.sh; unit ;;
  api | browser) scripts/build-all.sh; "$what" ;;
  corpus) corpus ;;
  *) fail "Usage: scripts/test.sh all|unit|api|browser|corpus" ;;
esac
