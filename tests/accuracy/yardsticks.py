"""The yardsticks of ../shared/measure, called and never copied."""
import importlib.util
import os
import pathlib
import sys

from truth import SHARED

MEASURE = pathlib.Path(os.environ.get("LEGIBLE_MEASURE") or SHARED / "measure")


def load(name):
    path = MEASURE / f"{name}.py"
    if not path.is_file():
        sys.exit(f"The yardstick {path} is not there; set LEGIBLE_MEASURE.")
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


fields = load("fields")
text_f1 = load("text_f1")


def f1(expected, returned, right):
    """Precision, recall and their harmonic mean; None where there was nothing to find and nothing found."""
    if not expected and not returned:
        return None, None, None
    precision = right / returned if returned else 0.0
    recall = right / expected if expected else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0
