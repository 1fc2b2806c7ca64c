"""What the skills lexicon knows of two public lists: O*NET's technology names that are hot or in demand, and the
preferred labels of ESCO's digital skills.

A name of O*NET is *known* when a skill of the lexicon stands in it; a label of ESCO when one covers half of its words,
without what stands in brackets ("use", "manage" and other verbs count as words).
"""
import csv
import gzip
import json
import re
import tempfile

import reader
from truth import CORPUS

REFERENCE = CORPUS / "reference"


def covered(names):
    """For each name the most words of it that one known skill covers, and its words."""
    text, offsets = "Requirements\n", []
    for name in names:
        # Each is a requirement of its own.
        text += "\n- "
        offsets.append(len(text.encode()))
        text += name + "\n"
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        asked = reader.job(file.name)["requirements"]
    best = [0] * len(names)
    starts = [(offset, n) for n, offset in enumerate(offsets)]
    for one in asked:
        for start, end in one["places"] if one["known"] else []:
            low, high = 0, len(starts)
            while high - low > 1:
                middle = (low + high) // 2
                low, high = (middle, high) if starts[middle][0] <= start else (low, middle)
            best[low] = max(best[low], len(words(text.encode()[start:end].decode())))
    return [(most, len(words(name))) for most, name in zip(best, names)]


def words(text):
    return re.findall(r"[^\W_]+[+#]*", text)


def measure():
    rows = list(csv.reader(open(REFERENCE / "onet-technology-skills.tsv", encoding="utf-8"), delimiter="\t"))[1:]
    hot = sorted({row[1] for row in rows if "Y" in row[4:6]})
    labels = sorted({one["label"] for one in json.load(gzip.open(REFERENCE / "esco-digital.json.gz"))})
    bare = [re.sub(r"\([^)]*\)", "", label).strip() for label in labels]
    onet = [name for name, (most, _) in zip(hot, covered(hot)) if not most]
    esco = [label for label, (most, size) in zip(labels, covered(bare)) if most * 2 < size or not most]
    return {"onet": [len(hot), len(hot) - len(onet), onet], "esco": [len(labels), len(labels) - len(esco), esco[:50]]}


def tables(result):
    rows = [("O*NET technologies, hot or in demand", "onet"), ("ESCO digital skills, preferred labels", "esco")]
    lines = ["| list | names | known | share |", "|---|---:|---:|---:|"]
    for title, key in rows:
        names, known, _ = result[key]
        lines.append(f"| {title} | {names} | {known} | {known / names:.3f} |")
    return {"coverage": "\n".join(lines)}
