"""Layouts that people's PDFs have: HTML as browsers and word processors print it, and plain LaTeX.

A layout is a function from a person and its headings to the source of a document. `when(x)` prints dates the layout's way.
"""
import html

MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
PRESENT = "Present"


def long(value):
    if value == "present":
        return PRESENT
    year, _, month = value.partition("-")
    return f"{MONTHS[int(month) - 1]} {year}" if month else year


def brief(value):
    if value == "present":
        return PRESENT
    year, _, month = value.partition("-")
    return f"{MONTHS[int(month) - 1][:3]} {year}" if month else year


def digits(value):
    if value == "present":
        return "present"
    year, _, month = value.partition("-")
    return f"{month}/{year}" if month else year


def span(x, form=brief, dash=" – "):
    return f"{form(x['start'])}{dash}{form(x['end'])}"


# ---- HTML ----

def e(text):
    return html.escape(text or "")


def bullets(x):
    return "<ul>" + "".join(f"<li>{e(b)}</li>" for b in x["bullets"]) + "</ul>" if x["bullets"] else ""


def contacts(person, joint=" | "):
    parts = [f'<a href="mailto:{person["email"]}">{e(person["email"])}</a>', e(person["phone"]), e(person["location"])]
    if person["website"]:
        parts.append(f'<a href="https://{person["website"]}">{e(person["website"])}</a>')
    for site, path in (("github", "github.com/"), ("linkedin", "linkedin.com/in/")):
        if person[site]:
            parts.append(f'<a href="https://{path}{person[site]}">{path}{person[site]}</a>')
    return joint.join(parts)


def skills(person):
    return "".join(f"<p><b>{e(label)}:</b> {e(', '.join(group))}</p>" for label, group in person["skills"])


def document(css, body, title=""):
    return f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{e(title)}</title><style>{BASE}{css}</style></head><body>{body}</body></html>'


BASE = """
@page { size: A4; margin: 1.6cm }
body { font: 10.5pt/1.35 'DejaVu Serif', serif; margin: 0 } h1, h2, h3, p, ul { margin: 0 } a { color: inherit; text-decoration: none }
h2 { margin-top: 12pt } .entry { margin-top: 6pt }
"""


def sections(person, headings, entry, order=("summary", "experience", "education", "projects", "skills"), wrap="<section><h2>{}</h2>{}</section>"):
    out = []
    for kind in order:
        if not person[kind]:
            continue
        body = {"summary": lambda: f"<p>{e(person['summary'])}</p>", "skills": lambda: skills(person)}.get(
            kind, lambda: "".join(entry(x) for x in person[kind]))()
        out.append(wrap.format(e(headings[kind]), body))
    return "".join(out)


def flex(person, headings):
    """Title against dates, employer against place; headings in capitals above a rule."""
    def entry(x):
        second = f'<div class="row"><i>{e(x["organisation"])}</i><i>{e(x["location"])}</i></div>' if x["organisation"] else ""
        return f'<div class="entry"><div class="row"><b>{e(x["title"])}</b><span>{span(x)}</span></div>{second}{bullets(x)}</div>'
    css = "h1, .c { text-align: center } h2 { font-size: 12pt; text-transform: uppercase; border-bottom: 1px solid #333 } .row { display: flex; justify-content: space-between }"
    return document(css, f'<h1>{e(person["name"])}</h1><p class="c">{contacts(person)}</p>' + sections(person, headings, entry))


def employer_first(person, headings):
    """Employer against place, title against dates, in a sans face; everything of one size."""
    def entry(x):
        first = f'<div class="row"><b>{e(x["organisation"])}</b><span>{e(x["location"])}</span></div>' if x["organisation"] else ""
        return f'<div class="entry">{first}<div class="row"><em>{e(x["title"])}</em><em>{span(x, long)}</em></div>{bullets(x)}</div>'
    css = "body { font-family: 'DejaVu Sans'; font-size: 9.5pt } h1 { font-size: 15pt } h2 { font-size: 9.5pt; letter-spacing: .5pt } .row { display: flex; justify-content: space-between }"
    return document(css, f'<h1>{e(person["name"])}</h1><p>{contacts(person, " · ")}</p>' + sections(person, headings, entry))


def dates_left(person, headings):
    """A CSS grid: dates in a narrow column on the left of their entries."""
    def entry(x):
        org = f'<div class="org">{e(x["organisation"])}, {e(x["location"])}</div>' if x["organisation"] else ""
        return f'<div class="entry grid"><div class="when">{span(x)}</div><div><b>{e(x["title"])}</b>{org}{bullets(x)}</div></div>'
    css = ".grid { display: grid; grid-template-columns: 3.4cm 1fr; column-gap: .5cm } .when { color: #666; font-size: 9pt } h2 { color: #27548a; font-size: 13pt; font-weight: normal } h1 { font-size: 24pt; font-weight: normal }"
    return document(css, f'<h1>{e(person["name"])}</h1><p>{contacts(person)}</p>' + sections(person, headings, entry))


