#!/usr/bin/env bash
# Writes .dev.vars, the local secrets, each once; they never leave this machine.
source "$(dirname "$0")/env.sh"
cd "$ROOT"
secret() { head -c 32 /dev/urandom | base64 | tr -d '\n=' | tr '+/' '-_'; }
umask 077
for name in DEVICE_SECRET DATA_KEY; do
  grep -qs "^$name=" .dev.vars && continue
  say "Making a local secret ($name in .dev.vars)"
  printf '%s=%s\n' "$name" "$(secret)" >>.dev.vars
done
