"""Writes the development set: our invented people in the LaTeX of a public generator.

    generate_rendercv.py FOLDER      (run by the Python of the generator's own environment: rendercv 1.18)

One folder a person and theme, with `main.tex` and the truth in the yardstick's form.
"""
import json
import pathlib
import sys

import email_validator

email_validator.SPECIAL_USE_DOMAIN_NAMES.clear()  # .example addresses are right for people who don't exist

from rendercv import data, renderer  # noqa: E402

from people import PEOPLE, truth  # noqa: E402

THEMES = {"classic": "xelatex", "sb2nov": "pdflatex", "engineeringresumes": "pdflatex", "moderncv": "pdflatex"}
HEADINGS = {"summary": "Summary", "experience": "Experience", "education": "Education", "projects": "Projects", "skills": "Skills"}


def cv(person, theme):
    """The person as the generator's own input document."""
    networks = [{"network": name, "username": person[key]} for name, key in (("GitHub", "github"), ("LinkedIn", "linkedin")) if person[key]]
    dates = lambda x: {"start_date": x["start"], "end_date": x["end"]}
    sections = {
        "summary": [person["summary"]],
        "experience": [{"company": x["organisation"], "position": x["title"], "location": x["location"], "highlights": x["bullets"]} | dates(x)
                       for x in person["experience"]],
        "education": [{"institution": x["organisation"], "degree": degree(x)[0], "area": degree(x)[1], "location": x["location"]} | dates(x)
                      for x in person["education"]],
        "projects": [{"name": x["title"], "highlights": x["bullets"]} | dates(x) for x in person["projects"]],
        "skills": [{"label": label, "details": ", ".join(group)} for label, group in person["skills"]],
    }
    head = {"name": person["name"], "email": person["email"], "phone": person["phone"], "location": person["location"],
            "social_networks": networks}
    if person["website"]:
        head["website"] = f"https://{person['website']}"
    return {"cv": head | {"sections": {k: v for k, v in sections.items() if v}}, "design": {"theme": theme} | ({} if theme == "moderncv" else {"disable_last_updated_date": True}),
            "locale_catalog": {"phone_number_format": "international"}}


def degree(x):
    """“BS in Computer Science” → (“BS”, “Computer Science”)."""
    for word in (" in ", " of "):
        if word in x["title"]:
            return x["title"].split(word, 1)
    return x["title"], x["title"]


def readings(x):
    """What a careful reader may call the title of a degree, for themes set degree and field apart."""
    level, field = degree(x)
    return [f"{level} in {field}", f"{level} {field}", f"{level}, {field}", field, level]


def main(folder):
    for person in PEOPLE:
        for theme, engine in THEMES.items():
            out = pathlib.Path(folder) / f"{person['id']}-{theme}"
            out.mkdir(parents=True, exist_ok=True)
            try:
                model = data.validate_input_dictionary_and_return_the_data_model(cv(person, theme))
                made = renderer.create_a_latex_file_and_copy_theme_files(model, out)
            except Exception as error:  # a generator of others: one that fails is left out and named
                print(f"{out.name}: {error}", file=sys.stderr)
                continue
            # The preamble uses \\patchcmd; TeX Live 2022 wants its package by name.
            source = made.read_text().replace(r"\usepackage{lastpage}", r"\usepackage{etoolbox}" + "\n" + r"\usepackage{lastpage}", 1)
            made.unlink()
            (out / "main.tex").write_text(source)
            wanted = truth(person, HEADINGS)
            for entry, x in zip(wanted["entries"], [*person["experience"], *person["education"], *person["projects"]]):
                if x in person["education"]:
                    entry["title_alternatives"] = readings(x)
            (out / "truth.json").write_text(json.dumps(wanted | {"engine": engine}, ensure_ascii=False, indent=1))


main(sys.argv[1])
