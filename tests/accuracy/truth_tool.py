#!/usr/bin/env python3
"""Turns what a person typed from a rendered page into truth that quotes nothing.

    truth_tool.py NOTES.py...        write tests/truth/<id>.json
    truth_tool.py --show ID          print what a truth file says, resolved

The notes are kept out of the repository, for they hold the text of the resumes. They are calls of the
functions below, in the order of the page; every text is searched in the source from the place of the
last one onwards and only its byte ranges are written down. docs/accuracy.md has the format.
"""
import hashlib
import json
import os
import pathlib
import re
import sys
import unicodedata

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from truth import CORPUS, TRUTH, load  # noqa: E402

ACCENTS = {"'": "\u0301", "`": "\u0300", '"': "\u0308", "^": "\u0302", "~": "\u0303", "c": "\u0327", "v": "\u030c"}
LETTERS = {r"\ss": "ß", r"\o": "ø", r"\O": "Ø", r"\i": "ı", r"\ae": "æ", r"\oe": "œ", r"\l": "ł"}
TOKEN = re.compile(
    r"""(?P<comment>(?<!\\)%[^\n]*\n?[ \t]*)
      | (?P<accent>\\(?P<mark>['`"^~]|[cv](?![A-Za-z]))\s*\{?(?P<base>\\?[A-Za-z])\}?)
      | (?P<letter>\\(?:ss|ae|oe|[oOil])(?![A-Za-z])(?:\{\})?)
      | (?P<link>\\href\s*\{[^{}]*\})
      | (?P<symbol>\\[&%$\#_{}])
      | (?P<tex>\\(?:La)?TeX(?![A-Za-z])(?:\{\})?)
      | (?P<break>\\\\(?:\[[^\]]*\])?|\\[ ,;:!/@-])
      | (?P<command>\\[A-Za-z@]+\*?)
      | (?P<dash>---?)
      | (?P<quote>``|'')
      | (?P<group>[{}$])
      | (?P<space>[\s~]+)
      | (?P<char>.)""",
    re.X | re.S,
)


def project(source):
    """What the source shows, roughly: [(folded characters, start byte, end byte, literal or None)]."""
    out, byte, at = [], 0, 0
    for match in TOKEN.finditer(source):
        byte += len(source[at:match.start()].encode())
        at = match.start()
        size = len(match.group().encode())
        kind = next(k for k in ("comment", "accent", "letter", "link", "symbol", "tex", "break", "command", "dash", "quote", "group",
                                "space", "char") if match.group(k))
        if kind == "char":
            out.append((match.group(), byte, byte + size, None))
        elif kind == "symbol":
            out.append((match.group()[1], byte + 1, byte + size, None))
        elif kind == "accent":
            base = match["base"].lstrip("\\")
            text = unicodedata.normalize("NFC", base + ACCENTS[match["mark"]])
            out.append((text, byte, byte + size, text))
        elif kind == "letter":
            text = LETTERS[re.match(r"\\[a-zA-Z]+", match.group()).group()]
            out.append((text, byte, byte + size, text))
        elif kind == "tex":
            text = "LaTeX" if "La" in match.group() else "TeX"
            for i, c in enumerate(text):  # the letters of the command itself
                out.append((c, byte + 1 + i, byte + 2 + i, None))
        elif kind == "dash":
            out.append(("-", byte, byte + size, "-"))
        elif kind == "quote":
            out.append(('"', byte, byte + size, '"'))
        elif kind in ("space", "break") and match.group() not in ("\\/", "\\-", "\\!", "\\@"):
            out.append((" ", byte, byte + size, " "))
    return out


FOLD = {"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‐": "-", "\u00a0": " "}


def fold(text):
    return "".join(FOLD.get(c, c) for c in unicodedata.normalize("NFC", text)).casefold()


