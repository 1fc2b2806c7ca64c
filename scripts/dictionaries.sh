#!/usr/bin/env bash
# Copies the dictionaries, unmodified and with their licences, to where the web app serves them:
# web/static/dictionaries/<name>/index.aff, index.dic, license
source "$(dirname "$0")/env.sh"
cd "$ROOT"
for name in en en-gb es fr nl; do
  from=node_modules/dictionary-$name to=web/static/dictionaries/$name
  [ -e "$from/index.dic" ] || fail "$from is missing: run scripts/setup.sh"
  mkdir -p "$to"
  cp "$from/index.aff" "$from/index.dic" "$from/license" "$to/"
done
