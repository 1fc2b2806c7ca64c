//! From a posting's text to what it asks for.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::asked::Sentence;
use super::degrees;
use super::duties;
use super::lexicon::{self, Hit, SkillId};
use super::lines::{Cues, Line, Low, Part, Strengths, demands, lines, tells_house};
use super::phrases;
use super::rank::{self, By};
use super::terms::{employer, own_names, spelled_out, unknown_terms};
use super::words::{Word, words};
use super::{
    Asked, Passages, Posting, clearance, credentials, industries, markup, place, presence,
    seniority, title, traits, years,
};
use crate::case::{Case as _, is_capital};
use crate::report::Importance;
use crate::resume::vocabulary::has_title_word;

/// The most terms outside the lexicon that one posting may bring.
const UNKNOWN_MAX: usize = 25;

/// Fewer requirements are too few to tell a job by.
const FEW: usize = 9;
/// The same where a posting tells nothing but duties.
const FEW_DUTIES: usize = 16;

/// What says that years stand for something else: “5 years in lieu of a degree”.
const INSTEAD: &[&str] = &[
    "will be considered",
    "in lieu of",
    "substitut",
    "instead of",
    "in place of",
];

/// The most phrases outside the lexicon that one posting may bring.
const PHRASES_MAX: usize = 16;

/// Reads a posting. Any text will do; what is no posting asks for nothing.
pub fn read(text: &str) -> Posting {
    let plain = markup::plain(text);
    let text = plain.text.as_str();
    let cues = Cues::of(text);
    let lines = lines(text, &cues);
    let title = title::read(text, &lines, &cues);
    let has = |part: Part| lines.iter().any(|line| line.part == part);
    let mut reading = Reading {
        text,
        cues: &cues,
        has_required: has(Part::Required),
        headed: has(Part::Required) || has(Part::Duties) || has(Part::Preferred),
        own: own_names(text, &lines, title.as_deref().unwrap_or_default()),
        employer: employer(text, &cues),
        spelled: spelled(text),
        place: place::find(text, &lines, &cues, is_english(text)),
        sought: sought(title.as_deref().unwrap_or_default()),
        asked: Vec::new(),
        sure: Vec::new(),
        by_skill: BTreeMap::new(),
        by_term: BTreeMap::new(),
        phrases: 0,
        years: None,
        english: is_english(text),
        german: [" und ", " mit ", " die ", " der ", " für ", " im "]
            .iter()
            .filter(|word| cues.has_any(&[word]))
            .count()
            > 2,
        generous: false,
        wished: None,
        beside: false,
    };
    let told: Vec<&Line> = lines
        .iter()
        .filter(|line| line.part != Part::Noise)
        .filter(|line| title.as_deref() != Some(text[line.range.clone()].trim()))
        .collect();
    for (at, line) in told.iter().enumerate() {
        let near = |at: Option<usize>| at.and_then(|at| told.get(at));
        let beside = [at.checked_sub(1), at.checked_add(1)].map(near);
        reading.beside = beside
            .into_iter()
            .flatten()
            .any(|line| line.part == Part::Required);
        reading.line(line);
    }
    reading.beside = false;
    // A posting that names little: what its duties name in passing is all that there is.
    let few = if has(Part::Duties) && !has(Part::Required) && !has(Part::Preferred) {
        FEW_DUTIES
    } else {
        FEW
    };
    let sure = reading.sure.iter().filter(|sure| **sure >= rank::SURE);
    let sure = sure.count();
    if sure < few {
        reading.generous = true;
        let enough = sure >= FEW;
        let more = told.iter().filter(|line| match line.part {
            Part::Plain => !enough,
            Part::Noise => false,
            _ => true,
        });
        more.for_each(|line| reading.line(line));
    }
    let mut unknown = 0;
    let mut asked = std::mem::take(&mut reading.asked);
    let mut counts = rank::chosen(&reading.sure).into_iter();
    asked.retain(|one| {
        let counts = counts.next().unwrap_or(true);
        let plain = one.skill.is_none() && one.level.is_none();
        unknown += usize::from(plain && counts);
        counts && (!plain || unknown <= UNKNOWN_MAX)
    });
    crate::sort::by_key(&mut asked, |one| (one.importance, one.places[0].start));
    // What would only be nice suffices for nothing.
    let mut levels: Vec<_> = asked
        .iter()
        .filter(|one| one.importance != Importance::Nice)
        .filter_map(|one| one.level.or_else(|| degrees::level_of(&one.term)))
        .collect();
    crate::sort::plain(&mut levels);
    levels.dedup();
    let industries = industries::of(&asked);
    for place in asked.iter_mut().flat_map(|one| &mut one.places) {
        *place = plain.stood(place);
    }
    let stood = |place: Range<usize>| plain.stood(&place);
    Posting {
        seniority: seniority::read(title.as_deref().unwrap_or_default(), &cues),
        title,
        years: reading.years.or(reading.wished),
        degrees: levels.into_iter().map(degrees::Level::term).collect(),
        industries,
        place: reading.place.map(stood),
        presence: presence::find(&cues),
        clearance: clearance::find(&cues).map(stood),
        permit: clearance::permit(&cues).map(stood),
        requirements: asked,
        passages: Passages::of(text),
        removed: Vec::new(),
    }
}