class Source:
    def __init__(self, folder, file):
        self.file, self.bytes = file, (folder / file).read_bytes()
        self.cells, last = [], ""
        for cell in project(self.bytes.decode("utf-8")):
            if not (cell[0] == " " and last == " "):
                for c in fold(cell[0]):
                    self.cells.append((c, *cell[1:]))
            last = cell[0]
        self.text = "".join(c[0] for c in self.cells)
        self.at = 0  # index of cells from where the next text is searched

    def find(self, text, start):
        """First place of the text from the cell `start` on: (first cell, one past the last)."""
        wanted = re.sub(r"\s+", " ", fold(text)).strip()
        first = self.text.find(wanted, start)
        while first >= 0:
            last = first + len(wanted)
            if self.edge(first) and self.edge(last):
                return first, last
            first = self.text.find(wanted, first + 1)
        return None

    def edge(self, at):
        """Whether a word may begin or end between the cells `at - 1` and `at`."""
        if not 0 < at < len(self.cells):
            return True
        (left, _, end, _), (right, start, _, _) = self.cells[at - 1], self.cells[at]
        return not (left.isalnum() and right.isalnum()) or start != end

    def ranges(self, first, last):
        """Byte ranges of the cells; short literals where the source spells a sign otherwise."""
        parts = []
        for c, start, end, literal in self.cells[first:last]:
            if literal is not None:
                literal = " " if literal == " " else literal
                same = self.bytes[start:end] == literal.encode()
                if not same:
                    parts.append(literal)
                    continue
            if parts and isinstance(parts[-1], list) and parts[-1][1] == start:
                parts[-1][1] = end
            elif parts and isinstance(parts[-1], list) and parts[-1][1] == end:
                continue  # one character that folds to two
            else:
                parts.append([start, end])
        return parts


class Notes:
    def __init__(self):
        self.truth = None

    def begin(self, id, main="main.tex", rendered="compiled"):
        self.folder = CORPUS / "resumes" / id
        self.id, self.main, self.file, self.sources = id, main, main, {}
        self.truth = {"id": id, "rendered": rendered, "files": {}, "name": None, "emails": [], "phones": [], "url_pairs": [],
                      "sections": [], "entries": [], "skills": []}
        self.section, self.problems = None, []

    def source(self, file):
        if file not in self.sources:
            self.sources[file] = Source(self.folder, file)
            self.truth["files"][file] = hashlib.sha256(self.sources[file].bytes).hexdigest()
        return self.sources[file]

    def text(self, text, move=True, anywhere=False):
        """A text of the page → its places. A tuple is a list of pieces joined by a space, or by nothing
        before `^`; `FILE::` looks in another file, `raw:` letter by letter; `=x` is a literal of three signs at most."""
        pieces = text if isinstance(text, tuple) else (text,)
        at = []
        for piece in pieces:
            file, glue = self.file, piece.startswith("^")
            piece = piece.removeprefix("^")
            if "::" in piece and (self.folder / piece.split("::")[0]).is_file():
                file, piece = piece.split("::", 1)
            if piece.startswith("="):
                at.append(piece[1:4])
                continue
            source = self.source(file)
            byte_at = source.cells[min(source.at, len(source.cells) - 1)][1]
            if piece.startswith("raw:"):
                piece = piece[4:]
                found, hit = source.bytes.find(piece.encode(), 0 if anywhere else byte_at), None
                place = [[found, found + len(piece.encode())]] if found >= 0 else None
            else:
                hit = source.find(piece, 0 if anywhere else source.at)
                place = source.ranges(*hit) if hit else None
                if not hit and anywhere and "://" in piece and (found := source.bytes.find(piece.encode())) >= 0:
                    place = [[found, found + len(piece.encode())]]  # the target of a link
            if place is None:
                earlier = " (earlier, yes)" if source.find(piece, 0) else ""
                self.problems.append(f"not found from here: {piece!r}{earlier}")
                continue
            if file != self.main:
                place = [[*part, file] if isinstance(part, list) else part for part in place]
            if at and not glue:
                at.append(" ")
            at += place
            if hit and move:
                self.ahead, self.last = (max(self.ahead, hit[1]) if self.last == file else hit[1]), file
        return {"at": at}

    def note(self, text, **keywords):
        self.ahead, self.last = 0, self.file
        out = self.text(text, **keywords)
        return out

    def advance(self):
        source = self.source(self.last)
        source.at = max(source.at, self.ahead)

    def write(self):
        for problem in self.problems:
            print(f"{self.id}: {problem}", file=sys.stderr)
        if self.problems:
            sys.exit(1)
        path = TRUTH / f"{self.id}.json"
        path.write_text(dump(self.truth))
        print(path)


