//! Entries: which lines make one, and what the parts of its head are.

use super::build::dates_in;
use super::lines::{Line, Piece, pieces};
use super::model::{At, Entry, Model};
use crate::latex::Document;
use crate::latex::emit::{Role, Zone};
use crate::report::SectionKind;

/// Head lines of one entry, at most.
const HEAD_LINES: usize = 4;

/// Words that make a piece of a head a title or a degree.
const TITLE_WORDS: &[&str] = &[
    "engineer",
    "developer",
    "manager",
    "analyst",
    "intern",
    "internship",
    "assistant",
    "director",
    "consultant",
    "architect",
    "designer",
    "scientist",
    "researcher",
    "lead",
    "head",
    "specialist",
    "administrator",
    "officer",
    "president",
    "founder",
    "cofounder",
    "co-founder",
    "ceo",
    "cto",
    "teacher",
    "tutor",
    "instructor",
    "lecturer",
    "professor",
    "fellow",
    "nurse",
    "accountant",
    "technician",
    "coordinator",
    "representative",
    "associate",
    "trainee",
    "apprentice",
    "student",
    "candidate",
    "ambassador",
    "supervisor",
    "writer",
    "editor",
    "clerk",
    "cashier",
    "mechanic",
    "attorney",
    "lawyer",
    "paralegal",
    "chef",
    "cook",
    "driver",
    "operator",
    "programmer",
    "tester",
    "volunteer",
    "member",
    "owner",
    "freelancer",
    "employee",
    "bachelor",
    "bachelors",
    "master",
    "masters",
    "doctor",
    "phd",
    "ph.d",
    "b.s",
    "b.sc",
    "bsc",
    "m.s",
    "m.sc",
    "msc",
    "b.a",
    "m.a",
    "mba",
    "b.tech",
    "m.tech",
    "b.e",
    "beng",
    "meng",
    "diploma",
    "diplom",
    "degree",
    "minor",
    "licenciatura",
    "licence",
    "grado",
    "máster",
    "maestría",
    "ingeniero",
    "ingeniera",
    "profesor",
    "becario",
    "entwickler",
    "entwicklerin",
    "ingenieur",
    "ingenieurin",
    "leiter",
    "leiterin",
    "praktikant",
    "praktikantin",
    "werkstudent",
    "berater",
    "développeur",
    "ingénieur",
    "stagiaire",
    "architecte",
    "concepteur",
    "chef",
    "sviluppatore",
    "ingegnere",
    "laurea",
    "desenvolvedor",
    "engenheiro",
    "estagiário",
    "abitur",
    "training",
    "devops",
    "sre",
    "scrum",
    "chief",
    "vp",
];

/// Words that make a piece an organisation.
const ORGANISATION_WORDS: &[&str] = &[
    "university",
    "college",
    "school",
    "institute",
    "institut",
    "academy",
    "inc",
    "inc.",
    "llc",
    "ltd",
    "ltd.",
    "limited",
    "gmbh",
    "ag",
    "corp",
    "corp.",
    "corporation",
    "company",
    "co.",
    "group",
    "bank",
    "labs",
    "laboratory",
    "hospital",
    "clinic",
    "foundation",
    "association",
    "technologies",
    "solutions",
    "systems",
    "consulting",
    "partners",
    "universidad",
    "universität",
    "université",
    "università",
    "universidade",
    "facultad",
    "hochschule",
    "école",
    "escuela",
    "politecnico",
    "polytechnic",
    "s.a.",
    "s.l.",
    "sarl",
    "pvt",
    "pvt.",
    "council",
    "ministry",
    "department",
    "agency",
    "studio",
    "studios",
    "google",
    "microsoft",
    "amazon",
    "apple",
    "ibm",
];

/// Finds the entries of all sections that hold them.
pub fn find(document: &Document, model: &mut Model) {
    let sections = model.sections.clone();
    for (index, section) in sections.iter().enumerate() {
        // Running headers and footers belong to no section.
        let lines: Vec<Line> = model
            .lines
            .get(section.first..section.last)
            .unwrap_or_default()
            .iter()
            .filter(|line| line.zone == Zone::Body)
            .copied()
            .collect();
        let dated = matches!(
            section.kind,
            SectionKind::Experience
                | SectionKind::Education
                | SectionKind::Projects
                | SectionKind::Volunteering
        );
        let marked = section.kind == SectionKind::Other && lines.iter().any(|line| line.entry);
        if dated || marked {
            Grouping::new(document, model, index, section.kind).run(&lines);
        } else if !matches!(section.kind, SectionKind::Skills) {
            for line in lines.iter().filter(|line| line.item > 0) {
                model.loose_bullets.push((index, text_of(document, line)));
            }
        }
    }
}

