//! From a posting's text to what it asks for.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::degrees;
use super::lexicon::{Skill, SkillId, lexicon};
use super::lines::{Line, Part, demands, importance, lines};
use super::phrases;
use super::terms::{own_names, unknown_terms};
use super::words::words;
use super::{Asked, Posting};
use crate::case::{Case as _, is_capital};
use crate::report::Importance;

/// The most terms outside the lexicon that one posting may bring.
const UNKNOWN_MAX: usize = 25;

/// The most phrases outside the lexicon that one posting may bring.
const PHRASES_MAX: usize = 8;

/// Terms of the lexicon that say too little to be missed.
const VAGUE: &[&str] = &[
    "IT",
    "Technology",
    "Standards",
    "Research",
    "Programming",
    "Communications",
    "Partnership",
    "Initiative",
    "Creativity",
    "Reporting",
    "Translation",
    "Briefing",
];

/// Reads a posting. Any text will do; what is no posting asks for nothing.
pub fn read(text: &str) -> Posting {
    let lines = lines(text);
    let title = title(text, &lines);
    let has = |part: Part| lines.iter().any(|line| line.part == part);
    let mut reading = Reading {
        text,
        has_required: has(Part::Required),
        headed: has(Part::Required) || has(Part::Duties) || has(Part::Preferred),
        own: own_names(text, &lines, title.as_deref().unwrap_or_default()),
        asked: Vec::new(),
        by_skill: BTreeMap::new(),
        by_term: BTreeMap::new(),
        phrases: 0,
    };
    for line in lines.iter().filter(|line| line.part != Part::Noise) {
        let part = text[line.range.clone()].trim();
        if title.as_deref().is_none_or(|title| title != part) {
            reading.line(line);
        }
    }
    let mut unknown = 0;
    let mut asked = reading.asked;
    asked.retain(|one| {
        let plain = one.skill.is_none() && one.level.is_none();
        unknown += usize::from(plain);
        !plain || unknown <= UNKNOWN_MAX
    });
    crate::sort::by_key(&mut asked, |one| (one.importance, one.places[0].start));
    Posting {
        title,
        requirements: asked,
    }
}

struct Reading<'a> {
    text: &'a str,
    has_required: bool,
    /// The posting has headings for what it asks.
    headed: bool,
    own: BTreeSet<String>,
    asked: Vec<Asked>,
    by_skill: BTreeMap<SkillId, usize>,
    by_term: BTreeMap<String, usize>,
    phrases: usize,
}

impl Reading<'_> {
    fn line(&mut self, line: &Line) {
        let (offset, part) = (line.range.start, &self.text[line.range.clone()]);
        let strength = importance(part, line.part, self.has_required);
        // Prose about the company is full of names that nobody asks for.
        let prose = line.part == Part::Plain && strength == Importance::Nice;
        if prose && self.headed {
            return;
        }
        let words = words(part);
        let hits = lexicon().find(part, &words);
        for hit in &hits {
            let skill = lexicon().skill(hit.skill);
            let clearance = part[hit.range.end..].starts_with(['-', '/'])
                && part[hit.range.end + 1..].starts_with("SCI");
            if clearance || !is_asked(skill, &part[hit.range.clone()], line.part) {
                continue;
            }
            // What everybody claims decides little.
            let strength = if skill.kind == "soft" {
                Importance::Nice
            } else {
                strength
            };
            let next = self.asked.len();
            let index = *self.by_skill.entry(hit.skill).or_insert(next);
            if index == next {
                let mut one = empty(skill.term.to_owned(), skill.kind, strength);
                one.skill = Some(hit.skill);
                self.asked.push(one);
            }
            if !self.asked[index].names.contains(&hit.name) {
                self.asked[index].names.push(hit.name);
            }
            self.add(index, strength, offset, &hit.range);
        }
        if prose {
            return;
        }
        self.degree(part, &words, line.part, strength, offset);
        let demands = demands(part) || line.part != Part::Duties && words.len() <= SHORT_LINE;
        if line.part == Part::Duties && !demands {
            return;
        }
        let mut known: Vec<_> = hits.into_iter().map(|hit| hit.range).collect();
        if demands {
            for range in unknown_terms(part, &words, &known) {
                if !self.is_own(&part[range.clone()]) {
                    self.term(part, &range, "hard", strength, offset);
                    known.push(range);
                }
            }
        }
        for range in phrases::find(part, &words, &known) {
            let new = !self.by_term.contains_key(&part[range.clone()].lowered());
            if new && (self.phrases >= PHRASES_MAX || self.is_own(&part[range.clone()])) {
                continue;
            }
            self.phrases += usize::from(new);
            // Words may differ where the thing is the same.
            let strength = strength.max(Importance::Preferred);
            self.term(part, &range, "domain", strength, offset);
        }
    }

    /// The lowest degree that a line names: the others are alternatives to it.
    fn degree(
        &mut self,
        part: &str,
        words: &[super::words::Word],
        under: Part,
        strength: Importance,
        offset: usize,
    ) {
        let asks = matches!(under, Part::Required | Part::Preferred | Part::Nice)
            || strength == Importance::Must;
        let degree = degrees::find(part, words)
            .into_iter()
            .min_by_key(|(level, range)| (*level, range.start));
        let Some((level, range)) = degree.filter(|_| asks) else {
            return;
        };
        let found = self.asked.iter().position(|one| one.level == Some(level));
        let index = found.unwrap_or_else(|| {
            let mut one = empty(level.term().to_owned(), "certificate", strength);
            one.level = Some(level);
            self.asked.push(one);
            self.asked.len() - 1
        });
        self.add(index, strength, offset, &range);
    }

    fn term(
        &mut self,
        part: &str,
        range: &Range<usize>,
        kind: &'static str,
        strength: Importance,
        offset: usize,
    ) {
        let term = &part[range.clone()];
        let next = self.asked.len();
        let index = *self.by_term.entry(term.lowered()).or_insert(next);
        if index == next {
            self.asked.push(empty(term.to_owned(), kind, strength));
        }
        self.add(index, strength, offset, range);
    }

    fn add(&mut self, index: usize, strength: Importance, offset: usize, range: &Range<usize>) {
        let one = &mut self.asked[index];
        one.importance = one.importance.min(strength);
        one.places.push(range.start + offset..range.end + offset);
    }

    /// Whether a term names the employer or a part of it.
    fn is_own(&self, term: &str) -> bool {
        let low = term.lowered();
        self.own.contains(&low)
            || low
                .split(|c: char| !c.is_alphanumeric())
                .any(|word| word.len() > 1 && self.own.contains(word))
    }
}

