#!/usr/bin/env bash
# Builds the browser's TeX engine: engine.wasm.
#   tex-wasm/native/build.sh OUT_FILE   build, from what sources.lock names; writes beside it whose work the
#                                       engine is: notices.txt with all licences, sbom.json (CycloneDX)
#   tex-wasm/native/build.sh --lock     write sources.lock anew, from what the package sources have
#   tex-wasm/native/build.sh --check    exit 0 if this machine has the tools, else say what is missing
# Tools and sources are Debian packages and crates; nothing comes from elsewhere. C objects and
# crates are kept in the cache, so that only the first build is long (about a minute and a half).
source "$(dirname "$0")/../../scripts/env.sh"
here=$ROOT/tex-wasm/native
lock=$here/sources.lock
LLVM=22
WORK=$LEGIBLE_CACHE/tex-engine
TOOLS="clang-$LLVM lld-$LLVM llvm-$LLVM rustc-web cargo-web rust-web-src rust-web-llvm dpkg-dev"
SOURCES="icu graphite2 freetype zlib libpng1.6"
SYSROOT_PACKAGES="wasi-libc libc++-$LLVM-dev-wasm32 libc++abi-$LLVM-dev-wasm32 libclang-rt-$LLVM-dev-wasm32"

missing_tools() {
  command -v dpkg-query >/dev/null || { echo "Debian's packages ($TOOLS)"; return; }
  local name missing=()
  for name in $TOOLS; do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || missing+=("$name")
  done
  [ ${#missing[@]} -eq 0 ] || echo "${missing[*]}"
}

# apt with lists of its own, which know the sources too: no root, nothing on the machine is changed.
own_apt() {
  apt-get -q -o "Dir::Etc::sourcelist=$WORK/apt/sources.sources" -o Dir::Etc::sourceparts=- \
    -o "Dir::State::lists=$WORK/apt/lists" -o "Dir::Cache=$WORK/apt/cache" "$@"
}

own_apt_lists() {
  [ -e /etc/apt/sources.list.d/debian.sources ] \
    || fail "The engine's sources are read by way of /etc/apt/sources.list.d/debian.sources, which is not here."
  mkdir -p "$WORK"/apt/{lists/partial,cache/archives/partial}
  sed 's/^Types: deb$/Types: deb deb-src/' /etc/apt/sources.list.d/debian.sources >"$WORK/apt/sources.sources"
  own_apt update >"$WORK/apt.log" 2>&1 || fail "apt could not read its package sources; see $WORK/apt.log"
}

# Fetches one package into $WORK/fetched.
fetch() ( # kind name version
  cd "$WORK/fetched"
  case $1 in
    source) own_apt source --download-only "$2=$3" ;;
    deb) own_apt download "$2=$3" ;;
  esac >>"$WORK/apt.log" 2>&1
)

# All versions of a package that apt knows, newest first.
versions() { # kind name
  apt-cache -o "Dir::Etc::sourcelist=$WORK/apt/sources.sources" -o Dir::Etc::sourceparts=- \
    -o "Dir::State::lists=$WORK/apt/lists" -o "Dir::Cache=$WORK/apt/cache" madison "$2" \
    | awk -F' *[|] *' -v kind="$1" '($3 ~ /Sources$/) == (kind == "source") { print $2 }' | sort --version-sort --reverse --unique
}

# Fetches the newest version that is really there (a mirror can list what it has not got yet), says which.
fetch_newest() { # kind name [pattern of the version]
  local version
  for version in $(versions "$1" "$2"); do
    # shellcheck disable=SC2053 # a pattern
    [[ $version == ${3:-*} ]] || continue
    if fetch "$1" "$2" "$version"; then echo "$version"; return; fi
  done
  return 1
}

fetched_file() { # kind name version
  case $1 in
    source) echo "$WORK/fetched/${2}_${3#*:}.dsc" ;;
    deb) echo "$WORK/fetched/${2}_${3/:/%3a}"_*.deb ;;
  esac
}

write_lock() {
  own_apt_lists
  rm -rf "$WORK/fetched" && mkdir -p "$WORK/fetched"
  {
    echo '# What the engine is built from besides crates: Debian packages, whose signatures apt checks.'
    echo '# kind  name  version  SHA-256 (of the .dsc, which holds those of its sources, or of the .deb)'
    echo '# Written by `build.sh --lock`.'
    local kind name names version
    for kind in source deb; do
      [ $kind = source ] && names=$SOURCES || names=$SYSROOT_PACKAGES
      for name in $names; do
        version=$(fetch_newest $kind "$name") || fail "Debian has no $name; see $WORK/apt.log"
        echo "$kind $name $version $(sha256sum "$(fetched_file $kind "$name" "$version")" | cut -d' ' -f1)"
      done
    done
  } >"$lock.new"
  mv "$lock.new" "$lock"
  say "Wrote $lock"
}

