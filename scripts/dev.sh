#!/usr/bin/env bash
# Sets up, builds and runs the whole product on this machine; Ctrl-C stops all of it.
#   PORT=9000 COMPILE_PORT=9001 make dev    on other ports
source "$(dirname "$0")/env.sh"
cd "$ROOT"
export PORT=${PORT:-8787} COMPILE_PORT=${COMPILE_PORT:-8788}

port_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
for port in "$PORT" "$COMPILE_PORT"; do
  ! port_taken "$port" || fail "Port $port is in use. Stop what uses it, or choose others: PORT=9000 COMPILE_PORT=9001 make dev"
done

scripts/setup.sh dev
scripts/build-all.sh
exec scripts/serve.sh
