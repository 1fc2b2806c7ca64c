#!/usr/bin/env bash
# Runs what build-all.sh built: the compile service and the Worker, until one ends or a signal comes.
#   PORT=8787 COMPILE_PORT=8788 STATE=.wrangler/state scripts/serve.sh
# TRIAL=off counts no compiles; ADMIN_EMAILS=… names the accounts that look after the service.
source "$(dirname "$0")/env.sh"
cd "$ROOT"
PORT=${PORT:-8787}
COMPILE_PORT=${COMPILE_PORT:-8788}
STATE=${STATE:-.wrangler/state}

scripts/dev-vars.sh
say "Bringing the local database up to date"
CI=true wrangler d1 migrations apply DB --local --persist-to "$STATE" >"$LEGIBLE_CACHE/migrations.log" 2>&1 \
  || fail "Migrations failed: $(tail -n 20 "$LEGIBLE_CACHE/migrations.log")"

if [ -f build/tex/release/manifest.json ]; then
  say "Putting the browser's TeX engine into the local bucket"
  node scripts/tex-upload.mjs --persist-to "$STATE"
fi

pids=()
stop() {
  trap '' INT TERM HUP PIPE
  trap - EXIT
  for pid in "${pids[@]}"; do kill -TERM "$pid" 2>/dev/null || true; done
  # Who would read this may be gone already.
  say "Stopping" 2>/dev/null || true
  wait "${pids[@]}" 2>/dev/null || true
}
trap stop EXIT
trap 'exit 0' INT TERM HUP

say "Starting the compile service on port $COMPILE_PORT"
COMPILE_BIND=127.0.0.1:$COMPILE_PORT build/bin/compile-service &
pids+=($!)

vars=()
for name in TRIAL ADMIN_EMAILS; do
  [ -z "${!name:-}" ] || vars+=(--var "$name:${!name}")
done

say "Starting the Worker on port $PORT"
# Its own record of every request is for nobody here, and grows without end.
export X_LOCAL_OBSERVABILITY=false
wrangler dev --ip 127.0.0.1 --port "$PORT" --inspector-port 0 --persist-to "$STATE" \
  --var "COMPILE_BASE_URL:http://127.0.0.1:$COMPILE_PORT" ${vars[@]+"${vars[@]}"} \
  --show-interactive-dev-session=false --log-level warn &
pids+=($!)

until health=$(curl --silent --fail --max-time 5 "http://127.0.0.1:$PORT/api/v1/health"); do
  for pid in "${pids[@]}"; do
    kill -0 "$pid" 2>/dev/null || fail "A service ended before it was ready; its last lines are above."
  done
  sleep 0.3 # between two questions to a server that is starting
done
case $health in
  *'"status":"ok"'*) say "Ready: open http://localhost:$PORT — Ctrl-C stops everything" ;;
  *) say "Running at http://localhost:$PORT, but not everything is well: $health" ;;
esac
say "Mails go no further than http://localhost:$PORT/dev/outbox"
wait -n "${pids[@]}" || true
fail "A service ended by itself; its last lines are above."
