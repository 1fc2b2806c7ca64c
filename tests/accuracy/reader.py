"""Our own reader, as its users run it: the command line."""
import json
import os
import pathlib
import subprocess

AS_OF = "2026-01-01"
CLI = os.environ.get("LEGIBLE_CLI")
SCORE = os.environ.get("LEGIBLE_SCORE")


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    if done.returncode and not done.stdout.strip().startswith("{"):
        raise RuntimeError(f"{' '.join(map(str, command))}: {done.stderr.strip()[-400:]}")
    return done.stdout


def report(path, as_of=AS_OF):
    """The whole report of a document (a main file of a project, or a text)."""
    return json.loads(run(SCORE, str(path), "--as-of", as_of))


def contract(report):
    """A report → the form that the yardsticks read."""
    resume = report["resume"]
    text = lambda found: found["text"] if found else None
    out = {key: text(resume.get(key)) for key in ("name", "headline", "location")}
    out |= {key: [text(x) for x in resume.get(key, [])] for key in ("emails", "phones", "urls", "skills")}
    return out | {"text": report["text"], "sections": resume["sections"], "entries": resume["entries"]}


def read(path):
    """What `legible read` says of a document."""
    if CLI:
        return json.loads(run(CLI, "read", str(path), "--format", "json"))
    return contract(report(path))


def can_read_pdf():
    if not CLI:
        return False
    return "text" in subprocess.run([CLI, "--help"], capture_output=True, text=True, check=False).stdout


def pdf_text(path):
    """What our PDF reader reads from a PDF's text layer."""
    return run(CLI, "text", str(path))
