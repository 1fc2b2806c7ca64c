#!/usr/bin/env bash
# To be sourced after env.sh.

# python_env FOLDER REQUIREMENTS: a Python environment with pinned packages; says no where they cannot be had.
python_env() {
  local folder=$1 pinned=$2
  if ! cmp -s "$pinned" "$folder/installed.txt"; then
    rm -rf "$folder"
    python3 -m venv "$folder" && "$folder/bin/pip" install --quiet --disable-pip-version-check -r "$pinned" || return 1
    cp "$pinned" "$folder/installed.txt"
  fi
}
