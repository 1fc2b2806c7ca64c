"""Writes the held-out set: our invented people as yamlresume 0.16 prints them, in LaTeX, Word and Markdown.

    generate_yamlresume.py FOLDER      (NODE and YAMLRESUME_CORE name the runtime and the installed generator)

One folder a person, template and language, with the document and the truth in the yardstick's form. The truth is what
the generator was given, with the headings and degrees as it translates them. Nobody looks at these documents, or at
what is misread in them, while the reader is improved.
"""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

from people import PEOPLE, truth

# Template, engine and language. Every template in English, and each once in another language.
PRINTED = [
    ("jake", "latex", "en"), ("moderncv-banking", "latex", "en"), ("moderncv-casual", "latex", "en"),
    ("moderncv-classic", "latex", "en"), ("jake", "latex", "de"), ("moderncv-banking", "latex", "fr"),
    ("moderncv-casual", "latex", "es"), ("moderncv-classic", "latex", "nl"), ("jake", "latex", "pt-br"),
    ("calm", "docx", "en"), ("calm", "docx", "de"), ("markdown", "markdown", "en"),
]
# Our kinds of sections by the generator's. Its "Basics" holds the summary.
SECTIONS = {"summary": "basics", "experience": "work", "education": "education", "projects": "projects", "skills": "skills"}
LEVELS = {"BS": "Bachelor", "BA": "Bachelor", "BSc": "Bachelor", "Bachelor": "Bachelor", "Bachelor of Science": "Bachelor",
          "MS": "Master", "Master": "Master", "Dipl.-Ing.": "Diploma", "Certificate": "Diploma"}


def degree(title):
    """“BS in Computer Science” → (“Bachelor”, “Computer Science”)."""
    level, field = title.split(" in ", 1) if " in " in title else title.split(" of ", 1)
    return LEVELS[level], field


def phone(person):
    """The generator takes no parentheses behind a country code."""
    return re.sub(r"[()]", "", person["phone"])


def resume(person, template, engine, language):
    """The person as the generator's own input document."""
    bullets = lambda x: "\n".join(f"- {bullet}" for bullet in x["bullets"])
    dates = lambda x: {"startDate": x["start"]} | ({} if x["end"] == "present" else {"endDate": x["end"]})
    basics = {"name": person["name"], "email": person["email"], "phone": phone(person), "summary": person["summary"]}
    if person["website"]:
        basics["url"] = f"https://{person['website']}"
    profiles = [{"network": network, "username": person[key], "url": f"https://{path}{person[key]}"}
                for network, key, path in (("GitHub", "github", "github.com/"), ("LinkedIn", "linkedin", "linkedin.com/in/"))
                if person[key]]
    content = {
        "basics": basics, "location": {"city": person["location"]}, "profiles": profiles,
        "work": [{"name": x["organisation"], "position": x["title"], "summary": bullets(x)} | dates(x) for x in person["experience"]],
        "education": [{"institution": x["organisation"], "degree": degree(x["title"])[0], "area": degree(x["title"])[1]} | dates(x)
                      for x in person["education"]],
        "skills": [{"name": label, "level": "Expert", "keywords": group} for label, group in person["skills"]],
    }
    if person["projects"]:
        content["projects"] = [{"name": x["title"], "summary": bullets(x)} | dates(x) for x in person["projects"]]
    layout = {"engine": engine} | ({} if engine == "markdown" else {"template": template})
    return {"content": content, "locale": {"language": language}, "layouts": [layout]}


def wanted(person, said):
    """The truth of one document. `said`: the generator's headings and degrees in its language."""
    headings = {kind: said["sections"][section] for kind, section in SECTIONS.items()}
    out = truth(person | {"phone": phone(person)}, headings)
    education = {x["title"]: degree(x["title"]) for x in person["education"]}
    for entry in out["entries"]:
        if entry["title"] in education:
            level, field = education[entry["title"]]
            level = said["degrees"][level]
            entry["title"] = f"{level}, {field}"
            entry["title_alternatives"] = [f"{level} {field}", field, level]
    return out


def main(folder):
    asked = [(f"{person['id']}-{template.replace('-', '_')}-{language.replace('-', '_')}", person, resume(person, template, engine, language))
             for template, engine, language in PRINTED for person in PEOPLE]
    script = pathlib.Path(__file__).parent / "yamlresume" / "render.mjs"
    with tempfile.NamedTemporaryFile("w", suffix=".json") as given:
        json.dump([{"id": id, "resume": document} for id, _, document in asked], given)
        given.flush()
        done = subprocess.run([os.environ.get("NODE", "node"), str(script), given.name, folder], text=True, check=True, stdout=subprocess.PIPE)
    said = json.loads(done.stdout)
    for id, person, _ in asked:
        out = wanted(person, said[id]) | {"engine": "xelatex"}
        (pathlib.Path(folder) / id / "truth.json").write_text(json.dumps(out, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main(sys.argv[1])
