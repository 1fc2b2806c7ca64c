"""Does the score mean anything: what independent parsers recover, against `readable`, before and after our fixes."""
import json
import random
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import parsers
import pdfs
import people
import reader
import recover
import samples
from truth import CORPUS, TRUTH, load

PASSES = 5  # a fix may uncover another


def as_picture(pdf):
    """A document of the same page(s) as pictures."""
    with tempfile.TemporaryDirectory() as work:
        subprocess.run(["pdftoppm", "-r", "110", "-png", str(pdf), f"{work}/page"], check=True)
        pages = {p.name: p.read_bytes() for p in sorted(Path(work).glob("*.png"))}
    body = "\n\\newpage\n".join(rf"\noindent\includegraphics[width=\paperwidth]{{{name}}}" for name in pages)
    source = ("\\documentclass[a4paper]{article}\n\\usepackage[margin=0pt]{geometry}\n\\usepackage{graphicx}\n"
              "\\pagestyle{empty}\n\\begin{document}\n" + body + "\n\\end{document}\n")
    return pages | {"main.tex": source.encode()}


def own_samples():
    for id, person, defects in samples.cases(people.PEOPLE):
        truth = people.truth(person, samples.HEADINGS)
        files = samples.document(person, [d for d in defects if d != "picture"])
        if "picture" in defects:
            files = as_picture(pdfs.compile(files, "pdflatex"))
        yield {"id": id, "set": "samples", "base": person["id"], "defects": list(defects), "files": files, "engine": "pdflatex", "truth": truth}


def corpus_documents():
    for path in sorted(TRUTH.glob("*.json")):
        truth = load(path)
        folder = CORPUS / "resumes" / path.stem
        engine = json.loads((folder / "META.json").read_text())["engine"]
        if truth["entries"] is not None:
            yield {"id": path.stem, "set": "corpus", "base": path.stem, "defects": [], "files": pdfs.folder(folder), "engine": engine, "truth": truth}


def reheaded(files, raw, change):
    """The files with every heading of the truth replaced by `change(heading)`."""
    main, edits = raw.get("main", "main.tex"), {}
    for section, words in zip(raw["sections"], load(TRUTH / f"{raw['id']}.json")["sections"]):
        parts = [part for part in section["heading"]["at"] if isinstance(part, list)]
        file = parts[0][2] if len(parts[0]) > 2 else main
        edits.setdefault(file, {})[parts[0][0], parts[-1][1]] = change(words["heading"])
    files = dict(files)
    for file, places in edits.items():
        for (start, end), text in sorted(places.items(), reverse=True):
            files[file] = files[file][:start] + text.encode() + files[file][end:]
    return files


def spaced(heading):
    return r"\ ".join(" ".join(word) for word in "".join(c if c.isalnum() else " " for c in heading).split())


def unusual(heading):
    return f"Chapter {sum(map(ord, heading)) % 90 + 10}"


def damaged_corpus():
    """Corpus documents whose headings are set apart or say nothing, and as pictures."""
    for document in corpus_documents():
        raw = json.loads((TRUTH / f"{document['id']}.json").read_text())
        changed = {"spaced headings": reheaded(document["files"], raw, spaced), "unusual headings": reheaded(document["files"], raw, unusual)}
        pdf = pdfs.compile(document["files"], document["engine"])
        if pdf:
            changed["picture"] = as_picture(pdf)
        for defect, files in changed.items():
            yield document | {"id": f"{document['id']} + {defect}", "set": "corpus, damaged", "defects": [defect], "files": files,
                              "engine": "pdflatex" if defect == "picture" else document["engine"]}


def generated_documents(folder):
    for path in sorted(folder.glob("*/main.tex")):
        truth = json.loads((path.parent / "truth.json").read_text())
        yield {"id": path.parent.name, "set": "generated", "base": path.parent.name.split("-")[0], "defects": [],
               "files": {"main.tex": path.read_bytes()}, "engine": truth["engine"], "truth": truth}


def report(files):
    with tempfile.TemporaryDirectory() as work:
        for name, content in files.items():
            path = Path(work) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        return reader.report(Path(work) / "main.tex")


def apply_fixes(files, first):
    """All fixes of the report, pass after pass; a fix that touches an edit already made waits for the next pass."""
    files, done, made = dict(files), first, []
    for _ in range(PASSES):
        edits, taken = {}, []
        for finding in done["findings"]:
            fix = finding.get("fix")
            if not fix or any(e["file"] == t["file"] and e["start"] < t["end"] + 1 and t["start"] < e["end"] + 1
                              for e in fix["edits"] for t in taken):
                continue
            taken += fix["edits"]
            made.append(finding["code"])
            for edit in fix["edits"]:
                edits.setdefault(edit["file"], []).append(edit)
        if not edits:
            break
        for name, changes in edits.items():
            content = files[name]
            for edit in sorted(changes, key=lambda e: e["start"], reverse=True):
                content = content[:edit["start"]] + edit["text"].encode() + content[edit["end"]:]
            files[name] = content
        done = report(files)
    return files, done, made


def recovered(pdf, truth):
    shares = {name: recover.share(truth, text) for name, text in parsers.texts(pdf).items()}
    return {"parsers": {name: s["all"] for name, s in shares.items()}, "all": statistics.mean(s["all"] for s in shares.values()),
            "groups": {g: statistics.mean(s[g] for s in shares.values()) for g in next(iter(shares.values()))}}


def ranks(values):
    order = sorted(range(len(values)), key=values.__getitem__)
    out, i = [0.0] * len(values), 0
    while i < len(order):
        j = i
        while j + 1 < len(order) and values[order[j + 1]] == values[order[i]]:
            j += 1
        for k in order[i:j + 1]:
            out[k] = (i + j) / 2
        i = j + 1
    return out


