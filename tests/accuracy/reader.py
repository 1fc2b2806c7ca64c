"""Our own reader, as its users run it: the command line `legible`."""
import json
import os
import subprocess

AS_OF = "2026-01-01"
CLI = os.environ.get("LEGIBLE_CLI", "legible")


class Unread(RuntimeError):
    """The command line refused a document."""


def run(*arguments):
    done = subprocess.run([CLI, *map(str, arguments)], capture_output=True, text=True, timeout=120, check=False)
    if done.returncode:
        raise Unread(f"legible {' '.join(map(str, arguments))}: {done.stderr.strip()[-400:]}")
    return done.stdout


def read(path):
    """What it understands of a document, in the form that the yardsticks read."""
    return json.loads(run("read", path, "--format", "json"))


def job(path):
    """What it understands of a posting."""
    return json.loads(run("job", path, "--format", "json"))


def report(path):
    """The whole report of a document without a posting."""
    return json.loads(run("check", path, "--format", "json", "--as-of", AS_OF, "--fail-on", "never"))["resumes"][0]["report"]


def pdf_text(path):
    """What it reads from a PDF's text layer."""
    return run("text", path)
