"""PDFs of a public generator with the YAML that they were made from (labelled/rendercv-yaml-pdf): is every string read?

A string counts as read when its words (as the yardstick `text_f1.py` splits them) stand one after the other in the
text. Left out: dates given as fields and addresses of links, which the generator prints in its own way, and
the phone number (`tel:+90…` is printed in national form).
"""
import pathlib
import re

import parsers
import pdfs
import reader
from truth import CORPUS
from yardsticks import text_f1

FOLDER = CORPUS / "labelled" / "rendercv-yaml-pdf"
NOT_PRINTED = {"start_date", "end_date", "date", "phone", "website", "url", "network", "doi_url"}


def strings(value, key=None):
    if isinstance(value, dict):
        for k, v in value.items():
            if k not in NOT_PRINTED:
                yield from strings(v, k)
    elif isinstance(value, list):
        for v in value:
            yield from strings(v, key)
    elif value is not None:
        yield str(value)


def printed(text):
    """A string of the YAML without its Markdown."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return tokens(re.sub(r"[*`]", "", text))


def tokens(text):
    """Words without inner hyphens: at a line's end nobody can say whether one belongs to the word."""
    return text_f1.tokens(re.sub(r"(?<=\w)[-\u2010]\s*(?=\w)", "", text))


def recovered(wanted, text):
    joined = "\0" + "\0".join(tokens(text)) + "\0"
    missing = [w for w in wanted if w and "\0" + "\0".join(w) + "\0" not in joined]
    return len([w for w in wanted if w]) - len(missing), missing


def measure():
    import yaml
    out = []
    for path in sorted(FOLDER.glob("*.yaml")):
        document = yaml.safe_load(path.read_text())["cv"]
        wanted = [printed(s) for s in strings(document)]
        pdf = path.with_suffix(".pdf")
        ours = reader.pdf_text(pdf)
        texts = {"legible": ours} if ours is not None else {}
        texts |= {"pdftotext": pdfs.pdftotext(pdf)} | parsers.texts(pdf)
        row = {"id": path.stem, "strings": sum(map(bool, wanted)), "read": {}, "missing": {}}
        for name, text in texts.items():
            row["read"][name], missing = recovered(wanted, text)
            row["missing"][name] = [" ".join(m) for m in missing]
        out.append(row)
    return {"rows": out}


def tables(result):
    names = list(result["rows"][0]["read"])
    rows = ["| document | strings | " + " | ".join(names) + " |", "|---|---:|" + "---:|" * len(names)]
    for row in result["rows"]:
        rows.append(f"| {row['id']} | {row['strings']} | " + " | ".join(f"{row['read'][n] / row['strings']:.3f}" for n in names) + " |")
    total = sum(r["strings"] for r in result["rows"])
    rows.append(f"| **all** | {total} | " + " | ".join(f"**{sum(r['read'][n] for r in result['rows']) / total:.3f}**" for n in names) + " |")
    return {"generated": "\n".join(rows)}
