"""Our own sample resumes in LaTeX, whole and damaged on purpose.

`document(person, defects)` typesets one invented person. Each defect is something that real resumes do and
that some machines stumble over; the truth stays what a reader sees on the page.
"""
import textwrap

HEADINGS = {"summary": "Summary", "experience": "Experience", "education": "Education", "projects": "Projects", "skills": "Skills"}
FANCY = {"summary": "Who I am", "experience": "My journey so far", "education": "Where I learned", "projects": "Things I made",
         "skills": "My toolbox"}
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

# What may be wrong with a document; `page` is made by corpus-wide means, see degrade().
DEFECTS = {
    "two columns": "contact, education and skills in a narrow left column",
    "table": "entries in a two-column table, dates to the left",
    "contact in header": "contact line in the running header",
    "icons": "contact details behind icons without text",
    "spaced headings": "headings with letters set apart",
    "unusual headings": "headings that name no section",
    "short dates": "years as '21",
    "hidden words": "keywords in white",
    "bitmap fonts": "fonts as bitmaps, without a map to Unicode",
    "no T1": "the first font encoding, accents as two glyphs",
    "narrow columns": "the body in two balanced columns, with hyphens",
    "shuffled boxes": "boxes placed by coordinates, out of order",
    "skill bars": "skills as drawn bars",
    "picture": "the whole page as a picture",
}

# Fixed combinations, so that there are documents with no, one and several defects.
COMBINATIONS = [
    ("two columns", "icons"), ("two columns", "spaced headings", "short dates"), ("table", "contact in header", "unusual headings"),
    ("narrow columns", "icons", "unusual headings", "short dates"), ("table", "spaced headings", "bitmap fonts"),
    ("shuffled boxes", "icons", "short dates"), ("unusual headings", "short dates"), ("icons", "spaced headings", "unusual headings", "short dates"),
]


def date(value, short):
    if value == "present":
        return "present" if not short else "now"
    if short:
        return "'" + value[2:4]
    year, _, month = value.partition("-")
    return f"{MONTHS[int(month) - 1]} {year}" if month else year


def escape(text):
    return text.replace("&", r"\&").replace("%", r"\%").replace("#", r"\#").replace("_", r"\_")


def when(x, defects):
    short = "short dates" in defects
    return f"{date(x['start'], short)} -- {date(x['end'], short)}"


def entry(x, defects):
    bullets = "\n".join(rf"  \item {escape(b)}" for b in x["bullets"])
    bullets = "\\begin{itemize}\n" + bullets + "\n\\end{itemize}" if bullets else ""
    place = escape(x["location"] or "")
    organisation = escape(x["organisation"] or "")
    if "table" in defects:
        body = r" \newline ".join(filter(None, [rf"\textbf{{{escape(x['title'])}}}", organisation and rf"\textit{{{organisation}}}, {place}"]))
        rows = "".join(rf" \newline {escape(b)}." for b in x["bullets"])
        return rf"\begin{{tabular}}{{p{{0.22\textwidth}}p{{0.72\textwidth}}}} {when(x, defects)} & {body}{rows} \\ \end{{tabular}}\par"
    second = rf"\textit{{{organisation}}} \hfill \textit{{{place}}}\par" if organisation else ""
    return rf"\textbf{{{escape(x['title'])}}} \hfill {when(x, defects)}\par" + "\n" + second + "\n" + bullets


def contact(person, defects):
    pieces = []
    if "icons" in defects:
        pieces.append(rf"\href{{mailto:{person['email']}}}{{\faEnvelope}}")
        pieces.append(rf"\href{{tel:{person['phone'].replace(' ', '')}}}{{\faPhone}}")
    else:
        pieces += [rf"\href{{mailto:{person['email']}}}{{{escape(person['email'])}}}", escape(person["phone"])]
    pieces.append(escape(person["location"]))
    for link, icon in ((person["website"], "faGlobe"), (person["github"] and "github.com/" + person["github"], "faGithub"),
                       (person["linkedin"] and "linkedin.com/in/" + person["linkedin"], "faLinkedin")):
        if link:
            pieces.append(rf"\href{{https://{link}}}{{\{icon}}}" if "icons" in defects else rf"\href{{https://{link}}}{{{escape(link)}}}")
    return " $|$ ".join(pieces)


def skills(person, defects):
    if "skill bars" in defects:
        bar = r"\begin{tikzpicture}\fill[gray!40] (0,0) rectangle (3,0.2);\fill[blue!60] (0,0) rectangle (%s,0.2);\end{tikzpicture}"
        return "\n".join(rf"{escape(s)} \hfill {bar % (1 + i % 3)}\par" for i, s in enumerate(s for _, g in person["skills"] for s in g))
    return "\n".join(rf"\textbf{{{escape(label)}:}} {', '.join(map(escape, group))}\par" for label, group in person["skills"])


