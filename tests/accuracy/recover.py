"""A simple, fixed recogniser of fields in a parser's text, and the share of the true ones that it recovers.

It knows the truth's strings and looks whether they can be had from the text the way a plain parser would:
addresses by pattern, sections by well-known headings on lines of their own, titles with employer and dates
beside them, the words of bullets in order. It never sees our own reader's result.
"""
import re
from collections import Counter

from yardsticks import fields, text_f1

HEADINGS = {
    "summary": "summary|profile|about|about me|objective|resumen|perfil|objetivo|profil|à propos|kurzprofil|个人总结|自我评价",
    "experience": "experience|employment|employment history|work history|career history|experiencia|expérience|expériences|berufserfahrung"
                  "|berufliche erfahrung|werdegang|esperienza|ervaring|experiência|工作经历|工作经验|实习经历",
    "education": "education|academic background|educación|formación|estudios|formation|études|diplômes|ausbildung|bildung|istruzione"
                 "|opleiding|educação|教育背景|教育经历",
    "projects": "projects|project|proyectos|projets|projekte|progetti|projecten|projetos|项目经历",
    "skills": "skills|skill|technologies|strengths|competencies|habilidades|conocimientos|aptitudes|competencias|compétences|kenntnisse"
              "|fähigkeiten|competenze|vaardigheden|技术能力|专业技能",
    "certifications": "certifications|certificates|licenses|certificaciones|zertifikate|certificats|certificazioni",
    "awards": "awards|honors|honours|achievements|distinctions|premios|distinciones|reconocimientos|logros|prix|auszeichnungen|premi|获奖",
    "publications": "publications|papers|publicaciones|publikationen|veröffentlichungen|pubblicazioni|出版",
    "languages": "languages|idiomas|langues|sprachen|lingue|talen|语言",
    "interests": "interests|hobbies|activities|intereses|centres d intérêt|loisirs|interessen|interessi",
    "references": "references|referees|referencias|références|referenzen|referenze",
    "volunteering": "volunteering|volunteer|extracurricular|community|voluntariado|bénévolat|ehrenamt|volontariato",
}
EXTRA = 3  # more words that a heading line may have
KNOWN = {tuple(text_f1.tokens(name)): kind for kind, names in HEADINGS.items() for name in names.split("|")}
MONTHS = {}
for number, names in enumerate(
        ["jan january enero ene janvier januar", "feb february febrero février februar", "mar march marzo mars märz",
         "apr april abril abr avril", "may mayo mai", "jun june junio juin juni", "jul july julio juillet juli", "aug august agosto août",
         "sep sept september septiembre septembre", "oct october octubre octobre oktober okt", "nov november noviembre novembre",
         "dec december diciembre décembre dezember dic dez"], 1):
    MONTHS |= {name: f"{number:02}" for name in names.split()}
DATE = re.compile(
    r"(?P<word>[^\W\d_]{3,10})\.?\s+(?P<year>(?:1[89]|20)\d\d)|(?P<y2>(?:1[89]|20)\d\d)\s?[-/.]\s?(?P<m2>1[0-2]|0?[1-9])(?!\d)"
    r"|(?P<m3>1[0-2]|0?[1-9])[/.](?P<y3>(?:1[89]|20)\d\d)|(?P<bare>(?:1[89]|20)\d\d)"
    r"|(?P<now>present|presente|now|today|current|aujourd.hui|heute|ongoing)", re.I)
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(r"\+?\(?\d[\d \t().\-/\u00a0\u2011]{5,}\d")
WINDOW = 3  # lines between a title and what belongs to it


def dates(text):
    out = []
    for match in DATE.finditer(text):
        year = match["year"] or match["y2"] or match["y3"] or match["bare"]
        month = MONTHS.get((match["word"] or "").casefold()) or match["m2"] or match["m3"]
        out.append("present" if match["now"] else f"{year}-{int(month):02}" if month else year)
    return out


def contains(tokens, wanted):
    return any(tokens[i:i + len(wanted)] == wanted for i in range(len(tokens) - len(wanted) + 1)) if wanted else False


