"""Invented people in classes that TeX Live has, and in the plain layouts that people set by hand."""
from page_layouts import brief, digits, long, span

SIGNS = {"&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_", "$": r"\$"}
TEX = r"""\documentclass[10pt,a4paper]{article}
\usepackage[T1]{fontenc}\usepackage[utf8]{inputenc}\usepackage{lmodern}
\usepackage[margin=2cm]{geometry}\usepackage{enumitem,array,longtable,paracol,multicol,xcolor,hyperref}
\setlist{nosep,leftmargin=1.2em}\setlength{\parindent}{0pt}\pagestyle{empty}
"""


def t(text):
    return "".join(SIGNS.get(c, c) for c in text or "")


def when(x, form=brief):
    return span(x, form, " -- ")


def items(x):
    return "\\begin{itemize}\n" + "\n".join(rf"\item {t(b)}" for b in x["bullets"]) + "\n\\end{itemize}\n" if x["bullets"] else ""


def contacts(person, joint=r" \textbar{} "):
    parts = [t(person["phone"]), rf"\href{{mailto:{person['email']}}}{{{t(person['email'])}}}", t(person["location"])]
    if person["website"]:
        parts.append(rf"\url{{https://{person['website']}}}")
    for site, path in (("github", "github.com/"), ("linkedin", "linkedin.com/in/")):
        if person[site]:
            parts.append(rf"\href{{https://{path}{person[site]}}}{{{path}{t(person[site])}}}")
    return joint.join(parts)


def skills(person, form=r"\textbf{{{}:}} {}\\" + "\n"):
    return "".join(form.format(t(label), t(", ".join(group))) for label, group in person["skills"])


def body(person, headings, entry, section=r"\section*{{{}}}", around="{}", kinds=("summary", "experience", "education", "projects", "skills"), listed=skills):
    out = []
    for kind in kinds:
        if person[kind]:
            text = t(person["summary"]) if kind == "summary" else listed(person) if kind == "skills" else around.format("\n".join(entry(x) for x in person[kind]))
            out.append(section.format(t(headings[kind])) + "\n" + text + "\n")
    return "\n".join(out)


def article(preamble, text):
    return TEX + preamble + "\\begin{document}\n" + text + "\n\\end{document}\n"


RULED = r"\usepackage{titlesec}\titleformat{\section}{\large\scshape\raggedright}{}{0em}{}[\titlerule]" + "\n"


def edge(person, headings):
    """Dates at the right edge; headings in small capitals above a rule."""
    def entry(x):
        org = rf"\textit{{{t(x['organisation'])}}}, {t(x['location'])}\\" if x["organisation"] else ""
        return rf"\textbf{{{t(x['title'])}}} \hfill {when(x)}\\ {org}" + items(x) + r"\medskip" + "\n"
    return article(RULED, rf"\begin{{center}}{{\Huge\scshape {t(person['name'])}}}\\[4pt]{contacts(person)}\end{{center}}" + body(person, headings, entry))


def long_table(person, headings):
    """A long table: dates in the left column, everything else in the right one."""
    def entry(x):
        org = rf"\newline {t(x['organisation'])}, {t(x['location'])}" if x["organisation"] else ""
        return rf"{when(x, digits)} & \textbf{{{t(x['title'])}}}{org}{items(x)} \\"
    around = "\\begin{{longtable}}{{@{{}}p{{3.2cm}}p{{13cm}}@{{}}}}\n{}\n\\end{{longtable}}"
    return article("", rf"{{\LARGE\bfseries {t(person['name'])}}}\\[4pt]{contacts(person)}" + body(person, headings, entry, around=around))


