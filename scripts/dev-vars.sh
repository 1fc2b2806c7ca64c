#!/usr/bin/env bash
# Writes .dev.vars, the local secrets, once; they never leave this machine.
source "$(dirname "$0")/env.sh"
cd "$ROOT"
[ -e .dev.vars ] && exit 0
say "Making local secrets (.dev.vars)"
umask 077
printf 'DEVICE_SECRET=%s\n' "$(head -c 32 /dev/urandom | base64 | tr -d '\n=' | tr '+/' '-_')" >.dev.vars
