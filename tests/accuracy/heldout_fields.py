"""Fields of the held-out set: invented people in templates of others that nobody here tunes on."""
import json

import corpus
import reader


def measure(folder):
    truths, reads = {}, {}
    for path in sorted(folder.glob("*/main.tex")):
        truths[path.parent.name] = json.loads((path.parent / "truth.json").read_text())
        reads[path.parent.name] = reader.read(path)
    total, each = corpus.measure_fields(truths, reads)
    return {"fields": total, "fields of each": each, "text": {}, "fields from pdf": None, "documents": len(reads)}


def tables(result):
    made = corpus.tables(result)
    themes = {}
    for id, counts in result["fields of each"].items():
        theme = themes.setdefault(id.split("-")[1], {})
        for field, c in counts.items():
            theme[field] = [a + b for a, b in zip(theme.get(field, [0, 0, 0]), c)]
    by_theme = corpus.tables({"fields": result["fields"], "fields of each": themes, "text": {}, "fields from pdf": None})["fields-of-each"]
    return {"heldout": made["fields"], "heldout-themes": by_theme.replace("| document |", "| theme |")}
