"""Fields and text of the corpus: our reader against truth, and against the compiled page."""
import json

import pdfs
import reader
from truth import CORPUS, TRUTH, load
from yardsticks import f1, fields, text_f1

ORDER = ["name", "emails", "phones", "urls", "section headings", "section kinds", "entries", "entry title",
         "entry organisation", "entry dates", "bullet count", "skills"]
ENTRY = {"entries", "entry title", "entry organisation", "entry dates", "bullet count"}


def judged(truth):
    """Fields that the truth speaks of: null means not judged."""
    left_out = (ENTRY if truth["entries"] is None else set()) | ({"skills"} if truth["skills"] is None else set())
    return [field for field in ORDER if field not in left_out]


def measure_fields(truths, reads):
    """Sums of [expected, returned, right] per field, and each document's own."""
    total, each = {field: [0, 0, 0] for field in ORDER}, {}
    for id, truth in truths.items():
        each[id] = {field: counts for field, counts in fields.compare(truth, reads[id]).items() if field in judged(truth)}
        for field, counts in each[id].items():
            total[field] = [a + b for a, b in zip(total[field], counts)]
    return total, each


def documents():
    return sorted(path.parent.name for path in (CORPUS / "resumes").glob("*/main.tex"))


def measure():
    truths = {path.stem: load(path) for path in sorted(TRUTH.glob("*.json"))}
    reads = {id: reader.read(CORPUS / "resumes" / id / "main.tex") for id in documents()}
    total, each = measure_fields(truths, reads)
    text, from_pdf = {}, {}
    for id in documents():
        path = CORPUS / "resumes" / id
        engine = json.loads((path / "META.json").read_text())["engine"]
        pdf = pdfs.compile(pdfs.folder(path), engine)
        if pdf is None:
            continue
        from_pdf[id] = reader.read(pdf)
        ours, page = text_f1.tokens(reads[id]["text"]), text_f1.tokens(pdfs.pdftotext(pdf))
        precision, recall, score = text_f1.bag_f1(ours, page)
        text[id] = {"precision": precision, "recall": recall, "f1": score, "order": text_f1.order(ours, page)}
    pdf_total, pdf_each = measure_fields({id: truths[id] for id in from_pdf}, from_pdf)
    return {"fields": total, "fields of each": each, "text": text, "documents": len(reads), "pdfs": len(from_pdf),
            "fields from pdf": pdf_total if from_pdf else None, "fields of each pdf": pdf_each}


def field_table(counts):
    rows = ["| field | expected | returned | right | precision | recall | F1 |", "|---|---:|---:|---:|---:|---:|---:|"]
    for field, (expected, returned, right) in counts.items():
        if expected or returned:
            p, r, f = f1(expected, returned, right)
            rows.append(f"| {field} | {expected} | {returned} | {right:g} | {p:.3f} | {r:.3f} | **{f:.3f}** |")
    return "\n".join(rows)


def table_of_each(each):
    """F1 of each document by field."""
    rows = ["| document | " + " | ".join(ORDER) + " |", "|---|" + "---:|" * len(ORDER)]
    for id, counts in sorted(each.items()):
        cells = []
        for field in ORDER:
            score = f1(*counts[field])[2] if field in counts else None
            cells.append("" if score is None else f"{score:.2f}")
        rows.append(f"| {id} | " + " | ".join(cells) + " |")
    return "\n".join(rows)


def tables(result):
    text = ["| document | precision | recall | F1 | order |", "|---|---:|---:|---:|---:|"]
    for id, t in result["text"].items():
        text.append(f"| {id} | {t['precision']:.3f} | {t['recall']:.3f} | {t['f1']:.3f} | {t['order']:.3f} |")
    if result["text"]:
        mean = lambda k: sum(t[k] for t in result["text"].values()) / len(result["text"])
        low = lambda k: min(t[k] for t in result["text"].values())
        keys = ("precision", "recall", "f1", "order")
        text.append("| **mean** | " + " | ".join(f"**{mean(k):.3f}**" for k in keys) + " |")
        text.append("| **worst** | " + " | ".join(f"**{low(k):.3f}**" for k in keys) + " |")
    pdf = field_table(result["fields from pdf"]) if result["fields from pdf"] else "No document compiles here."
    pdf_each = table_of_each(result.get("fields of each pdf", {}))
    return {"fields": field_table(result["fields"]), "fields-of-each": table_of_each(result["fields of each"]), "text": "\n".join(text), "fields-pdf": pdf, "fields-pdf-of-each": pdf_each}