def table(person, headings):
    """Tables without lines, as word processors make them: two rows a position, dates in the first cell."""
    def entry(x):
        org = f'{e(x["organisation"])}, {e(x["location"])}' if x["organisation"] else ""
        return f'<tr><td>{span(x, digits)}</td><td><b>{e(x["title"])}</b></td></tr><tr><td></td><td>{org}{bullets(x)}</td></tr>'
    css = "td { vertical-align: top; padding: 0 6pt 0 0 } td:first-child { width: 3.8cm } h2 { font-size: 12pt; border-bottom: 1px solid #999 } ul { padding-left: 14pt }"
    return document(css, f'<h1>{e(person["name"])}</h1><p>{contacts(person, "<br>")}</p>' + sections(person, headings, entry,
                    wrap="<h2>{}</h2><table>{}</table>").replace("<table><p>", "<p>").replace("</p></table>", "</p>"))


def sidebar(person, headings):
    """Name, contact, skills and education in a dark column on the left."""
    def entry(x):
        org = f'<div>{e(x["organisation"])} | {e(x["location"])}</div>' if x["organisation"] else ""
        return f'<div class="entry"><b>{e(x["title"])}</b>{org}<div class="when">{span(x)}</div>{bullets(x)}</div>'
    groups = "".join(f"<h3>{e(label)}</h3>" + "<ul>" + "".join(f"<li>{e(s)}</li>" for s in group) + "</ul>" for label, group in person["skills"])
    side = f'<h1>{e(person["name"])}</h1><p class="contact">{contacts(person, "<br>")}</p><h2>{e(headings["skills"])}</h2>{groups}' + sections(person, headings, entry, ("education",))
    css = """@page { margin: 0 } body { font-family: 'DejaVu Sans'; font-size: 9pt } .page { display: grid; grid-template-columns: 6.4cm 1fr; min-height: 29.6cm }
    aside { background: #23364d; color: white; padding: 1cm .7cm; overflow-wrap: anywhere } main { padding: 1cm } .when { font-style: italic } h2 { font-size: 12pt; text-transform: uppercase } h3 { font-size: 9pt } h1 { font-size: 19pt; line-height: 1.1 } ul { padding-left: 14pt }"""
    return document(css, f'<div class="page"><aside>{side}</aside><main>{sections(person, headings, entry, ("summary", "experience", "projects"))}</main></div>')


def sidebar_right(person, headings):
    """The positions on the left, a narrow column with the rest on the right, under a head across both."""
    def entry(x):
        org = f'<span class="org"> / {e(x["organisation"])}</span>' if x["organisation"] else ""
        return f'<div class="entry"><div class="head"><b>{e(x["title"])}</b>{org}</div><div class="when">{span(x, long, " - ")}</div>{bullets(x)}</div>'
    def small(x):
        return f'<div class="entry"><b>{e(x["title"])}</b><br>{e(x["organisation"])}<br><span class="when">{span(x)}</span></div>'
    side = sections(person, headings, small, ("education",)) + f'<h2>{e(headings["skills"])}</h2>' + skills(person)
    css = ".page { display: flex; gap: .8cm } main { flex: 2 } aside { flex: 1; font-size: 9pt } h2 { color: #b03a2e; font-size: 11pt; letter-spacing: 1pt; text-transform: uppercase } .when { color: #777; font-size: 8.5pt } ul { padding-left: 14pt } h1 { font-size: 26pt }"
    return document(css, f'<h1>{e(person["name"])}</h1><p>{contacts(person)}</p><div class="page"><main>{sections(person, headings, entry, ("summary", "experience", "projects"))}</main><aside>{side}</aside></div>')


def essay(person, headings):
    """“Employer, Place — Title” with the dates in small capitals below, as a well-known word processor's template has it."""
    def entry(x):
        head = f'<b>{e(x["organisation"])}</b>, {e(x["location"])} — <i>{e(x["title"])}</i>' if x["organisation"] else f'<b>{e(x["title"])}</b>'
        return f'<div class="entry"><h3>{head}</h3><p class="when">{span(x, long, " - ").upper()}</p>{bullets(x)}</div>'
    css = "h1 { font-size: 28pt } h2 { font-size: 9pt; color: #2079c7; text-transform: uppercase } h3 { font-size: 11pt; font-weight: normal } .when { font-size: 7.5pt; color: #666 } .contact { font-size: 9pt }"
    return document(css, f'<h1>{e(person["name"])}</h1><p class="contact">{contacts(person, "<br>")}</p>' + sections(person, headings, entry))