def dump(value, indent=0):
    """JSON with one line for each entry."""
    pad = "  " * (indent + 1)
    if indent < 1 and isinstance(value, dict):
        return "{\n" + ",\n".join(f"{pad}{json.dumps(k)}: {dump(v, indent + 1)}" for k, v in value.items()) + "\n}\n"
    if indent == 1 and isinstance(value, list) and value:
        return "[\n" + ",\n".join(f"{pad}{json.dumps(v, ensure_ascii=False)}" for v in value) + "\n  ]"
    return json.dumps(value, ensure_ascii=False)


N = Notes()


def doc(id, **k): N.begin(id, **k)
def file(path): N.file = path
def name(*texts):
    N.truth["name"] = N.note(texts[0], anywhere=True)
    if texts[1:]:
        N.truth["name_alternatives"] = [N.note(t, anywhere=True) for t in texts[1:]]
def name_upper(text): N.truth["name"] = {**N.note(text, anywhere=True), "form": "upper"}
def email(text): N.truth["emails"].append(N.note(text, anywhere=True))
def phone(text): N.truth["phones"].append(N.note(text, anywhere=True))
def link(*texts): N.truth["url_pairs"].append([N.note(t, anywhere=True) for t in texts])
def sec(heading, kind, *alternatives):
    source = N.source(N.file)
    if not heading.startswith("raw:"):  # the heading, not the same word in a sentence before it
        braced = source.bytes.find(("{" + heading.replace("&", "\\&") + "}").encode(), source.cells[min(source.at, len(source.cells) - 1)][1])
        if braced >= 0:
            source.at = next(i for i, cell in enumerate(source.cells) if cell[1] >= braced)
    N.section = N.note(heading)
    N.advance()
    item = {"heading": N.section, "kind": kind}
    if alternatives:
        item["kind_alternatives"] = list(alternatives)
    N.truth["sections"].append(item)
def sec_at(file_, heading, kind, *alternatives):
    file(file_)
    sec(heading, kind, *alternatives)
def e(title=None, organisation=None, start=None, end=None, bullets=0, t=(), o=(), single=False, all_levels=None, move=True):
    """An entry: what, where, from, to, bullets; `t`, `o`: readings that a careful reader could argue."""
    N.ahead, N.last = 0, N.file
    item = {"section": N.section}
    for key, value, others in (("title", title, t), ("organisation", organisation, o)):
        if value is not None:
            item[key] = N.text(value)
        if others:
            item[key + "_alternatives"] = [N.text(other, move=False) for other in others]
    item |= {"start": start, "end": end, "bullets": bullets}
    if single:
        item["single_date"] = True
    if all_levels is not None:
        item["bullets_all_levels"] = all_levels
    N.truth["entries"].append(item)
    if move:
        N.advance()
def skills(*texts):
    N.ahead, N.last = 0, N.file
    N.truth["skills"] += [N.text(t) for t in texts]
def unclear_skills(): N.truth["skills"] = None
def skip(text):
    N.note(text)
    N.advance()
def back(text):
    """Search from the given text on again, for pages that print in another order than the source."""
    source = N.source(N.file)
    hit = source.find(text, 0)
    if hit is None:
        N.problems.append(f"not found: {text!r}")
    else:
        source.at = hit[0]


if __name__ == "__main__":
    if sys.argv[1] == "--show":
        for id in sys.argv[2:]:
            print(json.dumps(load(TRUTH / f"{id}.json"), ensure_ascii=False, indent=1))
        sys.exit()
    for path in sys.argv[1:]:
        exec(compile(pathlib.Path(path).read_text(), path, "exec"), globals())
        N.write()