def spearman(a, b):
    """Rank correlation, ties by mean rank; None where one side does not vary."""
    if len(set(a)) < 2 or len(set(b)) < 2:
        return None
    return statistics.correlation(ranks(a), ranks(b))


def interval(a, b, draws=2000):
    """95 % bootstrap interval over documents, fixed seed."""
    dice, out = random.Random(1), []
    for _ in range(draws):
        pick = [dice.randrange(len(a)) for _ in a]
        value = spearman([a[i] for i in pick], [b[i] for i in pick])
        if value is not None:
            out.append(value)
    out.sort()
    return out[int(0.025 * len(out))], out[int(0.975 * len(out))]


def measure(generated=None, corpus=True):
    documents = list(own_samples())
    if generated:
        documents += generated_documents(generated)
    if corpus:
        documents += [*corpus_documents(), *damaged_corpus()]
    rows = []
    for number, document in enumerate(documents):
        if sys.stderr.isatty():
            print(f"\r  {number + 1}/{len(documents)} {document['id'][:60]:60}", end="", file=sys.stderr, flush=True)
        pdf = pdfs.compile(document["files"], document["engine"])
        if pdf is None:
            rows.append({"id": document["id"], "set": document["set"], "compiles": False})
            continue
        before = report(document["files"])
        row = {"id": document["id"], "set": document["set"], "base": document["base"], "defects": document["defects"], "compiles": True,
               "readable": before["score"]["readable"], "before": recovered(pdf, document["truth"])}
        files, after, made = apply_fixes(document["files"], before)
        row |= {"fixes": made, "readable after": after["score"]["readable"]}
        if made:
            fixed = pdfs.compile(files, document["engine"])
            row["after compiles"] = fixed is not None
            row["after"] = recovered(fixed, document["truth"]) if fixed else None
        rows.append(row)
    return {"rows": rows, "versions": parsers.versions()}


def correlation_row(label, rows):
    a, b = [r["readable"] for r in rows], [r["before"]["all"] for r in rows]
    rho = spearman(a, b)
    if rho is None:
        return f"| {label} | {len(rows)} | – | – |"
    low, high = interval(a, b)
    return f"| {label} | {len(rows)} | **{rho:.2f}** | {low:.2f} … {high:.2f} |"


def tables(result):
    rows = [r for r in result["rows"] if r["compiles"]]
    sets = ["samples", "generated", "corpus", "corpus, damaged"]
    out = ["| documents | n | Spearman's ρ | 95 % interval |", "|---|---:|---:|---:|", correlation_row("all", rows)]
    out += [correlation_row(s, [r for r in rows if r["set"] == s]) for s in sets if any(r["set"] == s for r in rows)]
    bases = sorted({r["base"] for r in rows if r["set"] == "samples"})
    both = [r for r in rows if r["set"].startswith("corpus")]
    if both:
        out.append(correlation_row("corpus, whole and damaged", both))
    within = [spearman(*zip(*[(r["readable"], r["before"]["all"]) for r in rows if r["set"] == "samples" and r["base"] == b])) for b in bases]
    if within:
        out.append(f"| samples, mean within one person | {len(bases)} × {len(rows and [r for r in rows if r.get('base') == bases[0] and r['set'] == 'samples'])} "
                   f"| **{statistics.mean(within):.2f}** | {min(within):.2f} … {max(within):.2f} (range) |")
    for name in parsers.NAMES:
        rho = spearman([r["readable"] for r in rows], [r["before"]["parsers"][name] for r in rows])
        out.append(f"| all, {name} {result['versions'][name]} alone | {len(rows)} | {rho:.2f} | |")

    plain = {r["base"]: r for r in rows if r["set"] == "samples" and not r["defects"]}
    defect = ["| one defect | points of readable lost | recovered share lost |", "|---|---:|---:|"]
    for name in samples.DEFECTS:
        some = [r for r in rows if r["defects"] == [name] and r["set"] == "samples"]
        if some:
            points = statistics.mean(plain[r["base"]]["readable"] - r["readable"] for r in some)
            share = statistics.mean(plain[r["base"]]["before"]["all"] - r["before"]["all"] for r in some)
            defect.append(f"| {name}: {samples.DEFECTS[name]} | {points:.1f} | {share:.3f} |")

    fixed = [r for r in rows if r.get("fixes")]
    good = [r for r in fixed if r["after"]]
    change = ["| documents | with fixes | still compile | recovered before | after | more | same | fewer |", "|---|---:|---:|---:|---:|---:|---:|---:|"]
    for s in ["all", *sets]:
        mine = [r for r in good if s in ("all", r["set"])]
        if mine:
            delta = [r["after"]["all"] - r["before"]["all"] for r in mine]
            change.append(f"| {s} | {sum(s in ('all', r['set']) for r in fixed)} | {len(mine)} | {statistics.mean(r['before']['all'] for r in mine):.3f} "
                          f"| {statistics.mean(r['after']['all'] for r in mine):.3f} | {sum(d > 1e-9 for d in delta)} "
                          f"| {sum(abs(d) <= 1e-9 for d in delta)} | {sum(d < -1e-9 for d in delta)} |")
    each = ["| document | readable | recovered | fixes | readable after | recovered after |", "|---|---:|---:|---|---:|---:|"]
    for r in rows:
        if r["set"] == "corpus":
            after = f"{r['after']['all']:.3f}" if r.get("after") else ""
            each.append(f"| {r['id']} | {r['readable']:.1f} | {r['before']['all']:.3f} | {', '.join(sorted(set(r['fixes'])))} "
                        f"| {r['readable after']:.1f} | {after} |")
    return {"meaning": "\n".join(out), "defects": "\n".join(defect), "fixes": "\n".join(change), "meaning-of-each": "\n".join(each)}