def dates_first(person, headings):
    """Dates on a line of their own above “Title | Employer | Place”."""
    def entry(x):
        tail = f' <span>| {e(x["organisation"])} | {e(x["location"])}</span>' if x["organisation"] else ""
        return f'<div class="entry"><p class="when">{span(x, long)}</p><h3>{e(x["title"])}{tail}</h3>{bullets(x)}</div>'
    css = "h2 { font-size: 14pt; color: #4b3a6e } h3 { font-size: 10.5pt; color: #4b3a6e } h3 span { font-weight: normal } .when { font-size: 9pt; color: #555; text-transform: uppercase }"
    return document(css, f'<h1>{e(person["name"])}</h1><p>{contacts(person, " ◆ ")}</p>' + sections(person, headings, entry))


def headings_left(person, headings):
    """Headings in a column of their own, beside what stands under them."""
    def entry(x):
        org = f'<div>{e(x["organisation"])}, {e(x["location"])}</div>' if x["organisation"] else ""
        return f'<div class="entry"><div class="row"><b>{e(x["title"])}</b><span>{span(x)}</span></div>{org}{bullets(x)}</div>'
    css = "section { display: grid; grid-template-columns: 3.6cm 1fr; column-gap: .5cm; margin-top: 10pt } h2 { font-size: 10.5pt; margin: 0 } .entry:first-child { margin-top: 0 } .row { display: flex; justify-content: space-between } ul { padding-left: 14pt }"
    return document(css, f'<h1>{e(person["name"])}</h1><p>{contacts(person)}</p>' + sections(person, headings, entry, wrap="<section><h2>{}</h2><div>{}</div></section>"))


def spaced(person, headings):
    """Name and headings in small capitals with their letters set apart, in the middle; the browser's own page header and footer."""
    def entry(x):
        head = f'<b>{e(x["title"])}</b>' + (f', {e(x["organisation"])}, {e(x["location"])}' if x["organisation"] else "")
        return f'<div class="entry"><div class="row"><span>{head}</span><span>{span(x)}</span></div>{bullets(x)}</div>'
    css = "h1, h2 { text-align: center; font-variant: small-caps; font-weight: normal; letter-spacing: 3pt } h2 { font-size: 13pt } p.c { text-align: center } .row { display: flex; justify-content: space-between }"
    return document(css, f'<h1>{e(person["name"])}</h1><p class="c">{contacts(person)}</p>' + sections(person, headings, entry), person["name"])


def timeline(person, headings):
    """Employer in bold with the title below it; dates at the right edge in grey; skills as labels in boxes."""
    def entry(x):
        head = x["organisation"] or x["title"]
        below = f'<div class="title">{e(x["title"])}</div>' if x["organisation"] else ""
        return f'<div class="entry"><div class="when">{span(x)}</div><b>{e(head)}</b>{below}{bullets(x)}</div>'
    chips = "<p>" + "".join(f'<span class="chip">{e(s)}</span> ' for _, group in person["skills"] for s in group) + "</p>"
    css = "body { font-family: 'DejaVu Sans'; font-size: 9.5pt } .entry { border-left: 2px solid #0a7; padding-left: 10pt } .when { float: right; color: #888 } .chip { display: inline-block; border: 1px solid #0a7; border-radius: 4pt; padding: 0 6pt; margin: 3pt 9pt 0 0 } h2 { color: #0a7; font-size: 13pt } ul { list-style: square; padding-left: 14pt }"
    return document(css, f'<h1>{e(person["name"])}</h1><p>{contacts(person, " &nbsp; ")}</p>' + sections(person, headings, entry, ("summary", "experience", "education", "projects"))
                    + f'<section><h2>{e(headings["skills"])}</h2>{chips}</section>')


def columns(person, headings):
    """Two balanced columns under a head, justified."""
    def entry(x):
        org = f'{e(x["organisation"])}, {e(x["location"])}<br>' if x["organisation"] else ""
        return f'<div class="entry"><b>{e(x["title"])}</b><br>{org}<i>{span(x)}</i>{bullets(x)}</div>'
    css = ".page { column-count: 2; column-gap: .8cm; text-align: justify } body { font-size: 9.5pt } h2 { font-size: 12pt; border-top: 1px solid } ul { padding-left: 12pt } h1 { text-align: right }"
    return document(css, f'<h1>{e(person["name"])}</h1><p style="text-align: right">{contacts(person, "<br>")}</p><div class="page">{sections(person, headings, entry)}</div>')


HTML = {f.__name__.replace("_", "-"): f for f in (flex, employer_first, dates_left, table, sidebar, sidebar_right, essay, dates_first,
                                                  headings_left, spaced, timeline, columns)}
# Printed with the browser's own header and footer, as most people leave them.
WITH_HEADER = {"spaced", "table"}
