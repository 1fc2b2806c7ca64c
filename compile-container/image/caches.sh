#!/bin/sh
# Builds the caches that engines would otherwise build in every job: fontconfig's for XeTeX,
# font names and the commonest fonts for LuaTeX. The service finds the latter in TEXMFSYSVAR.
set -eu
fc-cache -fs
TEXMFVAR=$(kpsewhich -var-value=TEXMFSYSVAR)
TEXMFCACHE=$TEXMFVAR
export TEXMFVAR TEXMFCACHE
luaotfload-tool --update --force
folder=$(mktemp -d)
cd "$folder"
printf '%s' '\documentclass{article}\usepackage{fontspec}\begin{document}' \
  '\textrm{a\textbf{a}\textit{a}\textbf{\textit{a}}\textsc{a}}' \
  '\textsf{a\textbf{a}\textit{a}}\texttt{a\textbf{a}\textit{a}}' \
  '\Large a\large a\small a\footnotesize a\scriptsize a\end{document}' > warm.tex
lualatex -interaction=batchmode warm.tex
rm -rf "$folder"
