"""Truth of the corpus: byte ranges into its files, resolved into strings. The format is in docs/accuracy.md."""
import hashlib
import json
import os
import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
CORPUS = pathlib.Path(os.environ.get("LEGIBLE_CORPUS") or SHARED / "corpus")
TRUTH = ROOT / "tests" / "truth"


def string(item, files, main):
    """{"at": [[start, end, file = main] | literal …], "form"?} → the string that a reader sees."""
    def part(at):
        if isinstance(at, str):
            return at
        start, end, file = [*at, main][:3]
        return files[file][start:end].decode("utf-8")

    text = "".join(part(at) for at in item["at"])
    text = " ".join(text.replace("{", "").replace("}", "").split())
    return text.upper() if item.get("form") == "upper" else text


def load(path):
    """A truth file in the form that the yardstick `fields.py` reads. Fails when the corpus moved on."""
    truth = json.loads(path.read_text())
    folder = CORPUS / "resumes" / truth["id"]
    files = {}
    for file, digest in truth["files"].items():
        files[file] = (folder / file).read_bytes()
        if hashlib.sha256(files[file]).hexdigest() != digest:
            raise SystemExit(f"{folder / file} is not the file that {path.name} was written for")
    main = truth.get("main", "main.tex")

    def resolve(value):
        if isinstance(value, dict):
            return string(value, files, main) if "at" in value else {k: resolve(v) for k, v in value.items()}
        return [resolve(v) for v in value] if isinstance(value, list) else value

    return {k: resolve(v) for k, v in truth.items() if k != "files"}
