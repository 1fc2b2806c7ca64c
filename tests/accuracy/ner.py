"""Plain-text CVs with entity labels of others (labelled/resume-ner), read by our reader.

How they are compared: for each CV the distinct labelled values of a type against the distinct values that we
return for it, by folded words. *Strict* takes equal words; *overlap* also takes a value that lies whole inside
the other ("Software Engineer" in "Software Engineer II"). The names were replaced by the makers of the set, so a CV
may carry several that belong to one person: returning any of them is right. CVs without a label of a type say
nothing about it (the labels are incomplete: half of the CVs have no tools labelled), so precision is counted
only where there is one.

The files come from PDFs; many lost their line breaks, which stand as runs of two and more blanks. Those are put
back, for a text of one line is no resume that anybody would upload.
"""
import html
import io
import pathlib
import re
import tempfile
import zipfile

import reader
from truth import CORPUS
from yardsticks import f1, fields

ARCHIVE = CORPUS / "labelled" / "resume-ner" / "545_cvs_train_v2.zip"
LABEL = re.compile(r'<label type="([^"]+)">(.*?)</label>', re.S)
LONG_LINES = 150  # characters a line on average: the line breaks were lost
TYPES = {
    "name": (["Name"], lambda r: [r["name"]]),
    "e-mail": (["Email Address"], lambda r: r["emails"]),
    "degrees": (["Degree"], lambda r: [e["title"] for e in r["entries"] if kind(r, e) == "education"]),
    "companies": (["Companies worked at"], lambda r: [e["organisation"] for e in r["entries"] if kind(r, e) == "experience"]),
    "titles": (["Designation"], lambda r: [e["title"] for e in r["entries"] if kind(r, e) == "experience"] + [r.get("headline")]),
    "skills": (["Job Specific Skills", "Tech Tools", "Soft Skills"], lambda r: r["skills"]),
}


def kind(read, entry):
    return next((s["kind"] for s in read["sections"] if s["heading"] == entry["section"]), None)


def parse(raw):
    """One file → (text, {type: labelled values})."""
    body = re.search(r"<cv>(.*)</cv>", raw, re.S)[1].strip().strip('"')
    labels = {}
    for type_, value in LABEL.findall(body):
        labels.setdefault(type_, []).append(html.unescape(re.sub("<[^>]+>", "", value)))
    text = html.unescape(re.sub("<[^>]+>", "", body))
    text = re.sub(r"\\x[0-9a-f]{2}", "•", text)
    if len(text) / (text.count("\n") + 1) > LONG_LINES or text.count("\n") < 3:
        text = re.sub(r" {2,}", "\n", text)
    return text, labels


def distinct(values, email=False):
    out = {}
    for value in values:
        key = (fields.url(value),) if email and value else tuple(fields.words(value))
        if key:
            out[key] = value
    return list(out)


def inside(a, b):
    return any(b[i:i + len(a)] == a for i in range(len(b) - len(a) + 1))


def counts(labelled, returned, equal):
    left, hits = list(returned), 0
    for value in labelled:
        for other in left:
            if equal(value, other):
                left.remove(other)
                hits += 1
                break
    return [len(labelled), len(returned), hits]


def measure(limit=None):
    totals = {t: {"strict": [0, 0, 0], "overlap": [0, 0, 0], "documents": 0} for t in TYPES}
    archive = zipfile.ZipFile(io.BytesIO(ARCHIVE.read_bytes()))
    names = sorted(n for n in archive.namelist() if n.endswith(".xml"))[:limit]
    with tempfile.TemporaryDirectory() as work:
        path = pathlib.Path(work) / "cv.txt"
        for name in names:
            text, labels = parse(archive.read(name).decode("utf-8", "replace"))
            path.write_text(text)
            read = reader.read(path)
            for type_, (wanted, values) in TYPES.items():
                labelled = distinct([v for w in wanted for v in labels.get(w, [])], type_ == "e-mail")
                if not labelled:
                    continue
                returned = distinct(values(read), type_ == "e-mail")
                totals[type_]["documents"] += 1
                for way, equal in (("strict", lambda a, b: a == b), ("overlap", lambda a, b: inside(a, b) or inside(b, a))):
                    found = counts(labelled, returned, equal)
                    if type_ == "name":
                        found = [1, len(returned), min(1, found[2])]
                    totals[type_][way] = [x + y for x, y in zip(totals[type_][way], found)]
    return {"documents": len(names), "types": totals}


def tables(result):
    rows = ["| type | CVs with labels | labelled | returned | precision | recall | F1 | precision, overlap | recall, overlap | F1, overlap |",
            "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|"]
    for type_, t in result["types"].items():
        p, r, f = f1(*t["strict"])
        q, s, g = f1(*t["overlap"])
        rows.append(f"| {type_} | {t['documents']} | {t['strict'][0]} | {t['strict'][1]} | {p:.3f} | {r:.3f} | **{f:.3f}** | {q:.3f} | {s:.3f} | {g:.3f} |")
    return {"ner": "\n".join(rows)}