/// Words of a line that may be a bare list of names.
const SHORT_LINE: usize = 8;

/// Whether a name in a line is something asked for. Among duties many words are said in passing:
/// only tools, certificates and names of several words or with capitals count there.
fn is_asked(skill: &Skill, surface: &str, part: Part) -> bool {
    if VAGUE.contains(&skill.term) {
        return false;
    }
    if !matches!(part, Part::Duties | Part::Plain) {
        return true;
    }
    match skill.kind {
        "soft" => false,
        "hard" | "domain" => {
            surface.contains([' ', '-', '/']) || surface.chars().skip(1).any(is_capital)
        }
        _ => true,
    }
}

fn empty(term: String, kind: &'static str, importance: Importance) -> Asked {
    Asked {
        term,
        kind,
        importance,
        places: Vec::new(),
        skill: None,
        names: Vec::new(),
        level: None,
    }
}

/// The job's title: what a label names, else a short first line.
fn title(text: &str, lines: &[Line]) -> Option<String> {
    const LABELS: &[&str] = &["job title", "position title", "position", "title", "role"];
    let clean = |raw: &str| {
        let bare = raw
            .trim_matches(|c: char| matches!(c, '#' | '*' | '_' | '=' | ':') || c.is_whitespace());
        (!bare.is_empty() && bare.chars().count() <= 100).then(|| bare.to_owned())
    };
    for raw in text.lines().take(40) {
        let bare = raw.trim_matches(|c: char| matches!(c, '#' | '*' | '_') || c.is_whitespace());
        if let Some((label, value)) = bare.split_once(':')
            && LABELS.contains(&label.trim_matches(['*', '_', ' ']).lowered().as_str())
            && let Some(title) = clean(value)
        {
            return Some(title);
        }
    }
    let first = lines.first().filter(|line| line.part == Part::Plain)?;
    let line = &text[first.range.clone()];
    let is_title = line.chars().count() <= 80
        && line.split_whitespace().count() <= 10
        && !line.starts_with(['-', '*', '•'])
        && !line.ends_with(['.', '!', '?']);
    if is_title { clean(line) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    const POSTING: &str = "Senior Data Engineer\n\nAbout us\nWe love Java at Acme.\n\nRequirements\n\
        - 5+ years with Python and SQL\n- AWS, Docker; C++\n- Knowledge of the QWX protocol\n\nNice to have\n- k8s, German\n";

    #[test]
    fn a_posting_is_read_with_what_matters_first() {
        let posting = read(POSTING);
        assert_eq!(posting.title.as_deref(), Some("Senior Data Engineer"));
        let seen: Vec<_> = posting
            .requirements
            .iter()
            .map(|one| (one.term.as_str(), one.importance))
            .collect();
        assert_eq!(
            seen,
            [
                ("Python", Importance::Must),
                ("SQL", Importance::Must),
                ("AWS", Importance::Must),
                ("Docker", Importance::Must),
                ("C++", Importance::Must),
                ("QWX", Importance::Must),
                ("Kubernetes", Importance::Nice),
                ("German", Importance::Nice),
            ]
        );
        for one in &posting.requirements {
            for place in &one.places {
                assert!(!POSTING[place.clone()].is_empty());
            }
        }
    }

    #[test]
    fn an_empty_posting_asks_for_nothing() {
        assert_eq!(
            read("  \n\n"),
            Posting {
                title: None,
                requirements: Vec::new()
            }
        );
    }
}