def contact(truth, lines):
    whole, top = "\n".join(lines), [text_f1.tokens(line) for line in lines[:12]]
    names = [text_f1.tokens(n) for n in [truth["name"], *truth.get("name_alternatives", [])] if n]
    spread = [a + b for a, b in zip(top, top[1:])]  # first and last name on lines of their own
    hits = [any(contains(line, n) for line in top + spread for n in names)]
    emails = {fields.url(x) for x in EMAIL.findall(whole)}
    phones = {fields.digits(x) for x in PHONE.findall(whole)}
    hits += [fields.url(x) in emails for x in truth["emails"]]
    hits += [fields.digits(x) in phones for x in truth["phones"] if len(fields.digits(x)) > 6]
    folded = whole.casefold()
    for pair in truth["url_pairs"]:
        forms = [fields.url(x) for x in pair]
        hits.append(any(re.search(rf"(?<![\w@-]){re.escape(form)}(?![\w-])", folded) for form in forms))
    return sum(hits) / len(hits)


def heading(words):
    """The kind of a heading line: a well-known heading with at most EXTRA more words before or after it."""
    if words in KNOWN:
        return KNOWN[words]
    for size in range(min(len(words), 4), 0, -1):
        if len(words) - size <= EXTRA:
            for piece in (words[:size], words[-size:]):
                if piece in KNOWN:
                    return KNOWN[piece]
    return None


def sections(truth, lines):
    """Share of the sections (those of a known kind) whose heading stands on a line of its own."""
    wanted = Counter(s["kind"] for s in truth["sections"] if s["kind"] != "other")
    found = Counter(kind for line in lines if (kind := heading(tuple(text_f1.tokens(line)))))
    return (wanted & found).total() / wanted.total() if wanted else None


def entries(truth, lines):
    tokens = [text_f1.tokens(line) for line in lines]
    pairs = [a + b for a, b in zip(tokens, tokens[1:] + [[]])]  # a title may break over a line
    got = all_ = 0
    for entry in truth["entries"] or []:
        values = [[text_f1.tokens(v) for v in [entry.get(key), *entry.get(key + "_alternatives", [])] if v]
                  for key in ("title", "organisation")]
        items = [v for v in values if v]
        dated = bool(entry["start"] or entry["end"])
        all_ += len(items) + dated
        best = 0
        for i, pair in enumerate(pairs):
            if not items or not any(contains(pair, v) for v in items[0]):
                continue
            low, high = max(0, i - WINDOW), i + WINDOW + 2
            near = [t for line in tokens[low:high] for t in line]
            score = 1 + sum(any(contains(near, v) for v in other) for other in items[1:])
            if dated:
                read = dates(" \n".join(lines[low:high]))
                pairs_read = list(zip(read, read[1:]))
                ranges = [{"start": a, "end": b} for x, y in pairs_read for a, b in ((x, y), (y, x))] + [{"start": None, "end": d} for d in read]
                score += max((fields.dates(entry, r) for r in ranges), default=0)
            best = max(best, score)
        got += best
    return got / all_ if all_ else None


def bullets(truth, text):
    wanted = [b for e in truth["entries"] or [] for b in e.get("bullet_texts", [])]
    if not wanted:
        return None
    tokens = text_f1.tokens(text)
    grams = set(zip(tokens, tokens[1:], tokens[2:]))
    found = total = 0
    for bullet in wanted:
        words = text_f1.tokens(bullet)
        mine = list(zip(words, words[1:], words[2:]))
        found, total = found + sum(g in grams for g in mine), total + len(mine)
    return found / total


def share(truth, text):
    """{group: share, …, "all": their mean}; groups that the truth doesn't speak of are left out."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    groups = {"contact": contact(truth, lines), "sections": sections(truth, lines), "entries": entries(truth, lines), "bullets": bullets(truth, text)}
    groups = {k: v for k, v in groups.items() if v is not None}
    return groups | {"all": sum(groups.values()) / len(groups)}
