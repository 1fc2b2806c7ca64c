#!/usr/bin/env bash
# Writes what the product is made of as CycloneDX JSON: build/sbom/*.json, one for each Rust program that
# is shipped and one for the web app. The release adds a list of all that is in the image, Debian's packages included.
source "$(dirname "$0")/env.sh"
cd "$ROOT"
VERSION=0.5.9

[ "$(cargo cyclonedx --version 2>/dev/null)" = "cargo-cyclonedx-cyclonedx $VERSION" ] || {
  say "Building cargo-cyclonedx $VERSION (once)"
  cargo install --locked --quiet --root "$LEGIBLE_CACHE/tools" "cargo-cyclonedx@$VERSION"
}
mkdir -p build/sbom
# The tool writes beside each manifest of the workspace.
cargo cyclonedx --quiet --format json --spec-version 1.5 --override-filename sbom
for crate in compile-container edge cli; do
  mv "$crate/sbom.json" "build/sbom/${crate%-container}.json"
done
git ls-files --others --ignored --exclude='sbom.json' -- '*/sbom.json' | xargs -r rm
node scripts/sbom-web.mjs build/sbom/web.json
[ ! -f build/tex/sbom.json ] || cp build/tex/sbom.json build/sbom/tex-engine.json
# What licences ask to go with the programs: the texts that came with what they are made of.
node scripts/notices.mjs program build/sbom/legible-notices.txt legible
node scripts/notices.mjs program build/sbom/compile-service-notices.txt compile-service
for file in build/sbom/*.json; do
  node -e 'const b = JSON.parse(require("fs").readFileSync(process.argv[1])); console.log(`${process.argv[1]}: ${b.components.length} components, CycloneDX ${b.specVersion}`)' "$file"
done
