"""PDFs of a public generator with the YAML that they were made from (labelled/rendercv-yaml-pdf): is every string read?

A string counts as read when its words (as the yardstick `text_f1.py` splits them) stand in the text in order, with at
most eight words among them: the icon of a link reads as a letter, and a page's footer may come between. Left out:
formulas, dates given as fields and addresses of links, which the generator prints in its own way, and the phone number
(`tel:+90…` is printed in national form).
"""
import pathlib
import re

import parsers
import pdfs
import reader
from truth import CORPUS
from yardsticks import text_f1

FOLDER = CORPUS / "labelled" / "rendercv-yaml-pdf"
BETWEEN = 8  # words of a footer and of the icons behind links
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
    text = re.sub(r"\$+[^$]*\$+", " ", text)
    return tokens(re.sub(r"[*`]", "", text))


def tokens(text):
    """Words without inner hyphens: at a line's end nobody can say whether one belongs to the word."""
    return text_f1.tokens(re.sub(r"(?<=\w)[-\u2010]\s*(?=\w)", "", text))


def stands(wanted, words, places):
    """Whether all words stand in order with at most BETWEEN others among them."""
    for start in places.get(wanted[0], []):
        at = start
        for word in wanted[1:]:
            limit = start + len(wanted) + BETWEEN
            at = next((i for i in range(at + 1, min(limit, len(words))) if words[i] == word), None)
            if at is None:
                break
        if at is not None:
            return True
    return False


def recovered(wanted, text):
    words, places = tokens(text), {}
    for i, word in enumerate(words):
        places.setdefault(word, []).append(i)
    missing = [w for w in wanted if w and not stands(w, words, places)]
    return sum(map(bool, wanted)) - len(missing), missing


def measure():
    import yaml
    out = []
    for path in sorted(FOLDER.glob("*.yaml")):
        document = yaml.safe_load(path.read_text())["cv"]
        wanted = [printed(s) for s in strings(document)]
        pdf = path.with_suffix(".pdf")
        texts = {"legible": reader.pdf_text(pdf)}
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
