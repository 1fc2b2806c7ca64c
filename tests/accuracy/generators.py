"""Fields of generated resumes: invented people in templates of others, from their sources and from their PDFs."""
import json

import corpus
import pdfs
import reader

DOCUMENTS = ("main.tex", "resume.docx", "resume.md", "resume.pdf")


def measure(folder):
    """Figures of a folder of documents with their truth; PDFs where the source compiles here, or as they come."""
    truths, reads, from_pdf, failed = {}, {}, {}, []
    for path in sorted(path for name in DOCUMENTS for path in folder.glob(f"*/{name}")):
        id = path.parent.name
        truths[id] = json.loads((path.parent / "truth.json").read_text())
        if path.suffix == ".pdf":
            from_pdf[id] = reader.read(path)
            continue
        reads[id] = reader.read(path)
        if path.suffix == ".tex":
            pdf = pdfs.compile({"main.tex": path.read_bytes()}, truths[id]["engine"])
            if pdf:
                from_pdf[id] = reader.read(pdf)
            else:
                failed.append(id)
    if not reads:
        raise RuntimeError(f"{folder} holds no documents")
    total, each = corpus.measure_fields({id: truths[id] for id in reads}, reads)
    pdf_total, pdf_each = corpus.measure_fields({id: truths[id] for id in from_pdf}, from_pdf)
    return {"fields": total, "fields of each": each, "documents": len(reads), "pdfs": len(from_pdf), "not compiled": failed,
            "fields from pdf": pdf_total if from_pdf else None, "fields of each pdf": pdf_each}


def by_template(each):
    """F1 by template: what stands behind the person in a document's name."""
    templates = {}
    for id, counts in each.items():
        template = templates.setdefault(id.split("-", 1)[1].replace("_", "-"), {})
        for field, c in counts.items():
            template[field] = [a + b for a, b in zip(template.get(field, [0, 0, 0]), c)]
    return corpus.table_of_each(templates).replace("| document |", "| template |")


def tables(name):
    """The tables of a set of this name."""
    def of(result):
        made = {name: corpus.field_table(result["fields"]), f"{name}-templates": by_template(result["fields of each"])}
        if result["fields from pdf"]:
            made |= {f"{name}-pdf": corpus.field_table(result["fields from pdf"]), f"{name}-pdf-templates": by_template(result["fields of each pdf"])}
        return made
    return of