#[expect(
    clippy::struct_excessive_bools,
    reason = "what a posting is like, asked one by one"
)]
struct Reading<'a> {
    text: &'a str,
    cues: &'a Cues,
    has_required: bool,
    /// The posting has headings for what it asks.
    headed: bool,
    own: BTreeSet<String>,
    /// Names of the employer, in lower case.
    employer: BTreeSet<String>,
    /// Acronyms that the posting spells out, in lower case, with the skills that their words name.
    spelled: Vec<(String, Vec<SkillId>)>,
    /// The place of work.
    place: Option<Range<usize>>,
    /// What the one in the job is called, in lower case: the last word of the title's name.
    sought: String,
    asked: Vec<Asked>,
    /// How sure each of these is.
    sure: Vec<u8>,
    by_skill: BTreeMap<SkillId, usize>,
    by_term: BTreeMap<String, usize>,
    phrases: usize,
    years: Option<u8>,
    /// Most of its little words are English.
    english: bool,
    /// It is German, if it is not English.
    german: bool,
    /// Also takes what is only said in passing.
    generous: bool,
    /// Years that are only preferred.
    wished: Option<u8>,
    /// The line stands beside one that is a requirement.
    beside: bool,
}

impl Reading<'_> {
    fn line(&mut self, line: &Line) {
        let (offset, part) = (line.range.start, &self.text[line.range.clone()]);
        let low = Low::of(part);
        // Where little is told, plain sentences tell what one does.
        let under = match line.part {
            Part::Plain if self.generous => Part::Duties,
            part => part,
        };
        let mut strengths = Strengths::of(&low, under, self.has_required, self.cues);
        // Prose about the company is full of names that nobody asks for.
        let prose = line.part == Part::Plain && !strengths.said;
        let passed = prose && self.headed && !self.generous;
        if line.part == Part::Plain && tells_house(&low) || passed && !self.beside {
            return;
        }
        let words = words(part);
        let mut hits = lexicon::whole().find(part, &words);
        let asks = matches!(line.part, Part::Required | Part::Preferred | Part::Nice);
        if self.english && (asks || strengths.said || !self.headed) {
            hits.extend(traits::find(part, &words, &hits));
        }
        // A posting without headings says in plain lines whom it wants.
        let plain = line.part == Part::Plain && (!self.headed || self.beside);
        if plain && traits::describes(&words, &hits) {
            strengths.say();
        } else if passed {
            return;
        }
        let labelled = years::labelled(self.text.get(..offset).unwrap_or_default());
        let years = years::find(part, &words, labelled);
        // Of alternatives in one line the least suffices.
        let least = years.iter().map(|years| years.least).min();
        if strengths.whole() == Importance::Must && !low.has_any(INSTEAD) {
            self.years = self.years.max(least);
        } else if let Some(least) = least {
            self.wished = Some(self.wished.map_or(least, |wished| wished.min(least)));
        }
        let sentence = Sentence::new(
            part,
            &low,
            &words,
            line.part,
            strengths.said || self.generous,
        );
        let degrees = degrees::find(part, &words);
        for hit in &hits {
            let skill = lexicon::whole().skill(hit.skill);
            let surface = &part[hit.range.clone()];
            let named = surface.split(' ').all(|word| word.starts_with(is_capital));
            let own = (skill.kind == "tool" || named && surface.contains(' '))
                && self.employer.contains(&surface.lowered());
            // “High School/GED”, “Bachelor of Science”
            let schooled = degrees
                .iter()
                .any(|(_, range)| range.start <= hit.range.start && hit.range.end <= range.end);
            // “Avanzado de Excel”: a capital that only a name has.
            let named = stands_out(part, &hit.range);
            let doubtful = !self.english
                && !named
                && lexicon::whole().is_doubtful(hit, surface)
                && !lists(part, &hits, hit)
                || lexicon::whole().is_name(hit, surface)
                || place::is_state(part, &hit.range);
            // “Oven Management System (EMS)” is no ambulance.
            let low_surface = surface.lowered();
            let other = self
                .spelled
                .iter()
                .any(|(name, skills)| *name == low_surface && !skills.contains(&hit.skill));
            // “A motivated Chef” is who is looked for.
            let sought = self.sought == low_surface && skill.kind == "tool";
            if own || other || doubtful || schooled || sought || !sentence.asks(skill, hit) {
                continue;
            }
            let strength = strengths.at(hit.range.start);
            let next = self.asked.len();
            let index = *self.by_skill.entry(hit.skill).or_insert(next);
            if self.generous
                && self
                    .asked
                    .get(index)
                    .is_some_and(|one| one.importance <= strength)
            {
                continue;
            }
            if index == next {
                let mut one = Asked::new(skill.term.to_owned(), skill.kind, strength);
                one.skill = Some(hit.skill);
                self.asked.push(one);
            }
            if !self.asked[index].names.contains(&hit.name) {
                self.asked[index].names.push(hit.name);
            }
            let by = match skill.kind {
                "soft" => By::Quality,
                "certificate" => By::Credential,
                _ => By::Name,
            };
            self.vouch(index, by, line.part, strengths.said);
            self.add(index, strength, offset, &hit.range);
            let of = years::of(part, &years, &hit.range);
            self.asked[index].years = self.asked[index].years.max(of);
        }
        if prose && !self.generous {
            return;
        }
        self.degree(&degrees, line.part, &strengths, offset);
        let demands = demands(&low, self.cues) || strengths.said;
        if !asks && !demands && !self.generous {
            return;
        }
        let place = phrases::Place {
            item: asks,
            said: strengths.said,
            duty: self.generous && (line.part != Part::Plain || duties::tells(&words)),
        };
        let is_credential = |hit: &Hit| lexicon::whole().skill(hit.skill).kind == "certificate";
        let (credential, skill): (Vec<Hit>, Vec<Hit>) = hits.into_iter().partition(is_credential);
        let mut known: Vec<_> = credential.into_iter().map(|hit| hit.range).collect();
        let skill: Vec<_> = skill.into_iter().map(|hit| hit.range).collect();
        known.extend(degrees.iter().map(|(_, range)| range.clone()));
        let credentials = if self.english {
            credentials::find(part, &words, &known, &skill)
        } else {
            credentials::abroad(part, &words, &known)
        };
        for range in credentials {
            let strength = strengths.at(range.start);
            let by = (By::Credential, line.part, strengths.said);
            self.term(part, &range, by, strength, offset);
            known.push(range);
        }
        known.extend(skill);
        // “Reporting Lines”: a heading that is not known names nothing that is asked for.
        if !asks && is_titled(&words) {
            return;
        }
        // Capitals and words of other languages say other things.
        if self.english && (demands || words.len() <= SHORT_LINE) {
            for range in unknown_terms(part, &words, &known) {
                if !self.is_of_place(&range, offset) && !self.is_own(&part[range.clone()]) {
                    let by = (By::Capitals, line.part, strengths.said);
                    self.term(part, &range, by, strengths.at(range.start), offset);
                    known.push(range);
                }
            }
        }
        let phrases = match (self.english, asks || self.generous) {
            (true, _) => phrases::find(part, &words, &known, &place),
            (false, true) => phrases::foreign(part, &words, &known, self.german),
            (false, false) => Vec::new(),
        };
        for range in phrases {
            let new = !self.by_term.contains_key(&part[range.clone()].lowered());
            if self.is_of_place(&range, offset) {
                continue;
            }
            if new && (self.phrases >= PHRASES_MAX || self.is_own(&part[range.clone()])) {
                continue;
            }
            self.phrases += usize::from(new);
            let by = if self.english {
                By::Phrase
            } else {
                By::Foreign
            };
            let by = (by, line.part, strengths.said);
            self.term(part, &range, by, strengths.at(range.start), offset);
        }
    }

    /// The lowest degree that a line names: the others are alternatives to it. Of degrees that are
    /// asked for in several ways, the lowest of each.
    fn degree(
        &mut self,
        degrees: &[(degrees::Level, Range<usize>)],
        under: Part,
        strengths: &Strengths,
        offset: usize,
    ) {
        for strength in [Importance::Must, Importance::Preferred, Importance::Nice] {
            let asks =
                matches!(under, Part::Required | Part::Preferred | Part::Nice) || strengths.said;
            let degree = degrees
                .iter()
                .filter(|(_, range)| strengths.at(range.start) == strength)
                .min_by_key(|(level, range)| (*level, range.start));
            let Some((level, range)) = degree.filter(|_| asks) else {
                continue;
            };
            let found = self.asked.iter().position(|one| one.level == Some(*level));
            let index = found.unwrap_or_else(|| {
                let mut one = Asked::new(level.term().to_owned(), "certificate", strength);
                one.level = Some(*level);
                self.asked.push(one);
                self.asked.len() - 1
            });
            self.vouch(index, By::Credential, under, strengths.said);
            self.add(index, strength, offset, range);
        }
    }

    /// Notes how sure a place makes a term; what is said twice is surer.
    fn vouch(&mut self, index: usize, by: By, under: Part, said: bool) {
        let sure = rank::of(by, under, said, self.generous);
        match self.sure.get_mut(index) {
            Some(before) => *before = sure.max(*before).saturating_add(1),
            None => self.sure.push(sure),
        }
    }

    fn term(
        &mut self,
        part: &str,
        range: &Range<usize>,
        (by, under, said): (By, Part, bool),
        strength: Importance,
        offset: usize,
    ) {
        let term = &part[range.clone()];
        let next = self.asked.len();
        let index = *self.by_term.entry(term.lowered()).or_insert(next);
        if self.generous && index < next {
            return;
        }
        if index == next {
            let kind = match by {
                By::Credential => "certificate",
                _ => "hard",
            };
            self.asked.push(Asked::new(term.to_owned(), kind, strength));
        }
        self.vouch(index, by, under, said);
        self.add(index, strength, offset, range);
    }

    fn add(&mut self, index: usize, strength: Importance, offset: usize, range: &Range<usize>) {
        let one = &mut self.asked[index];
        one.importance = one.importance.min(strength);
        one.places.push(range.start + offset..range.end + offset);
    }

    /// Whether a range of a line lies in the place of work.
    fn is_of_place(&self, range: &Range<usize>, offset: usize) -> bool {
        let here = range.start + offset..range.end + offset;
        let place = self.place.as_ref();
        place.is_some_and(|place| place.start < here.end && here.start < place.end)
    }

    /// Whether a term names the employer or a part of it.
    fn is_own(&self, term: &str) -> bool {
        let low = term.lowered();
        self.own.contains(&low)
            // “GPs”
            || term.strip_suffix('s').is_some_and(|one| {
                one.chars().all(is_capital) && self.own.contains(&one.lowered())
            })
            || low
                .split(|c: char| !c.is_alphanumeric())
                .any(|word| word.len() > 1 && self.own.contains(word))
    }
}