def minipages(person, headings):
    """Two boxes side by side for each entry: dates and place on the left."""
    def entry(x):
        left = when(x) + (rf"\\ \textit{{{t(x['location'])}}}" if x["location"] else "")
        org = rf"\textsc{{{t(x['organisation'])}}}\\ " if x["organisation"] else ""
        return rf"\begin{{minipage}}[t]{{.24\textwidth}}\raggedright\small {left}\end{{minipage}}\hfill\begin{{minipage}}[t]{{.73\textwidth}}{org}\textbf{{{t(x['title'])}}}" + items(x) + r"\end{minipage}\par\medskip"
    return article(r"\renewcommand{\familydefault}{\sfdefault}" + "\n",
                   rf"{{\Huge {t(person['name'])}}}\par\smallskip {contacts(person)}" + body(person, headings, entry))


def side_by_side(person, headings):
    """paracol: contact, skills and education in a narrow left column."""
    def entry(x):
        org = rf"{t(x['organisation'])} \textbar{{}} {t(x['location'])}\\ " if x["organisation"] else ""
        return rf"\textbf{{{t(x['title'])}}}\\ {org}\textit{{{when(x)}}}\par " + items(x) + r"\smallskip"
    left = rf"{{\LARGE\bfseries {t(person['name'])}\par}}\raggedright {contacts(person, chr(92) * 2)}" + body(person, headings, entry, kinds=("skills", "education"))
    return article(r"\columnratio{.32}" + "\n", r"\begin{paracol}{2}" + left + r"\switchcolumn " + body(person, headings, entry, kinds=("summary", "experience", "projects")) + r"\end{paracol}")


def rows(person, headings):
    """Rows of a table: employer against place, title against dates."""
    def entry(x):
        first = rf"\textbf{{{t(x['organisation'])}}} & {t(x['location'])} \\ " if x["organisation"] else ""
        return rf"\begin{{tabular*}}{{\textwidth}}{{@{{}}l@{{\extracolsep{{\fill}}}}r@{{}}}}{first}\textit{{{t(x['title'])}}} & \textit{{{when(x, long)}}} \\ \end{{tabular*}}" + items(x)
    return article(RULED, rf"\begin{{center}}\textbf{{\LARGE {t(person['name'])}}}\\{contacts(person)}\end{{center}}" + body(person, headings, entry, section=r"\section*{{{}}}"))


def tabbed(person, headings):
    """Labels in the margin: headings beside their text, dates in front of the titles."""
    def entry(x):
        org = rf", {t(x['organisation'])}, {t(x['location'])}" if x["organisation"] else ""
        return rf"\item[{when(x, digits)}] \textbf{{{t(x['title'])}}}{org}" + items(x)
    around = "\\begin{{description}}[labelwidth=3.4cm,leftmargin=3.6cm,font=\\normalfont]\n{}\n\\end{{description}}"
    return article("", rf"\begin{{flushright}}{{\Large\scshape {t(person['name'])}}}\\{contacts(person, chr(92) * 2)}\end{{flushright}}" + body(person, headings, entry, around=around, section=r"\subsection*{{{}}}"))


def moderncv(style):
    """One of the styles of this class."""
    def made(person, headings):
        def entry(x):
            place = t(x["location"])
            text = items(x)
            return rf"\cventry{{{when(x)}}}{{{t(x['title'])}}}{{{t(x['organisation'])}}}{{{place}}}{{}}{{{text}}}"
        first, last = person["name"].rsplit(" ", 1)
        social = "".join(rf"\social[{site}]{{{t(person[site])}}}" for site in ("github", "linkedin") if person[site])
        head = rf"\name{{{t(first)}}}{{{t(last)}}}\address{{{t(person['location'])}}}{{}}{{}}\phone[mobile]{{{t(person['phone'])}}}\email{{{t(person['email'])}}}" + (rf"\homepage{{{person['website']}}}" if person["website"] else "") + social
        listed = lambda p: "".join(rf"\cvitem{{{t(label)}}}{{{t(', '.join(group))}}}" for label, group in p["skills"])
        text = body({**person, "summary": None}, headings, entry, section=r"\section{{{}}}", listed=listed)
        summary = rf"\section{{{t(headings['summary'])}}}\cvitem{{}}{{{t(person['summary'])}}}"
        return rf"\documentclass[10pt,a4paper,sans]{{moderncv}}\moderncvstyle{{{style}}}\moderncvcolor{{blue}}\usepackage[T1]{{fontenc}}\usepackage[utf8]{{inputenc}}\usepackage[scale=0.77]{{geometry}}{head}\begin{{document}}\makecvtitle {summary}{text}\end{{document}}"
    return made


