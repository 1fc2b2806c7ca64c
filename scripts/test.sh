#!/usr/bin/env bash
# Runs the tests: scripts/test.sh all|unit|attacks|api|conformance|tex|faults|browser|corpus|fixes|load
source "$(dirname "$0")/env.sh"
cd "$ROOT"

# Lines of the Rust code that run natively in tests; the edge's glue is tested whole in workerd instead.
COVERAGE_MIN=80

unit() {
  say "Native tests, with coverage"
  # The build cache may hold this code as other checkouts built it: their lines would count as never run.
  # What clean leaves are tests and examples that this checkout doesn't have.
  cargo llvm-cov clean --workspace
  local built=$CARGO_TARGET_DIR/llvm-cov-target/debug
  [ ! -d "$built" ] || find "$built" -type f -executable ! -name '*.so' ! -path '*/build/*' -delete
  cargo llvm-cov nextest --no-fail-fast --locked --workspace --exclude edge --exclude scoring-bindings --exclude project-bindings --exclude reader-bindings --exclude spelling-bindings --exclude synctex-bindings \
    --ignore-filename-regex '(examples|benches|main\.rs)' --fail-under-lines "$COVERAGE_MIN" --summary-only
  cargo nextest run --locked -p edge
  cargo nextest run --locked -p edge --features dev
  say "Unit tests of the web app, with coverage"
  npm test --silent -w web
}

attacks() {
  say "Hostile documents without namespaces, and with warm engines; the other two ways are among the native tests"
  cargo nextest run --locked -p compile-service --test attacks --run-ignored only
}

api() {
  say "API tests in workerd, with a compile service of their own that misbehaves on demand and with the real one"
  local port=${TEST_COMPILE_PORT:-8796} service status=0
  COMPILE_BIND=127.0.0.1:$port build/bin/compile-service >"$LEGIBLE_CACHE/compile-service.log" 2>&1 &
  service=$!
  until curl --silent --fail "http://127.0.0.1:$port/health" >/dev/null; do
    kill -0 "$service" 2>/dev/null || fail "The compile service did not start; see $LEGIBLE_CACHE/compile-service.log"
    sleep 0.2 # between two questions to a server that is starting
  done
  COMPILE_BASE_URL=http://127.0.0.1:$port npm run test:api --silent -w tests || status=$?
  kill "$service"
  wait "$service" || true
  return "$status"
}

conformance() {
  say "The API held against its own document"
  source scripts/python-env.sh
  local folder=$LEGIBLE_CACHE/conformance
  python_env "$folder" tests/conformance/requirements.txt || fail "The packages of tests/conformance/requirements.txt could not be installed"
  SCHEMATHESIS=$folder/bin/schemathesis node tests/conformance/run.ts
}

tex() {
  say "The browser's TeX engine, and real resumes through it and through TeX Live"
  npm run test:tex --silent -w tests
}

browser() {
  say "Browser tests in Chromium"
  # What the browser answers is held against the command line, which must not be built while a test waits.
  cargo build --locked --quiet -p legible
  LEGIBLE_CLI=$CARGO_TARGET_DIR/debug/legible npm run test:browser --silent -w tests
}

corpus() {
  if [ ! -d "${LEGIBLE_CORPUS:-$ROOT/../shared/corpus}/resumes" ]; then
    say "No corpus of real resumes beside the checkout: its tests are skipped"
    return
  fi
  say "Real resumes through the compile service and through latexmk"
  cargo run --locked --quiet --release -p compile-service --example corpus
}

fixes() {
  say "Every fix on a resume of its own, through latexmk"
  cargo build --locked --quiet --release -p legible
  LEGIBLE_CLI=$CARGO_TARGET_DIR/release/legible LEGIBLE_ROOT=$ROOT python3 tests/accuracy/fixes.py
}

faults() {
  say "Random faults on the real processes, ${FAULT_ROUNDS:-10} rounds"
  npm run test:faults --silent -w tests
}

load() {
  say "Two hundred jobs at once on two engine slots"
  node tests/load/queue.ts
  say "A thousand sockets and ten thousand events, broken on the way"
  node tests/load/sockets.ts
  say "Forty people with libraries, two hundred requests a second"
  node tests/load/accounts.ts
}

what=${1:-all}
case $what in
  all) scripts/setup.sh test; scripts/build-all.sh; unit; attacks; api; conformance; tex; faults; browser; corpus; fixes; say "All tests passed" ;;
  unit) scripts/build-web.sh; unit ;;
  attacks) attacks ;;
  api | browser | conformance | tex) scripts/build-all.sh; "$what" ;;
  corpus) corpus ;;
  fixes) fixes ;;
  faults) scripts/build-all.sh; FAULT_ROUNDS=${FAULT_ROUNDS:-100} faults ;;
  load) scripts/build-all.sh; load ;;
  *) fail "Usage: scripts/test.sh all|unit|attacks|api|conformance|tex|browser|corpus|fixes|faults|load" ;;
esac