fn text_of(document: &Document, line: &Line) -> At {
    let part = document
        .text
        .text
        .get(line.start..line.end)
        .unwrap_or_default();
    let body = part.trim_start_matches(|c: char| c.is_whitespace() || c == '•');
    At {
        start: line.start + part.len() - body.len(),
        end: line.start + part.trim_end().len().max(part.len() - body.len()),
    }
}

struct Grouping<'a> {
    document: &'a Document,
    model: &'a mut Model,
    section: usize,
    kind: SectionKind,
    head: Vec<Line>,
    bullets: Vec<At>,
    details: Vec<At>,
    open: bool,
}

impl<'a> Grouping<'a> {
    fn new(
        document: &'a Document,
        model: &'a mut Model,
        section: usize,
        kind: SectionKind,
    ) -> Self {
        Self {
            document,
            model,
            section,
            kind,
            head: Vec::new(),
            bullets: Vec::new(),
            details: Vec::new(),
            open: false,
        }
    }

    fn run(&mut self, lines: &[Line]) {
        for (n, line) in lines.iter().enumerate() {
            let text = self.text(line);
            let has_date = !dates_in(&self.document.text.text, line.start, line.end).is_empty();
            let next = lines.get(n + 1);
            let tabbed = text.contains('\t');
            let deeper = next.is_some_and(|next| next.item > line.depth && line.item > 0);
            let bulleted = text.trim_start().starts_with('•');
            if line.entry || line.heading > 1 {
                self.start(line);
                continue;
            }
            if line.item > 0 && !deeper && !(tabbed && (has_date || !bulleted || short(text))) {
                // An unmarked list of dated lines holds heads, not bullets.
                if !bulleted && has_date && short(text) {
                    self.start(line);
                    continue;
                }
                let at = text_of(self.document, line);
                if self.open {
                    self.bullets.push(at);
                } else {
                    self.model.loose_bullets.push((self.section, at));
                }
                continue;
            }
            if line.item > 0 {
                self.start(line);
                continue;
            }
            if !self.open {
                self.start(line);
                continue;
            }
            // A plain line inside or after an entry.
            if !self.bullets.is_empty() {
                let continues = line.depth > 0 && !tabbed && !has_date;
                if continues {
                    if let Some(last) = self.bullets.last_mut() {
                        last.end = line.end;
                    }
                } else if has_date
                    || tabbed
                    || line.bold
                    || leads_to_date(self.document, next)
                    || line.depth == 0
                        && short(text)
                        && !text.trim_end().ends_with(':')
                        && next.is_some_and(|next| next.item > 0)
                {
                    self.start(line);
                } else {
                    self.details.push(text_of(self.document, line));
                }
                continue;
            }
            let head_dated = self
                .head
                .iter()
                .any(|line| !dates_in(&self.document.text.text, line.start, line.end).is_empty());
            let marked = self.head.first().is_some_and(|line| line.entry);
            if has_date && head_dated && !marked && short(text) {
                self.start(line);
            } else if self.head.len() < HEAD_LINES
                && self.details.is_empty()
                && short(text)
                && (!head_dated || !marked || tabbed || self.missing_role())
            {
                self.head.push(*line);
            } else if has_date && tabbed && head_dated {
                self.start(line);
            } else {
                self.details.push(text_of(self.document, line));
            }
        }
        self.finish();
    }

    /// A template's entry whose title or employer has not come yet.
    fn missing_role(&self) -> bool {
        let roles: Vec<Role> = self
            .head
            .iter()
            .flat_map(|line| pieces(self.document, line))
            .map(|piece| piece.role)
            .collect();
        !roles.contains(&Role::Title) || !roles.contains(&Role::Dates)
    }

    fn text(&self, line: &Line) -> &'a str {
        self.document
            .text
            .text
            .get(line.start..line.end)
            .unwrap_or_default()
    }

    fn start(&mut self, line: &Line) {
        self.finish();
        self.open = true;
        self.head.push(*line);
    }

    fn finish(&mut self) {
        if !self.open {
            return;
        }
        self.open = false;
        let head = std::mem::take(&mut self.head);
        let bullets = std::mem::take(&mut self.bullets);
        let details = std::mem::take(&mut self.details);
        let mut entry = read_head(self.document, self.kind, &head);
        let dated = entry.dates.is_some();
        let marked = head
            .first()
            .is_some_and(|line| line.entry || line.heading > 1);
        // A paragraph alone is no entry.
        let solid = dated || marked || !bullets.is_empty();
        let other = self.kind == SectionKind::Other && !dated;
        if !solid || other || entry.title.is_none() && entry.organisation.is_none() && !dated {
            self.model
                .loose_bullets
                .extend(bullets.into_iter().map(|at| (self.section, at)));
            return;
        }
        entry.section = self.section;
        entry.bullets = bullets;
        entry.details = details;
        self.model.entries.push(entry);
    }
}