def simplecv(person, headings):
    """Entries as items of a list, their bullets as a list within."""
    def entry(x):
        org = rf", {t(x['organisation'])}, {t(x['location'])}" if x["organisation"] else ""
        return rf"\item {when(x)}: \textbf{{{t(x['title'])}}}{org}" + items(x)
    text = body(person, headings, entry, section=r"\section{{{}}}", around="\\begin{{itemize}}\n{}\n\\end{{itemize}}")
    return rf"\documentclass{{simplecv}}\usepackage[T1]{{fontenc}}\usepackage[utf8]{{inputenc}}\usepackage{{lmodern,hyperref}}\begin{{document}}\leftheader{{{contacts(person, chr(92) * 2)}}}\title{{{t(person['name'])}}}\maketitle {text}\end{{document}}"


def currvita(person, headings):
    """Dates as the labels of a list."""
    def entry(x):
        org = rf"\\ {t(x['organisation'])}, {t(x['location'])}" if x["organisation"] else ""
        return rf"\item[{when(x)}] {t(x['title'])}{org}" + items(x)
    def part(kind):
        inside = rf"\item {t(person['summary'])}" if kind == "summary" else "\n".join(rf"\item[{t(label)}] {t(', '.join(group))}" for label, group in person["skills"]) if kind == "skills" else "\n".join(map(entry, person[kind]))
        return rf"\begin{{cvlist}}{{{t(headings[kind])}}}" + "\n" + inside + "\n\\end{cvlist}\n"
    text = "".join(part(kind) for kind in ("summary", "experience", "education", "projects", "skills") if person[kind])
    return rf"\documentclass{{article}}\usepackage[T1]{{fontenc}}\usepackage[utf8]{{inputenc}}\usepackage{{lmodern,currvita,hyperref}}\begin{{document}}\begin{{cv}}{{{t(person['name'])}}}" + rf"\begin{{cvlist}}{{Contact}}\item {contacts(person, chr(92) * 2)}\end{{cvlist}}" + text + r"\end{cv}\end{document}"


def europass(person, headings):
    """The European form: everything beside a column on the left."""
    def entry(x):
        org = rf"\ecvitem{{}}{{{t(x['organisation'])}, {t(x['location'])}}}" if x["organisation"] else ""
        listed = rf"\ecvitem{{}}{{{items(x)}}}" if x["bullets"] else ""
        return rf"\ecvtitle{{{when(x)}}}{{{t(x['title'])}}}{org}{listed}"
    listed = lambda p: "".join(rf"\ecvitem{{{t(label)}}}{{{t(', '.join(group))}}}" for label, group in p["skills"])
    text = body({**person, "summary": None}, headings, entry, section=r"\ecvsection{{{}}}", listed=listed)
    summary = rf"\ecvsection{{{t(headings['summary'])}}}\ecvitem{{}}{{{t(person['summary'])}}}"
    return rf"\documentclass[english,a4paper]{{europasscv}}\usepackage[english]{{babel}}\ecvname{{{t(person['name'])}}}\ecvaddress{{{t(person['location'])}}}\ecvtelephone{{{t(person['phone'])}}}\ecvemail{{{t(person['email'])}}}\begin{{document}}\begin{{europasscv}}\ecvpersonalinfo {summary}{text}\end{{europasscv}}\end{{document}}"


LATEX = {f.__name__.replace("_", "-"): (f, "pdflatex") for f in (edge, long_table, minipages, side_by_side, rows, tabbed, simplecv, currvita)}
LATEX |= {f"moderncv-{style}": (moderncv(style), "pdflatex") for style in ("classic", "casual", "banking", "oldstyle", "fancy")}
LATEX["europass"] = (europass, "pdflatex")
