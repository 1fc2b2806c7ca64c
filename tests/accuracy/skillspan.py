"""Sentences of postings with hand-marked skills and knowledge (labelled/skillspan), read by our reader.

The sentences of one posting are read as one list of requirements, for their headings are not told. A marked span is
*found strictly* when a place of ours is the same words, *leniently* when one overlaps it; a place of ours is right by
the same measure. Spans of attitudes and language (`tags_skill` marks whole phrases such as “work in a team”) are
counted beside those of knowledge.
"""
import collections
import json
import pathlib
import tempfile

import reader
from truth import CORPUS
from yardsticks import f1

FOLDER = CORPUS / "labelled" / "skillspan"


def spans(row):
    """Marked spans as character ranges of the sentence, with their kind."""
    starts, at = [], 0
    for token in row["tokens"]:
        starts.append((at, at + len(token)))
        at += len(token) + 1
    out = []
    for kind in ("skill", "knowledge"):
        first = None
        for n, tag in enumerate(row[f"tags_{kind}"] + ["O"]):
            if first is not None and tag != "I":
                out.append((starts[first][0], starts[n - 1][1], kind))
                first = None
            if tag == "B":
                first = n
    return out


def read(rows):
    """Places of ours in the sentences of one posting, as character ranges of each, with their terms."""
    text, offsets = "", []
    for row in rows:
        text += "\nRequirements\n- "
        offsets.append(len(text.encode()))
        text += " ".join(row["tokens"]) + "\n"
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        asked = reader.job(file.name)["requirements"]
    found = [[] for _ in rows]
    for one in asked:
        for start, end in one["places"]:
            at = max((n for n, offset in enumerate(offsets) if offset <= start), default=0)
            sentence = " ".join(rows[at]["tokens"]).encode()
            begin = len(sentence[: start - offsets[at]].decode(errors="ignore"))
            found[at].append((begin, begin + len(text.encode()[start:end].decode(errors="ignore")), one["term"]))
    return found


def measure(split="train"):
    path = FOLDER / f"{split}.json"
    postings = collections.defaultdict(list)
    for line in path.read_text().splitlines():
        row = json.loads(line)
        postings[row["source"], row["idx"]].append(row)
    counts = collections.Counter()
    misses, wrong = collections.Counter(), collections.Counter()
    for rows in postings.values():
        for row, mine in zip(rows, read(rows)):
            marked = spans(row)
            sentence = " ".join(row["tokens"])
            counts["returned"] += len(mine)
            for start, end, kind in marked:
                over = [m for m in mine if m[0] < end and start < m[1]]
                counts[kind, "expected"] += 1
                counts[kind, "strict"] += any((m[0], m[1]) == (start, end) for m in mine)
                counts[kind, "lenient"] += bool(over)
                if not over:
                    misses[sentence[start:end].lower(), kind] += 1
            for start, end, term in mine:
                right = [m for m in marked if m[0] < end and start < m[1]]
                counts["right"] += bool(right)
                counts["strict"] += any((m[0], m[1]) == (start, end) for m in marked)
                if not right:
                    wrong[sentence[start:end].lower(), term] += 1
    return {"counts": {str(k): v for k, v in counts.items()}, "misses": misses.most_common(400), "wrong": wrong.most_common(400)}


def tables(result):
    """Per kind recall, then precision of all, the commonest misses and false hits."""
    counts = result["counts"]
    lines = ["| marked as | spans | found strictly | found leniently |", "|---|---:|---:|---:|"]
    for kind in ("knowledge", "skill"):
        expected = counts[str((kind, "expected"))]
        strict, lenient = (counts[str((kind, measure))] / expected for measure in ("strict", "lenient"))
        lines.append(f"| {kind} | {expected} | {strict:.3f} | {lenient:.3f} |")
    returned = counts["returned"]
    lines += [
        "",
        f"Of {returned} places of ours {counts['strict'] / returned:.3f} are a marked span word for word, {counts['right'] / returned:.3f} overlap one.",
    ]
    listed = lambda rows: ", ".join(f"“{text}” ({count})" for (text, _), count in rows[:10])
    lines += [
        "",
        f"Commonest misses: {listed([row for row in result['misses'] if row[0][1] == 'knowledge'])}.",
        f"Commonest hits outside of spans: {listed(result['wrong'])}.",
    ]
    return {"skillspan": "\n".join(lines)}
