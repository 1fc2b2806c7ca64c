"""What independent open parsers read from a PDF, cached by the PDF's hash.

pdfminer.six, pypdf and pdfplumber (PyPI), pdf.js (npm): each with its defaults, as somebody would use it who
wants the text of a resume. PyMuPDF is left out for its licence (AGPL).
"""
import hashlib
import importlib.metadata
import json
import os
import pathlib
import subprocess
import sys

import pdfs

NAMES = ["pdfminer.six", "pypdf", "pdfplumber", "pdf.js"]


def miner(path):
    from pdfminer.high_level import extract_text
    return extract_text(path)


def pypdf(path):
    import logging
    logging.disable(logging.WARNING)
    from pypdf import PdfReader
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def plumber(path):
    import pdfplumber
    with pdfplumber.open(path) as pdf:
        return "\n".join(page.extract_text() or "" for page in pdf.pages)


def pdfjs(path):
    script = pathlib.Path(__file__).with_name("parsers.mjs")
    done = subprocess.run(["node", str(script), str(path)], capture_output=True, text=True, check=False, timeout=120)
    if done.returncode:
        sys.exit(f"pdf.js does not run here: {done.stderr[-600:]}")  # never count a missing tool as a bad document
    return done.stdout


READ = dict(zip(NAMES, [miner, pypdf, plumber, pdfjs]))


def versions():
    manifest = pathlib.Path(os.environ["LEGIBLE_ROOT"]) / "node_modules" / "pdfjs-dist" / "package.json"
    return {name: importlib.metadata.version(name) for name in NAMES[:3]} | {"pdf.js": json.loads(manifest.read_text())["version"]}


def texts(pdf):
    """{parser: text}; a parser that fails on a file reads nothing from it."""
    digest = hashlib.sha256(pdf.read_bytes() + json.dumps(versions()).encode()).hexdigest()[:24]
    cached = pdfs.CACHE / "parsed" / f"{digest}.json"
    if not cached.is_file():
        out = {}
        for name, read in READ.items():
            try:
                out[name] = read(str(pdf))
            except Exception as error:
                print(f"{name} could not read {pdf.name}: {error}", file=sys.stderr)
                out[name] = ""
        cached.parent.mkdir(parents=True, exist_ok=True)
        part = cached.with_suffix(f".{os.getpid()}")
        part.write_text(json.dumps(out))
        part.rename(cached)
    return json.loads(cached.read_text())
