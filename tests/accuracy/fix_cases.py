"""Small resumes of people who don't exist, each written so that one rule offers its fix."""

#: The preamble that gives no rule a reason to speak.
CLEAN = r"""\documentclass[11pt]{article}
\usepackage[T1]{fontenc}
\usepackage{lmodern}
\ifdefined\pdfgentounicode\input{glyphtounicode}\pdfgentounicode=1\fi
\usepackage[hidelinks]{hyperref}
"""
HEAD = r"""\begin{center}{\Huge Jana Muster}\\ Kassel, Germany $|$ jana.muster@mail.test $|$ +49 561 804 2210\end{center}
"""
EDUCATION = r"""\section*{Education}
\textbf{BSc Computer Science}, University of Kassel \hfill Oct 2010 -- Sep 2014
"""
SKILLS = r"""\section*{Skills}
Languages: Rust, Python, SQL
"""


def job(*bullets, dates="Jan 2019 -- Dec 2022", title="Engineer", employer="Fulda Software GmbH"):
    """A position with its bullets."""
    items = "\n".join(rf"  \item {bullet}" for bullet in bullets)
    return rf"\textbf{{{title}}}, {employer} \hfill {dates}" + "\n\\begin{itemize}\n" + items + "\n\\end{itemize}\n"


def work(*jobs):
    return "\\section*{Experience}\n" + "\n".join(jobs)


USUAL = work(job("Built the service that sends the letters of a bank", "Ran the team for the payments of two shops"))


def resume(body=USUAL, preamble=CLEAN, head=HEAD, education=EDUCATION, skills=SKILLS):
    return "% This person does not exist.\n" + preamble + "\\begin{document}\n" + head + body + education + skills + "\\end{document}\n"


PAST = ["Developed the store for the letters", "Wrote the tests for the payments", "Managed two people"]

#: By rule: one or more of (source, engine), or (source, engine, what a dictionary said).
CASES = {
    "BUL007": [(resume(work(job(*PAST, "Maintain the scripts of the build"))), "pdflatex")],
    "BUL008": [
        (resume(work(job(*(b + "." for b in PAST), "Ran the build for three teams"))), "pdflatex"),
        (resume(work(job(*PAST, "Ran the build for three teams."))), "lualatex"),
    ],
    "BUL014": [(resume(work(job(*PAST, "kept the build green for a year"))), "pdflatex")],
    "CON011": [
        (resume(head=HEAD.replace("jana.muster@mail.test", r"\href{mailto:old@mail.test}{jana.muster@mail.test}")), "pdflatex"),
        (resume(head=HEAD.replace("$|$ +49", r"$|$ \href{https://github.com/other}{github.com/jana-muster} $|$ +49")), "xelatex"),
    ],
    "CON012": [
        (resume(head=HEAD.replace("$|$ +49", r"$|$ \href{github.com/jana-muster}{github.com/jana-muster} $|$ +49")), "pdflatex"),
        (resume(head=HEAD.replace("$|$ +49", r"$|$ \href{http//github.com/jana-muster}{github.com/jana-muster} $|$ +49")), "pdflatex"),
    ],
    "CON013": [
        (resume(head=HEAD.replace("$|$ +49", r"$|$ \href{https://www.linkedin.com/in/jana-muster}{LinkedIn} $|$ +49")), "pdflatex"),
        (resume(head=HEAD.replace("$|$ +49", r"$|$ \href{https://github.com/jana-muster}{GitHub} $|$ +49")), "lualatex"),
    ],
    "DAT003": [
        (resume(work(job(*PAST, dates="01/2019 -- 12/2022"), job(*PAST[:2], dates="March 2015 -- Dec 2018", title="Tester"),
                     job(PAST[2], dates="June 2014 -- Feb 2015", title="Trainee"))), "pdflatex"),
    ],
    "DAT007": [(resume(work(job(*PAST, dates="Jan '19 -- Dec '22"))), "pdflatex")],
    "DAT010": [(resume(work(job(*PAST, dates="01/19 -- 12/22"))), "pdflatex")],
    "FMT002": [
        (resume(preamble="\\documentclass{article}\n\\input{glyphtounicode}\\pdfgentounicode=1\n", head=HEAD.replace("Jana Muster", "Jána Müster")), "pdflatex"),
        (resume(preamble="\\documentclass{article}\n\\input{glyphtounicode}\\pdfgentounicode=1\n\\usepackage{times}\n",
                head=HEAD.replace("Jana Muster", r"J\'ana M\"uster")), "pdflatex"),
    ],
    "FMT011": [
        (resume(USUAL.replace("Experience", "E X P E R I E N C E")), "pdflatex"),
        (resume(USUAL.replace("Experience", r"W O R K \quad E X P E R I E N C E")), "xelatex"),
    ],
    "FMT020": [
        (resume(preamble=CLEAN.replace("lmodern", "mathptmx")), "pdflatex"),
        (resume(preamble=CLEAN.replace("lmodern", "mathptmx").replace("11pt", "10pt")), "lualatex"),
    ],
    "REA001": [(resume(work(job(*PAST, "Moved Javascript and Github hooks to Latex"))), "pdflatex")],
    "REA002": [(resume(work(job(*PAST, "Ran the the build for three teams"))), "pdflatex")],
    "REA003": [(resume(work(job(*PAST, "Kept the adress of each customer for the bank"))), "pdflatex",
                {"language": "en", "misspelt": {"adress": ["address"]}})],
    "REA004": [(resume(work(job("Organised the work of the team and of two trainees", "Analysed the colour of the letters for the bank",
                                "Optimized the store that is used by the shop"))), "pdflatex")],
    "REA005": [(resume(work(job(*PAST, 'Won the prize "Best Build" of the year'))), "pdflatex")],
    "REA006": [(resume(work(job(*PAST, "Built a application for the bank and for the shop"))), "pdflatex")],
    "REA011": [(resume(work(job(*PAST, "Built a **fast** store for the bank"))), "pdflatex")],
    "REA012": [(resume(work(job(*PAST, "Built the store , the queue,and the build"))), "pdflatex")],
    "SEC005": [(resume(USUAL.replace("Experience", "My Journey So Far")), "pdflatex")],
    "SEC012": [
        (resume(USUAL + "\\section*{PROJECTS}\n" + job(PAST[0], title="Letter Store", employer="for fun")), "pdflatex"),
    ],
    "SKL003": [(resume(skills="\\section*{Skills}\nRust, Python, SQL, Python\n"), "pdflatex")],
}