fn leads_to_date(document: &Document, next: Option<&Line>) -> bool {
    next.is_some_and(|next| {
        next.item == 0
            && next.heading == 0
            && !dates_in(&document.text.text, next.start, next.end).is_empty()
    })
}

fn short(text: &str) -> bool {
    text.chars().count() <= 140
}

fn read_head(document: &Document, kind: SectionKind, head: &[Line]) -> Entry {
    let text = document.text.text.as_str();
    let mut entry = Entry {
        section: 0,
        title: None,
        organisation: None,
        location: None,
        dates: None,
        head: At {
            start: head.first().map_or(0, |line| text_of(document, line).start),
            end: head.last().map_or(0, |line| line.end),
        },
        bullets: Vec::new(),
        details: Vec::new(),
    };
    let mut left: Vec<At> = Vec::new();
    for line in head {
        let all = pieces(document, line);
        for range in dates_in(text, line.start, line.end) {
            let better = entry.dates.as_ref().is_none_or(|known| {
                known.to.is_none() && known.from.is_some_and(|f| f.month == 0) && range.to.is_some()
            });
            if better {
                entry.dates = Some(range);
            }
        }
        for (n, piece) in all.iter().enumerate() {
            let at = Some(At {
                start: piece.start,
                end: piece.end,
            });
            match piece.role {
                Role::Title if entry.title.is_none() => entry.title = at,
                Role::Organisation if entry.organisation.is_none() => entry.organisation = at,
                Role::Location if entry.location.is_none() => entry.location = at,
                Role::None | Role::Link => {
                    let right = n > 0;
                    for part in without_dates(text, piece) {
                        let words = text.get(part.start..part.end).unwrap_or_default();
                        if entry.location.is_none()
                            && (right && (looks_like_place(words) || ends_in_region(words))
                                || is_place(words))
                        {
                            entry.location = Some(part);
                        } else {
                            left.push(part);
                        }
                    }
                }
                _ => {}
            }
        }
    }
    assign(text, kind, &left, &mut entry);
    entry
}

/// Gives what no template named to title and organisation.
fn assign(text: &str, kind: SectionKind, left: &[At], entry: &mut Entry) {
    let mut parts: Vec<At> = left.to_vec();
    let wanted = usize::from(entry.title.is_none()) + usize::from(entry.organisation.is_none());
    if parts.len() == 1 && wanted == 2 && kind != SectionKind::Projects {
        parts = split_head(
            text,
            parts.first().copied().unwrap_or(At { start: 0, end: 0 }),
        );
    }
    if entry.location.is_none()
        && parts.len() > 2
        && let Some(at) = parts
            .iter()
            .position(|part| text.get(part.start..part.end).is_some_and(looks_like_place))
        && at > 0
    {
        entry.location = Some(parts.remove(at));
    }
    let first = parts.first().copied();
    let second = parts.get(1).copied();
    match (entry.title, entry.organisation) {
        (None, None) => {
            if kind == SectionKind::Projects {
                entry.title = first;
                return;
            }
            let score = |at: Option<At>| {
                at.and_then(|at| text.get(at.start..at.end))
                    .map_or(0, |part| {
                        i32::from(has_title_word(part)) - i32::from(has_organisation_word(part))
                    })
            };
            let (one, two) = (score(first), score(second));
            let swap = match kind {
                SectionKind::Education => one <= 0 && one <= two,
                _ => one < two,
            };
            if swap {
                entry.organisation = first;
                entry.title = second;
            } else {
                entry.title = first;
                entry.organisation = second;
            }
        }
        (None, Some(_)) => entry.title = first,
        (Some(_), None) => entry.organisation = first,
        (Some(_), Some(_)) => {}
    }
}

/// "Engineer at Acme, Berlin", "Engineer – Acme", "Acme | Engineer", "Engineer, Acme".
fn split_head(text: &str, at: At) -> Vec<At> {
    let part = text.get(at.start..at.end).unwrap_or_default();
    for separator in [
        " | ", " – ", " — ", " - ", " at ", " @ ", " · ", " bei ", ", ",
    ] {
        if part.contains(separator) {
            let mut out = Vec::new();
            let mut from = 0;
            let limit = if separator == ", " { 3 } else { 4 };
            for piece in part.splitn(limit, separator) {
                let solid = piece.trim();
                if !solid.is_empty() {
                    let lead = piece.len() - piece.trim_start().len();
                    out.push(At {
                        start: at.start + from + lead,
                        end: at.start + from + lead + solid.len(),
                    });
                }
                from += piece.len() + separator.len();
            }
            return out;
        }
    }
    vec![at]
}

