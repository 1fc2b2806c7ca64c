"""Writes PDFs of invented people as browsers print them and TeX sets them, each with its truth.

    generate_pages.py FOLDER      (CHROMIUM names the browser; without one the printed layouts are left out)
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

import page_classes
import page_layouts
from people import PEOPLE, job, truth

HEADINGS = {"summary": "Profile", "experience": "Experience", "education": "Education", "projects": "Projects", "skills": "Skills"}
OTHERS = {"summary": "About Me", "experience": "Professional Experience", "education": "Academic Background", "projects": "Selected Projects", "skills": "Technical Skills"}

# Titles and employers whose words say nothing of what they are, and a resume of more than a page.
PLAIN = {
    "id": "rigger", "name": "Aino Kettunen", "email": "aino.kettunen@satama.example", "phone": "+358 40 5550123",
    "location": "Turku, Finland", "website": None, "github": None, "linkedin": "ainokettunen",
    "summary": "Boat builder who has worked in wood, steel and glass fibre, and who keeps drawings that others can read.",
    "experience": [
        job("Keelmaster", "Saima", "Turku, Finland", f"{2019 - 3 * n}-0{n + 2}", "present" if n == 0 else f"{2022 - 3 * n}-0{n + 1}",
            f"Laid the keels of {12 + n} ferries and kept a drawing of every one of them that the yard still uses for repairs",
            "Taught four apprentices how to read the grain of oak before they were allowed to cut it",
            "Found a glue that holds below zero, after two winters of trials in an open shed by the sea")
        if n % 2 == 0 else
        job("Loftsman", "Ranta & Sons", "Oulu, Finland", f"{2019 - 3 * n}-0{n + 2}", f"{2022 - 3 * n}-0{n + 1}",
            "Drew the frames of nine fishing boats at full size on the floor of the loft",
            "Kept the tools of eleven people sharp, dry and where they belong")
        for n in range(5)],
    "education": [job("Vocational Qualification in Boat Building", "Kotka Maritime College", "Kotka, Finland", "2003-08", "2006-05")],
    "projects": [],
    "skills": [("Trades", ["Lofting", "Welding", "Caulking"]), ("Languages", ["Finnish", "Swedish", "English"])],
}
WHO = {person["id"]: person for person in [*PEOPLE, PLAIN]}
SETS = [(("engineer", "nurse", "rigger"), HEADINGS), (("analyst", "teacher", "rigger"), OTHERS)]


def told(person, headings, layout):
    """The truth of a document: what this layout prints."""
    wanted = truth(person, headings)
    if layout == "europass":
        wanted["url_pairs"] = []
    if layout == "currvita":
        wanted["sections"].insert(0, {"heading": "Contact", "kind": "other"})
    return wanted


def print_page(page):
    """A page as the browser prints it."""
    html, pdf, header = page
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run([os.environ["CHROMIUM"], "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={profile}", f"--print-to-pdf={pdf}",
                        *([] if header else ["--no-pdf-header-footer"]), html.as_uri()], capture_output=True, timeout=120, check=True)


def main(folder):
    folder, pages = pathlib.Path(folder), []
    for n, (layout, made) in enumerate([*page_layouts.HTML.items(), *page_classes.LATEX.items()]):
        ids, headings = SETS[n % len(SETS)]
        for id in ids:
            if not isinstance(made, tuple) and not os.environ["CHROMIUM"]:
                continue
            out = folder / f"{id}-{layout}"
            out.mkdir(parents=True, exist_ok=True)
            wanted = told(WHO[id], headings, layout)
            if isinstance(made, tuple):
                (out / "main.tex").write_text(made[0](WHO[id], headings))
                wanted["engine"] = made[1]
            else:
                (out / "page.html").write_text(made(WHO[id], headings))
                pages.append((out / "page.html", out / "resume.pdf", layout in page_layouts.WITH_HEADER))
            (out / "truth.json").write_text(json.dumps(wanted, ensure_ascii=False, indent=1))
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(print_page, pages))


if __name__ == "__main__":
    os.environ.setdefault("CHROMIUM", shutil.which("chromium") or "")
    main(sys.argv[1])
