"""Compiles a small document with each engine through a compile service: compile-once.py http://127.0.0.1:8788"""

import json
import struct
import sys
import urllib.request

BIBLIOGRAPHY = b"@book{a, author={A B}, title={T}, year={2000}}"
# Engine, source, and a bibliography for biber where there is one.
CASES = [
    ("pdflatex", r"\documentclass{article}\usepackage{hyperref}\begin{document}x\end{document}"),
    ("xelatex", r"\documentclass{article}\usepackage{fontspec}\begin{document}x\end{document}"),
    ("lualatex", r"\documentclass{article}\usepackage{fontspec}\begin{document}x\end{document}"),
    (
        "pdflatex",
        r"\documentclass{article}\usepackage[backend=biber]{biblatex}\addbibresource{a.bib}"
        r"\begin{document}\cite{a}\printbibliography\end{document}",
    ),
]


def frame(kind: bytes, payload: bytes) -> bytes:
    return kind + struct.pack(">I", len(payload)) + payload


def compile_with(base: str, engine: str, source: str) -> tuple[dict, int]:
    """The result, and how many bytes the PDF has."""
    head = json.dumps({"job_id": f"once-{engine}", "main": "main.tex", "engine": engine}).encode()
    files = [struct.pack(">H", 8) + b"main.tex" + source.encode(), struct.pack(">H", 5) + b"a.bib" + BIBLIOGRAPHY]
    request = urllib.request.Request(
        f"{base}/compile",
        frame(b"Q", head) + b"".join(frame(b"F", file) for file in files),
        {"content-type": "application/vnd.legible.frames"},
    )
    body = urllib.request.urlopen(request).read()
    result, pdf, at = {}, 0, 0
    while at < len(body):
        kind, (length,) = body[at : at + 1], struct.unpack(">I", body[at + 1 : at + 5])
        payload = body[at + 5 : at + 5 + length]
        at += 5 + length
        if kind == b"P":
            pdf = length
        elif kind == b"E" and json.loads(payload)["event"] == "done":
            result = json.loads(payload)
    return result, pdf


failed = False
for engine, source in CASES:
    result, pdf = compile_with(sys.argv[1], engine, source)
    print(engine, result["outcome"], f"{pdf} bytes", f"{result['timings']['total_ms']} ms", result["texlive"])
    failed |= result["outcome"] != "success" or pdf == 0
sys.exit(failed)
