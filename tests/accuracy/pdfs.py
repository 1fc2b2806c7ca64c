"""Compiled PDFs and their text, cached by the hash of what goes in."""
import hashlib
import os
import pathlib
import shutil
import subprocess
import tempfile

CACHE = pathlib.Path(os.environ.get("LEGIBLE_CACHE") or pathlib.Path.home() / ".cache" / "legible") / "accuracy"
FLAGS = {"pdflatex": "-pdf", "xelatex": "-pdfxe", "lualatex": "-pdflua"}
# A missing font must fail at once, not after a minute of making bitmaps; dates on the page must not move.
TEX = {"MKTEXTFM": "0", "MKTEXPK": "0", "MKTEXMF": "0", "SOURCE_DATE_EPOCH": "1767225600", "FORCE_SOURCE_DATE": "1"}
LEFT_OUT = {"upstream.pdf", "META.json"}


def key(files, engine):
    digest = hashlib.sha256(engine.encode())
    for name in sorted(files):
        digest.update(f"\0{name}\0{len(files[name])}\0".encode() + files[name])
    return digest.hexdigest()[:24]


def folder(path):
    """The files of a folder as {relative path: bytes}."""
    return {str(p.relative_to(path)): p.read_bytes() for p in sorted(path.rglob("*"))
            if p.is_file() and p.name not in LEFT_OUT}


def compile(files, engine, main="main.tex"):
    """The PDF of a project, or None where latexmk fails. `files`: {relative path: bytes}."""
    cached = CACHE / "pdf" / f"{key(files, engine)}.pdf"
    failed = cached.with_suffix(".failed")
    if cached.is_file() or failed.is_file():
        return cached if cached.is_file() else None
    cached.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        for name, content in files.items():
            path = pathlib.Path(work) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        done = subprocess.run(
            ["latexmk", FLAGS[engine], "-interaction=nonstopmode", "-halt-on-error", main],
            cwd=work, env=os.environ | TEX | ({"MKTEXPK": "1"} if any(b"\\pdfmapfile{}" in f for f in files.values()) else {}), capture_output=True, timeout=240, check=False)
        pdf = pathlib.Path(work) / pathlib.Path(main).with_suffix(".pdf").name
        if done.returncode or not pdf.is_file():
            failed.write_bytes(done.stdout[-3000:])
            return None
        part = cached.with_suffix(f".{os.getpid()}")
        shutil.copyfile(pdf, part)
        part.rename(cached)
    return cached


def pdftotext(pdf):
    return subprocess.run(["pdftotext", "-enc", "UTF-8", str(pdf), "-"], capture_output=True, check=True).stdout.decode("utf-8", "replace")