def document(person, defects=()):
    """The source of one resume as {file: bytes}."""
    headings = FANCY if "unusual headings" in defects else HEADINGS

    def section(kind, body):
        title = headings[kind]
        if "spaced headings" in defects:
            title = r"\ ".join(" ".join(word.upper()) for word in title.split())
        return rf"\section*{{{title}}}" + "\n" + body + "\n"

    parts = {"summary": section("summary", escape(person["summary"]))}
    for kind in ("experience", "education", "projects"):
        if person[kind]:
            parts[kind] = section(kind, "\n\\medskip\n".join(entry(x, defects) for x in person[kind]))
    parts["skills"] = section("skills", skills(person, defects))
    name = rf"{{\Huge\bfseries {escape(person['name'])}}}\par"
    line = contact(person, defects)
    head = "\\begin{center}\n" + name + ("" if "contact in header" in defects else rf"\medskip {line}\par") + "\n\\end{center}\n"
    if "two columns" in defects:
        left = "\n".join(parts[k] for k in ("education", "skills"))
        right = "\n".join(v for k, v in parts.items() if k not in ("education", "skills"))
        body = (head + r"\noindent\begin{minipage}[t]{0.32\textwidth}\raggedright" + "\n" + left + "\\end{minipage}\\hfill\n"
                + r"\begin{minipage}[t]{0.64\textwidth}" + "\n" + right + "\\end{minipage}\n")
    elif "narrow columns" in defects:
        body = head + "\\begin{multicols}{2}\n" + "\n".join(parts.values()) + "\\end{multicols}\n"
    elif "shuffled boxes" in defects:
        places, order = [], list(parts.items())
        y = 3.2
        for kind, text in order:
            places.append((kind, y, text))
            y += {"experience": 9.6, "education": 3.4, "summary": 1.9, "projects": 2.6, "skills": 2.6}[kind]
        boxes = "\n".join(rf"\begin{{textblock}}{{16.5}}(2.2,{y:.1f})" + "\n" + text + r"\end{textblock}" for _, y, text in reversed(places))
        body = boxes + rf"\begin{{textblock}}{{16.5}}(2.2,1)" + "\n" + head + r"\end{textblock}\mbox{}"
    else:
        body = head + "\n".join(parts.values())
    if "hidden words" in defects:
        body += r"{\color{white}\tiny leadership synergy agile blockchain machine learning cloud devops management}"
    plain = "no T1" in defects or "bitmap fonts" in defects  # bitmaps are made from Computer Modern
    preamble = [
        r"\documentclass[a4paper,11pt]{article}", r"\usepackage[margin=2cm]{geometry}",
        "" if plain else r"\usepackage[T1]{fontenc}\usepackage{lmodern}",
        r"\usepackage{xcolor,enumitem,titlesec}", r"\usepackage[hidelinks]{hyperref}", r"\pagestyle{empty}\setlength{\parindent}{0pt}",
        r"\titlespacing*{\section}{0pt}{8pt}{4pt}", r"\setlist{nosep}",
    ]
    if "icons" in defects:
        preamble.append(r"\usepackage{fontawesome5}")
    if "narrow columns" in defects:
        preamble.append(r"\usepackage{multicol}")
    if "skill bars" in defects:
        preamble.append(r"\usepackage{tikz}")
    if "shuffled boxes" in defects:
        preamble.append(r"\usepackage[absolute]{textpos}\setlength{\TPHorizModule}{1cm}\setlength{\TPVertModule}{1cm}")
    if "contact in header" in defects:
        preamble.append(r"\usepackage{fancyhdr}\fancyhf{}\renewcommand{\headrulewidth}{0pt}\pagestyle{fancy}\fancyhead[C]{\small " + line + "}")
    if "bitmap fonts" in defects:
        preamble.append(r"\pdfmapfile{}\pdfgentounicode=0")
    elif not plain:
        preamble.insert(1, r"\input{glyphtounicode}\pdfgentounicode=1")
    source = "\n".join(["% This person does not exist.", *filter(None, preamble), r"\begin{document}", body, r"\end{document}", ""])
    return {"main.tex": textwrap.dedent(source).encode()}


def cases(people):
    """(id, person, defects) of every sample, in a fixed order."""
    for person in people:
        yield person["id"], person, ()
        for defect in DEFECTS:
            yield f"{person['id']} + {defect}", person, (defect,)
        for some in COMBINATIONS:
            yield f"{person['id']} + {' + '.join(some)}", person, some