/// Acronyms that a text spells out with the skills that their words name.
fn spelled(text: &str) -> Vec<(String, Vec<SkillId>)> {
    let all = spelled_out(text).into_iter();
    all.map(|(name, range)| {
        let part = &text[range];
        let hits = lexicon::whole().find(part, &words(part));
        (name, hits.into_iter().map(|hit| hit.skill).collect())
    })
    .collect()
}

/// Whether a line is a few words with capitals, as headings are.
fn is_titled(words: &[Word]) -> bool {
    const MOST: usize = 6;
    let capital = |word: &Word| word.written.starts_with(is_capital);
    (2..=MOST).contains(&words.len())
        && words
            .iter()
            .all(|word| capital(word) || matches!(word.stem(), "and" | "of" | "the" | "or" | "for"))
}

/// The last word of what a title calls one: “Sous Chef, Leeds”. “Developer Rust” calls one a developer.
fn sought(title: &str) -> String {
    let name = title.split([',', '(', '|', '–', '·']).next();
    let name = name.and_then(|name| name.split(" - ").next());
    let name = name.unwrap_or_default().trim_end();
    let (front, last) = name.rsplit_once(' ').unwrap_or(("", name));
    if front.contains(':') || has_title_word(front) {
        return String::new();
    }
    last.lowered()
}