# Everything of the lock, verified and unpacked, in $WORK/src and $WORK/sysroot.
sources() {
  local stamp
  stamp=$(sha256sum "$lock" | cut -d' ' -f1)
  [ "$(cat "$WORK/sources.stamp" 2>/dev/null)" = "$stamp" ] && return
  say "Fetching the sources of the TeX engine"
  rm -rf "$WORK"/{fetched,src,sysroot,sources.stamp}
  mkdir -p "$WORK"/{fetched,src,sysroot}
  own_apt_lists
  local kind name version sum file
  while read -r kind name version sum; do
    case $kind in '#'* | '') continue ;; esac
    if fetch "$kind" "$name" "$version"; then
      file=$(fetched_file "$kind" "$name" "$version")
      echo "$sum  $file" | sha256sum --check --quiet || fail "$file is not what sources.lock names."
    else
      # Debian drops a revision when it has mended something. The upstream version stays the same.
      version=$(fetch_newest "$kind" "$name" "${version%-*}-*") \
        || fail "Debian has no $name of that version any more. Look at what is new, then run tex-wasm/native/build.sh --lock"
      say "Debian has replaced the locked revision of $name: building with $version. Run tex-wasm/native/build.sh --lock soon."
      file=$(fetched_file "$kind" "$name" "$version")
    fi
    case $kind in
      source) (cd "$WORK/src" && dpkg-source --no-check -x "$file" "$name" >>"$WORK/apt.log" 2>&1) || fail "dpkg-source could not unpack $name; see $WORK/apt.log" ;;
      deb) dpkg -x "$file" "$WORK/sysroot" ;;
    esac
  done <"$lock"
  echo "$stamp" >"$WORK/sources.stamp"
}

# Flags that C, C++ and the crates' C share.
flags() {
  SYS=$WORK/sysroot/usr
  # Paths must not depend on where the cache is, or the module's bytes would.
  # ICU's functions have their plain names: the shell answers some of them.
  BASE="--target=wasm32-wasi --sysroot=$SYS -isystem $WORK/include -O2 -ffunction-sections -fdata-sections -ffile-prefix-map=$WORK=/tex -D_WASI_EMULATED_SIGNAL -D_WASI_EMULATED_PROCESS_CLOCKS -DU_DISABLE_RENAMING=1"
  CXX_ONLY="-nostdinc++ -isystem $SYS/lib/llvm-$LLVM/include/wasm32-wasi/c++/v1 -fno-exceptions -fno-rtti"
  PNG=$WORK/src/libpng1.6 FREETYPE=$WORK/src/freetype GRAPHITE=$WORK/src/graphite2 ICU=$WORK/src/icu/source/common ZLIB=$WORK/src/zlib
}

compile() { # library file flags...
  local library=$1 file=$2
  shift 2
  local compiler="clang-$LLVM $BASE"
  case $file in *.cpp) compiler="clang++-$LLVM $BASE $CXX_ONLY -std=c++17" ;; esac
  echo "$compiler $* -w -c $file -o $WORK/obj/$library-$(basename "$file").o" >>"$WORK/obj/jobs"
}

