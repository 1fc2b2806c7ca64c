#!/usr/bin/env python3
"""Measures the reader and the score, and writes the tables of docs/accuracy.md and build/accuracy.json.

    run.py [PART...]     parts: corpus development pages heldout ner postings coverage skillspan generated meaning (all of them when none is named)

A part whose documents are absent is left out, which is said; its table then keeps the figures of the last run.
"""
import json
import os
import pathlib
import re
import sys

import corpus
import coverage
import generated
import generators
import meaning
import ner
import postings
import skillspan
from truth import CORPUS, ROOT

DOCUMENT = ROOT / "docs" / "accuracy.md"
RESULT = ROOT / "build" / "accuracy.json"
GENERATORS = pathlib.Path(os.environ.get("LEGIBLE_GENERATED", ROOT / "build" / "none"))
DEVELOPMENT, PAGES, HELDOUT = GENERATORS / "rendercv", GENERATORS / "pages", GENERATORS / "yamlresume"

PARTS = {
    "corpus": (lambda: (CORPUS / "resumes").is_dir(), corpus.measure, corpus.tables),
    "development": (DEVELOPMENT.is_dir, lambda: generators.measure(DEVELOPMENT), generators.tables("development")),
    "pages": (PAGES.is_dir, lambda: generators.measure(PAGES), generators.tables("pages")),
    "heldout": (HELDOUT.is_dir, lambda: generators.measure(HELDOUT), generators.tables("heldout")),
    "ner": (ner.ARCHIVE.is_file, ner.measure, ner.tables),
    "postings": ((CORPUS / "jobs").is_dir, postings.measure, postings.tables),
    "coverage": (coverage.REFERENCE.is_dir, coverage.measure, coverage.tables),
    "skillspan": (skillspan.FOLDER.is_dir, skillspan.measure, skillspan.tables),
    "generated": (generated.FOLDER.is_dir, generated.measure, generated.tables),
    "meaning": (lambda: True, lambda: meaning.measure(DEVELOPMENT if DEVELOPMENT.is_dir() else None, (CORPUS / "resumes").is_dir()), meaning.tables),
}


def put(document, name, table):
    """Replaces the table between its two marks."""
    begin, end = f"<!-- begin {name} -->", f"<!-- end {name} -->"
    if begin not in document:
        sys.exit(f"{DOCUMENT.name} has no place for the table “{name}”.")
    return re.sub(re.escape(begin) + ".*?" + re.escape(end), lambda _: f"{begin}\n{table}\n{end}", document, flags=re.S)


def main(wanted):
    results = json.loads(RESULT.read_text()) if RESULT.is_file() else {}
    document = DOCUMENT.read_text()
    for name in wanted or PARTS:
        there, measure, tables = PARTS[name]
        if not there():
            print(f"▸ {name}: its documents are not here ({CORPUS}); left out, its table stays as it was")
            continue
        print(f"▸ {name}")
        results[name] = measure()
        for table, text in tables(results[name]).items():
            document = put(document, table, text)
            print(f"\n{text}\n")
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(json.dumps(results, ensure_ascii=False, indent=1))
    DOCUMENT.write_text(document)


if __name__ == "__main__":
    main(sys.argv[1:])