/// Whether a word has a capital behind a preposition of a language that gives nouns none: “avanzado de Excel”.
fn stands_out(part: &str, range: &Range<usize>) -> bool {
    const SHORTEST: usize = 4;
    const BEFORE: [&str; 11] = [
        "avec", "com", "con", "de", "di", "em", "en", "o", "sous", "sur", "y",
    ];
    let before = part.get(..range.start).unwrap_or_default();
    let last = before
        .strip_suffix(' ')
        .and_then(|before| before.rsplit(' ').next());
    range.len() >= SHORTEST
        && part
            .get(range.start..)
            .is_some_and(|rest| rest.starts_with(is_capital))
        && last.is_some_and(|last| BEFORE.contains(&last))
}

/// Whether a name stands in a list with a tool that is sure: “(Windows, Linux)”.
fn lists(part: &str, hits: &[Hit], hit: &Hit) -> bool {
    hits.iter().any(|other| {
        let (front, back) = if other.range.start < hit.range.start {
            (other, hit)
        } else {
            (hit, other)
        };
        let gap = part.get(front.range.end..back.range.start);
        let sure = || {
            let surface = part.get(other.range.clone()).unwrap_or_default();
            lexicon::whole().skill(other.skill).kind == "tool"
                && !lexicon::whole().is_doubtful(other, surface)
        };
        gap.is_some_and(|gap| matches!(gap, ", " | "/" | " / ")) && sure()
    })
}

/// Whether the little words of a text are English; few words are of any language.
fn is_english(text: &str) -> bool {
    const ENGLISH: [&str; 8] = ["the", "and", "of", "to", "with", "for", "or", "you"];
    const OTHER: [&str; 16] = [
        "der", "die", "und", "mit", "für", "de", "la", "le", "les", "et", "des", "el", "los", "y",
        "en", "para",
    ];
    let mut count = (0, 0);
    for word in text.split(|c: char| !c.is_alphabetic()) {
        count.0 += usize::from(ENGLISH.contains(&word));
        count.1 += usize::from(OTHER.contains(&word));
    }
    count.0 >= count.1
}

/// Words of a line that may be a bare list of names.
const SHORT_LINE: usize = 8;

#[cfg(test)]
mod tests;
