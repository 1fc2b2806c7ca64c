#!/bin/sh
# Installs the packages of packages.txt, without manuals, and the user that the service runs as.
set -eu
here=$(dirname "$0")
# Manuals are more than half of TeX Live; sources of fonts and packages, metrics that no engine
# here reads, and converters to HTML are another tenth. Licences stay.
cat > /etc/dpkg/dpkg.cfg.d/not-needed <<'CFG'
path-exclude=/usr/share/doc/*
path-include=/usr/share/doc/*/copyright
path-exclude=/usr/share/man/*
path-exclude=/usr/share/info/*
path-exclude=/usr/share/texlive/texmf-dist/doc/*
path-exclude=/usr/share/texmf/doc/*
path-exclude=/usr/share/locale/*
path-exclude=/usr/share/texlive/texmf-dist/source/*
path-exclude=/usr/share/texlive/texmf-dist/fonts/afm/*
path-exclude=/usr/share/texlive/texmf-dist/fonts/source/*
path-exclude=/usr/share/texlive/texmf-dist/tex4ht/*
CFG
apt-get update
grep -v '^#' "$here/packages.txt" \
  | DEBIAN_FRONTEND=noninteractive xargs apt-get install -y --no-install-recommends
apt-get clean
rm -rf /var/lib/apt/lists/* /var/log/apt /var/log/dpkg.log /var/cache/debconf/*-old
useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin compile