/// The parts of a piece around its dates.
fn without_dates(text: &str, piece: &Piece) -> Vec<At> {
    let mut out = Vec::new();
    let mut from = piece.start;
    let mut push = |start: usize, end: usize| {
        let part = text.get(start..end).unwrap_or_default();
        let junk = |c: char| {
            c.is_whitespace()
                || matches!(
                    c,
                    ',' | ';' | '|' | '·' | '–' | '—' | '-' | '(' | ')' | ':' | '[' | ']' | '/'
                )
        };
        let lead = part.len() - part.trim_start_matches(junk).len();
        let mut solid = part.trim_matches(junk);
        // A bracket that belongs to the words stays.
        if solid.contains('(')
            && part
                .get(lead + solid.len()..)
                .is_some_and(|t| t.starts_with(')'))
        {
            solid = part.get(lead..=lead + solid.len()).unwrap_or(solid);
        }
        // "Grad. May 2011": the word belongs to the date.
        let label = matches!(
            solid.trim_end_matches(['.', ':']).to_lowercase().as_str(),
            "grad"
                | "graduated"
                | "graduation"
                | "expected"
                | "expected graduation"
                | "expected in"
        );
        if solid.chars().any(char::is_alphabetic) && !label {
            out.push(At {
                start: start + lead,
                end: start + lead + solid.len(),
            });
        }
    };
    for range in dates_in(text, piece.start, piece.end) {
        push(from, range.start);
        from = range.end;
    }
    push(from, piece.end);
    out
}

fn has_word(text: &str, words: &[&str]) -> bool {
    text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '/' | '(' | ')' | ';' | '|'))
        .any(|word| {
            let word = word.to_lowercase();
            let bare = word
                .trim_end_matches(['.', ':'])
                .trim_end_matches("’s")
                .trim_end_matches("'s");
            words.contains(&bare) || words.contains(&word.as_str())
        })
}

/// Whether a text names a job or a degree.
pub fn has_title_word(text: &str) -> bool {
    has_word(text, TITLE_WORDS)
}

fn has_organisation_word(text: &str) -> bool {
    has_word(text, ORGANISATION_WORDS)
}

/// Whether the part after the last comma is a state or a country.
fn ends_in_region(text: &str) -> bool {
    const COUNTRIES: &[&str] = &[
        "usa",
        "us",
        "uk",
        "germany",
        "deutschland",
        "france",
        "spain",
        "españa",
        "italy",
        "italia",
        "india",
        "china",
        "japan",
        "korea",
        "s.korea",
        "canada",
        "australia",
        "brazil",
        "brasil",
        "portugal",
        "netherlands",
        "switzerland",
        "austria",
        "österreich",
        "schweiz",
        "poland",
        "sweden",
        "norway",
        "denmark",
        "finland",
        "ireland",
        "belgium",
        "turkey",
        "türkiye",
        "mexico",
        "méxico",
        "eua",
        "argentina",
        "chile",
        "colombia",
        "singapore",
        "israel",
        "uae",
        "united states",
        "united kingdom",
        "south korea",
        "hong kong",
        "taiwan",
        "vietnam",
        "indonesia",
        "philippines",
        "egypt",
        "nigeria",
        "kenya",
        "south africa",
        "new zealand",
        "greece",
        "czech republic",
        "hungary",
        "romania",
        "ukraine",
        "russia",
        "pakistan",
        "bangladesh",
        "sri lanka",
        "england",
        "scotland",
        "wales",
    ];
    let Some((city, rest)) = text.trim().rsplit_once(',') else {
        return false;
    };
    let rest = rest.trim();
    let state = rest.len() == 2 && rest.chars().all(|c| c.is_ascii_uppercase());
    let country = COUNTRIES.contains(&rest.trim_end_matches('.').to_lowercase().as_str());
    (state || country) && city.split_whitespace().count() <= 4
}

/// "Berlin, Germany", "Georgetown, TX", "Remote": a place beyond doubt.
fn is_place(text: &str) -> bool {
    let remote = matches!(
        text.trim().to_lowercase().as_str(),
        "remote" | "hybrid" | "home office" | "télétravail"
    );
    remote || ends_in_region(text) && !has_title_word(text) && !has_organisation_word(text)
}

/// Words that may well be a place, for pieces that stand where places stand.
pub fn looks_like_place(text: &str) -> bool {
    if is_place(text) {
        return true;
    }
    let words = text.split_whitespace().count();
    let capital = text.chars().next().is_some_and(char::is_uppercase);
    let shape = (1..=5).contains(&words)
        && capital
        && !text.contains(['@', '/', ':', '|', '+', '(', '\t'])
        && !text.chars().any(|c| c.is_ascii_digit());
    shape
        && text.contains(',')
        && text.chars().filter(|c| *c == ',').count() <= 2
        && !has_title_word(text)
        && !has_organisation_word(text)
}