c_libraries() {
  local stamp file
  stamp=$(cat "$lock" "$here/build.sh" $(find "$here/include" "$here/src" -type f | sort) | sha256sum | cut -d' ' -f1)
  [ "$(cat "$WORK/libraries.stamp" 2>/dev/null)" = "$stamp" ] && return
  say "Compiling FreeType, Graphite, libpng and the parts of ICU for WebAssembly"
  rm -rf "$WORK"/{obj,lib,pc,config,include,libraries.stamp}
  cp -r "$here/include" "$WORK/include"
  mkdir -p "$WORK"/{obj,lib,pc,config/freetype/config}
  [ -f "$PNG/pnglibconf.h" ] || cp "$PNG/scripts/pnglibconf.h.prebuilt" "$PNG/pnglibconf.h"
  # Fonts as resumes have them: TrueType, OpenType, Type 1 and CID; none that are packed, none for screens.
  sed -E 's,^#define (FT_CONFIG_OPTION_(USE_LZW|USE_ZLIB|ENVIRONMENT_PROPERTIES|MAC_FONTS)),/* \1 */ //,' \
    "$FREETYPE/include/freetype/config/ftoption.h" >"$WORK/config/freetype/config/ftoption.h"
  for file in 'Driver_ClassRec, tt_driver' 'Driver_ClassRec, t1_driver' 'Driver_ClassRec, cff_driver' \
    'Driver_ClassRec, t1cid_driver' 'Module_Class, psaux_module' 'Module_Class, psnames_module' \
    'Module_Class, pshinter_module' 'Module_Class, sfnt_module'; do
    echo "FT_USE_MODULE( FT_${file}_class )"
  done >"$WORK/config/freetype/config/ftmodule.h"

  for file in png pngerror pngget pngmem pngpread pngread pngrio pngrtran pngrutil pngset pngtrans pngwio pngwrite pngwtran pngwutil; do
    compile png "$PNG/$file.c" "-I$PNG" "-I$ZLIB"
  done
  for file in base/{ftbase,ftinit,ftdebug,ftbitmap,ftglyph,ftmm,fttype1,ftbbox,ftsynth,ftfstype,ftgasp,ftcid} truetype/truetype \
    type1/type1 cff/cff cid/type1cid sfnt/sfnt psaux/psaux psnames/psnames pshinter/pshinter; do
    compile freetype "$FREETYPE/src/$file.c" -DFT2_BUILD_LIBRARY "-I$WORK/config" "-I$FREETYPE/include"
  done
  compile freetype "$here/src/ftsystem.c" -DFT2_BUILD_LIBRARY "-I$WORK/config" "-I$FREETYPE/include"
  for file in "$GRAPHITE"/src/*.cpp; do
    case $file in *direct_machine* | *json.cpp | *FileFace.cpp) continue ;; esac
    compile graphite2 "$file" "-I$GRAPHITE/include" "-I$GRAPHITE/src" -DGRAPHITE2_STATIC -DGRAPHITE2_NTRACING -DGRAPHITE2_NFILEFACE
  done
  for file in ubidi ubidiln ubidiwrt ubidi_props ustring uchar utrie2 utrie utrie_swap ucptrie utf_impl cmemory uinvchar cstring utypes uarrsort; do
    compile icuuc "$ICU/$file.cpp" "-I$ICU" -DU_COMMON_IMPLEMENTATION -DU_STATIC_IMPLEMENTATION
  done
  compile icuuc "$here/src/icu.c" "-I$ICU"
  xargs -P "$(nproc)" -d '\n' -n1 sh -c <"$WORK/obj/jobs" || fail "A C library did not compile; the lines above say where."
  for file in png freetype graphite2 icuuc; do llvm-ar-$LLVM rcsD "$WORK/lib/lib$file.a" "$WORK/obj/$file"-*.o; done
  # XeTeX finds fonts through fontconfig; engine/src/fontconfig.rs answers in its place.
  llvm-ar-$LLVM rcsD "$WORK/lib/libfontconfig.a"
  pkg_config icu-uc "-I$ICU" icuuc
  pkg_config graphite2 "-I$GRAPHITE/include" graphite2
  pkg_config freetype2 "-I$WORK/config -I$FREETYPE/include" freetype
  pkg_config fontconfig "" fontconfig
  pkg_config libpng "-I$PNG -I$ZLIB" png
  echo "$stamp" >"$WORK/libraries.stamp"
}

# The crates look for libraries with pkg-config; versions only have to satisfy what they ask for.
pkg_config() { # name cflags library
  printf 'Name: %s\nDescription: for WebAssembly\nVersion: 99\nCflags: %s\nLibs: -L%s -l%s\n' "$1" "$2" "$WORK/lib" "$3" >"$WORK/pc/$1.pc"
}

# The crates that are patched, beside the engine's own sources.
patched_crates() {
  local patch name stamp
  stamp=$(cat "$here"/patches/*.patch | sha256sum | cut -d' ' -f1)
  [ "$(cat "$WORK/patched.stamp" 2>/dev/null)" = "$stamp" ] && return
  rm -rf "$WORK"/{originals,engine/patched,patched.stamp}
  mkdir -p "$WORK"/{originals/src,engine/patched}
  # Cargo wants patched crates to be there before it fetches any: an empty package brings the originals.
  : >"$WORK/originals/src/lib.rs"
  {
    printf '[workspace]\n[package]\nname = "originals"\nversion = "0.0.0"\nedition = "2021"\n[dependencies]\n'
    for patch in "$here"/patches/*.patch; do
      name=$(basename "$patch" .patch)
      echo "${name%-*} = \"=${name##*-}\""
    done
  } >"$WORK/originals/Cargo.toml"
  cargo vendor --quiet --versioned-dirs --manifest-path "$WORK/originals/Cargo.toml" "$WORK/originals/vendor" >/dev/null
  for patch in "$here"/patches/*.patch; do
    name=$(basename "$patch" .patch)
    cp -r "$WORK/originals/vendor/$name" "$WORK/engine/patched/${name%-*}"
    patch --quiet --strip=1 --directory="$WORK/engine/patched/${name%-*}" <"$patch" || fail "$patch does not fit $name."
  done
  echo "$stamp" >"$WORK/patched.stamp"
}

build() { # OUT_FILE
  local missing made
  # The same sources give the same module: it is built once for all checkouts.
  made=$WORK/made/$(find "$here" "$ROOT/tex-wasm/engine" "$ROOT/scripts/notices.mjs" -type f | LC_ALL=C sort | while read -r file; do
    echo "${file#"$ROOT"}"
    cat "$file"
  done | sha256sum | cut -c1-16).wasm
  if [ -e "$made" ]; then
    hand_out "$1"
    return
  fi
  missing=$(missing_tools)
  [ -z "$missing" ] || fail "The TeX engine needs Debian packages that are not here: $missing"
  mkdir -p "$WORK"
  # One build at a time: checkouts share the cache.
  exec 9>"$WORK/build.lock" && flock 9
  sources
  flags
  c_libraries
  patched_crates
  cp -r "$ROOT"/tex-wasm/engine/{Cargo.toml,Cargo.lock,src} "$WORK/engine/"
  say "Compiling the TeX engine"
  local link=() argument libraries=$SYS/lib/wasm32-wasi
  # Room for what the engine asks for at its start: memory that grows is memory that is copied.
  for argument in "$libraries/crt1-reactor.o" -lc++ -lc++abi -lwasi-emulated-signal -lwasi-emulated-process-clocks -lc \
    "$SYS/lib/llvm-$LLVM/lib/clang/$LLVM/lib/wasi/libclang_rt.builtins-wasm32.a" -zstack-size=8388608 --stack-first \
    --gc-sections --strip-all --export=__stack_pointer "--initial-memory=${TEX_INITIAL_MEMORY:-285212672}"; do
    link+=("-Clink-arg=$argument")
  done
  (
    cd "$WORK/engine"
    unset RUSTUP_TOOLCHAIN
    export RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR=$WORK/target
    export CC_wasm32_wasip1=clang-$LLVM CXX_wasm32_wasip1=clang++-$LLVM AR_wasm32_wasip1=llvm-ar-$LLVM
    export PKG_CONFIG_ALLOW_CROSS=1 PKG_CONFIG_LIBDIR=$WORK/pc PKG_CONFIG_PATH=
    export CFLAGS_wasm32_wasip1="$BASE -w -include $WORK/include/legible-wasi.h"
    export CXXFLAGS_wasm32_wasip1="$BASE $CXX_ONLY -w -DHB_NO_MT -DGRAPHITE2_STATIC"
    export RUSTFLAGS="-Clinker=wasm-ld-$LLVM -Clink-self-contained=no -Lnative=$WORK/lib -Lnative=$libraries --remap-path-prefix=$WORK=/tex --remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=/cargo ${link[*]}"
    /usr/bin/cargo build --quiet --locked --release --target wasm32-wasip1 -Zbuild-std=std,panic_abort
  ) || fail "The TeX engine did not compile; the lines above say where."
  mkdir -p "$WORK/made"
  # The last few are kept, each with its two lists.
  find "$WORK/made" -type f -printf '%T@ %p\n' | sort -rn | tail -n +13 | cut -d' ' -f2- | xargs -r rm
  node "$ROOT/scripts/notices.mjs" engine "$made.txt" "$WORK"
  cp "$WORK/target/wasm32-wasip1/release/tex_engine.wasm" "$made"
  hand_out "$1"
}

hand_out() { # OUT_FILE
  mkdir -p "$(dirname "$1")"
  cp "$made.txt" "$(dirname "$1")/notices.txt"
  cp "$made.txt.json" "$(dirname "$1")/sbom.json"
  cp "$made" "$1"
}

case ${1:-} in
  --lock) mkdir -p "$WORK"; write_lock ;;
  --check) missing=$(missing_tools); [ -z "$missing" ] || { echo "$missing"; exit 1; } ;;
  '') fail "Usage: tex-wasm/native/build.sh OUT_FILE | --lock | --check" ;;
  *) build "$(realpath -m "$1")" ;;
esac
