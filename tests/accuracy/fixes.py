"""Whether fixes are safe: each rule's fix on a small resume of its own, compiled before and after.

`LEGIBLE_CLI=… python3 tests/accuracy/fixes.py [CODE…]` applies the fix that a rule offers for its resumes in
`fix_cases.py`. Afterwards the document must still compile, its text layer must have lost no word but those that the
fix itself replaces, the finding must be gone, and the score may not be lower. A rule that offers a fix and has no
resume here is a failure too. Without TeX Live nothing is shown, which is said.
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from concurrent.futures import ThreadPoolExecutor

import pdfs
import reader
from fix_cases import CASES

RULES = pathlib.Path(__file__).resolve().parents[2] / "scoring-wasm" / "src" / "rules"
OFFERS = re.compile(r"Context::fix\(|Draft::mended\(|\.preamble_fix\(")
CODE = re.compile(r'^    "([A-Z]{3}\d{3})", "', re.M)


def rules_with_fixes():
    """Codes of the rules whose source makes a fix, tests aside."""
    out = set()
    for path in RULES.glob("*/*.rs"):
        source = path.read_text().split("#[cfg(test)]")[0]
        code = CODE.search(source)
        if code and OFFERS.search(source):
            out.add(code[1])
    return out


def report(source, spelling):
    """The report of one file, as every runtime gives it."""
    request = {"files": {"main.tex": source}, "main": "main.tex", "as_of": reader.AS_OF}
    if spelling:
        request["spelling"] = spelling
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(request, file)
        file.flush()
        return json.loads(reader.run("score", file.name))


def apply(source, edits):
    """The source after the edits; places are bytes."""
    data = source.encode()
    for edit in sorted(edits, key=lambda edit: edit["start"], reverse=True):
        data = data[:edit["start"]] + edit["text"].encode() + data[edit["end"]:]
    return data.decode()


def words(text):
    """Words as a search compares them: ligatures, soft hyphens and line-end hyphens undone, case folded."""
    text = unicodedata.normalize("NFKC", re.sub(r"(?<=\w)-\n", "", text)).replace("\u00ad", "")
    return re.findall(r"\w+", text.casefold())


def replaced(source, edits):
    """Words of the source that an edit touches: they may go."""
    data, out = source.encode(), []
    for edit in edits:
        start, end = edit["start"], edit["end"]
        while start > 0 and chr(data[start - 1]).isalnum():
            start -= 1
        while end < len(data) and chr(data[end]).isalnum():
            end += 1
        out += words(data[start:end].decode("utf-8", "replace"))
    return out


def lost(before, after, allowed):
    """Words of the text layer that are gone, without the allowed ones; each counts as often as it stands."""
    gone = list(before)
    for word in [*after, *allowed]:
        if word in gone:
            gone.remove(word)
    return gone


def judge(code, case):
    """What is wrong with the fix of a rule on one resume; empty when all is well."""
    source, engine, spelling = (*case, None)[:3]
    old = report(source, spelling)
    mine = [finding for finding in old["findings"] if finding["code"] == code]
    fixes = [finding["fix"] for finding in mine if finding.get("fix")]
    if not fixes:
        return ["is silent" if not mine else "offers no fix"]
    mended = source
    edits = [edit for fix in fixes for edit in fix["edits"]]
    mended = apply(source, edits)
    new, problems = report(mended, spelling), []
    if any(finding["code"] == code for finding in new["findings"]):
        problems.append("speaks again after its fix")
    if new["score"]["overall"] < old["score"]["overall"]:
        problems.append(f"lowers the score from {old['score']['overall']} to {new['score']['overall']}")
    pdf, fixed = (pdfs.compile({"main.tex": text.encode()}, engine) for text in (source, mended))
    if pdf is None:
        return [*problems, f"its resume does not compile with {engine} as written"]
    if fixed is None:
        return [*problems, f"the fixed resume does not compile with {engine}"]
    gone = lost(words(pdfs.pdftotext(pdf)), words(pdfs.pdftotext(fixed)), replaced(source, edits))
    if gone:
        problems.append(f"the text layer has lost {', '.join(gone)}")
    return problems


def main(wanted):
    missing = sorted(rules_with_fixes() - CASES.keys())
    for code in missing:
        print(f"  {code}: offers fixes and has no resume in fix_cases.py")
    if shutil.which("latexmk") is None or shutil.which("pdftotext") is None:
        print("There is no latexmk or no pdftotext: no fix was compiled.")
        return 1 if missing else 0
    jobs = [(code, number, case) for code, cases in sorted(CASES.items()) if not wanted or code in wanted for number, case in enumerate(cases, 1)]
    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda job: judge(job[0], job[2]), jobs))
    bad = 0
    for (code, number, case), problems in zip(jobs, results):
        bad += bool(problems)
        for problem in problems:
            print(f"  {code} on its resume {number} ({case[1]}): {problem}")
    print(f"{len(jobs) - bad} of {len(jobs)} fixes of {len({code for code, *_ in jobs})} rules keep all and mend their finding.")
    return 1 if bad or missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
