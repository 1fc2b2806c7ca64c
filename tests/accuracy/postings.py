"""Job postings against what careful reading says that they ask for.

The truth (`tests/truth/postings/NAME.json`) was written from the texts before our reader saw them. Texts lie
beside the repository (`jobs/NAME.txt` of the corpus, or the folder named by LEGIBLE_POSTINGS).

How they are compared: a requirement that we return is *true* when one of its places overlaps a place of a true
term, or when the words of the one stand whole in the other; *false* otherwise. A true one is *found* when a returned
one is true by it. Importance is compared for found ones. Facts (years, degree, certificates, languages, location,
presence, clearance, seniority) are counted together: expected, returned, right.
"""
import json
import os
import pathlib
import re

import reader
from truth import CORPUS, ROOT
from yardsticks import f1

TRUTH = pathlib.Path(os.environ.get("LEGIBLE_POSTINGS_TRUTH", ROOT / "tests" / "truth" / "postings"))
FOLDERS = [CORPUS / "jobs"] + [pathlib.Path(p) for p in os.environ.get("LEGIBLE_POSTINGS", "").split(":") if p]
LEVELS = {"highschool": "High school diploma", "associate": "Associate’s degree", "bachelor": "Bachelor’s degree",
          "master": "Master’s degree", "doctorate": "Doctorate"}
ENOUGH = 5


def folded(text):
    return re.sub(r"(?<=\w{3})s$", "", text.lower())


def words(text):
    return [folded(word) for word in re.findall(r"[^\W_]+[+#]*", text)]


def within(one, other):
    """Whether the words of one stand in a row in the other."""
    return bool(one) and any(other[at:at + len(one)] == one for at in range(len(other) - len(one) + 1))


def places(text, term):
    """Byte ranges of a term in a text."""
    out = []
    for match in re.finditer(r"(?<!\w)" + re.escape(term) + r"(?!\w)", text, re.I):
        start = len(text[:match.start()].encode())
        out.append((start, start + len(match.group().encode())))
    return out


def agree(asked, truth):
    overlap = any(a < d and c < b for a, b in asked["places"] for c, d in truth["places"])
    mine, theirs = words(asked["term"]), words(truth["term"])
    return overlap or within(mine, theirs) or within(theirs, mine)


def one(path, truth):
    text = path.read_text(encoding="utf-8")
    read = reader.job(path)
    for asked in read["requirements"]:
        asked["places"] = [tuple(place) for place in asked["places"]]
    for asked in truth["requirements"]:
        asked["term"] = text.encode()[slice(*asked["span"])].decode()
        asked["places"] = [tuple(asked["span"])] + places(text, asked["term"])
    pairs = [(a, t) for a in read["requirements"] for t in truth["requirements"] if agree(a, t)]
    true = {id(a) for a, _ in pairs}
    # Levels of education are a fact and no term of the truth.
    true |= {id(a) for a in read["requirements"] if a["term"] in LEVELS.values() and truth["degree"]}
    # So are human languages and certificates.
    told = [words(name) for name in truth["languages"] + truth["certificates"]]
    true |= {id(a) for a in read["requirements"] if any(within(words(a["term"]), t) or within(t, words(a["term"])) for t in told)}
    found = {id(t) for _, t in pairs}
    # Of several that agree the one in the same words tells the importance, else the strongest.
    order = ["must", "preferred", "nice"]
    right = 0
    for t in truth["requirements"]:
        mine = [a for a, other in pairs if other is t]
        if mine:
            same = [a for a in mine if words(a["term"]) == words(t["term"])] or [
                a for a in mine if any(tuple(p)[0] < t["span"][1] and t["span"][0] < tuple(p)[1] for p in a["places"])] or mine
            right += min((a["importance"] for a in same), key=order.index) == t["importance"]
    return {
        "name": path.stem,
        "asked": [(a["term"], a["kind"], a["importance"], id(a) in true) for a in read["requirements"]],
        "returned": len(read["requirements"]),
        "true": len(true),
        "expected": len(truth["requirements"]),
        "found": len(found),
        "importance": right,
        "false_terms": [a["term"] for a in read["requirements"] if id(a) not in true],
        "missed_terms": [t["term"] for t in truth["requirements"] if id(t) not in found],
        "facts": facts(read, truth, text),
    }


def facts(read, truth, text):
    """Per fact expected, returned, right."""
    def single(mine, theirs, same=lambda a, b: a == b):
        return [int(theirs is not None), int(mine is not None), int(mine is not None and theirs is not None and same(mine, theirs))]

    def some(mine, theirs):
        at = {a["term"]: a["places"] for a in read["requirements"]}

        def hit(a, b):
            same = within(words(a), words(b)) or within(words(b), words(a))
            # “español” is read as Spanish.
            return same or any(s < f and e < t for s, t in at.get(a, []) for e, f in places(text, b))
        return [len(theirs), len(mine), sum(any(hit(a, b) for a in mine) for b in theirs)]

    near = lambda a, b: bool(set(words(a)) & set(words(b)))
    return {
        "years": single(read["years"], truth["years"]),
        "degree": single((read["degrees"] or [None])[0], LEVELS.get(truth["degree"])),
        "certificates": some(read["certificates"], truth["certificates"]),
        "languages": some(read["languages"], truth["languages"]),
        "location": single(read["location"], truth["location"], near),
        "presence": single(read["presence"], truth["remote"]),
        "clearance": single(read["clearance"], truth["clearance"], near),
        "seniority": single(read["seniority"], truth["seniority"]),
    }


def measure(names=None):
    rows = []
    for path in sorted(TRUTH.glob("*.json")):
        text = next((folder / f"{path.stem}.txt" for folder in FOLDERS if (folder / f"{path.stem}.txt").is_file()), None)
        if text and (not names or path.stem in names):
            rows.append(one(text, json.loads(path.read_text())))
    total = lambda key: sum(row[key] for row in rows)
    sums = {}
    for row in rows:
        for fact, counts in row["facts"].items():
            sums[fact] = [a + b for a, b in zip(sums.get(fact, [0, 0, 0]), counts)]
    return {
        "postings": len(rows),
        "enough": sum(row["true"] >= min(ENOUGH, row["expected"]) for row in rows),
        "false_share": 1 - total("true") / max(1, total("returned")),
        "recall": total("found") / max(1, total("expected")),
        "importance": total("importance") / max(1, total("found")),
        "facts": sums,
        "facts_f1": f1(*[sum(counts[n] for counts in sums.values()) for n in (0, 1, 2)])[2],
        "rows": rows,
    }


def tables(result):
    lines = [
        "| postings | at least five true requirements | false terms | true requirements found | must / nice right | facts F1 |",
        "|---:|---:|---:|---:|---:|---:|",
        f"| {result['postings']} | {result['enough']} | {result['false_share']:.3f} | {result['recall']:.3f} | {result['importance']:.3f} | {result['facts_f1']:.3f} |",
        "",
        "| fact | expected | returned | right |",
        "|---|---:|---:|---:|",
    ] + [f"| {fact} | {a} | {b} | {c} |" for fact, (a, b, c) in result["facts"].items()]
    return {"postings": "\n".join(lines)}
