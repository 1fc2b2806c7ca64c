//! How strongly words ask for something.

use std::ops::Range;

use super::Part;
use super::cues::{Cues, Low};
use super::notices::begins_well;
use crate::report::Importance;
use crate::text_search::Search as _;

/// Whether words say that something is asked for.
pub(crate) fn demands(low: &Low, cues: &Cues) -> bool {
    low.has_any(&cues.demands)
}

/// How strongly each place of a sentence is asked for.
#[derive(Debug)]
pub(crate) struct Strengths {
    /// What the sentence says where no clause says otherwise.
    base: Importance,
    /// Clauses that say otherwise: byte ranges in the sentence.
    clauses: Vec<(Range<usize>, Importance)>,
    /// Its words, not its heading, say that it asks.
    pub(crate) said: bool,
}

impl Strengths {
    /// Of a sentence under a heading.
    pub(crate) fn of(low: &Low, part: Part, has_required: bool, cues: &Cues) -> Self {
        let under = under(low, part, has_required, cues);
        let cue = |low: &Low| cue(low, part, cues);
        let said = cue(low);
        let mut clauses = Vec::new();
        let mut base = under;
        if said.is_some() {
            // “SQL (PostgreSQL preferred)”: what stands in brackets speaks for itself.
            for range in brackets(&low.text) {
                let inside = low.text.get(range.clone()).unwrap_or_default();
                if let Some(own) = cue(&Low::of(inside)) {
                    clauses.push((range, own));
                }
            }
            let outside = Low::of(&without(&low.text, &clauses));
            match cue(&outside) {
                // Under “nice to have” nothing is a must: “must love dogs” there is a joke.
                Some(Importance::Must) if part == Part::Nice => base = Importance::Nice,
                Some(own) => {
                    clauses.extend(by_clause(&outside.text, own, under, part, cues));
                    base = own;
                }
                None => {}
            }
        }
        Self {
            base,
            clauses,
            said: said.is_some() || demanded(low, cues),
        }
    }

    /// Notes that the sentence asks although it has no word that says so.
    pub(crate) fn say(&mut self) {
        if !self.said {
            self.said = true;
            self.base = Importance::Must;
        }
    }

    /// How strongly what stands at a place is asked for.
    pub(crate) fn at(&self, place: usize) -> Importance {
        self.clauses
            .iter()
            .find(|(range, _)| range.contains(&place))
            .map_or(self.base, |(_, own)| *own)
    }

    /// How strongly the sentence asks as a whole.
    pub(crate) fn whole(&self) -> Importance {
        self.base
    }
}

/// Whether a sentence outside of a list of requirements demands something.
pub(super) fn demanded(low: &Low, cues: &Cues) -> bool {
    // “An experienced baker” is whom one looks for, and asks for no experience with anything.
    let asks = |cue: &str| low.begins(cue) && (cue != "experience" || low.whole(cue));
    cues.demanded.iter().any(|cue| asks(cue))
}

/// Words of a sentence that tells whom one looks for: “The ideal candidate is calm”.
const WANTED: &[&str] = &[
    "ideal candidate",
    "successful candidate",
    "right candidate",
    "seeking a",
    "are you able",
    "you are able",
    " needs an ",
    " needs a ",
];

/// The same among duties, where candidates do as duties say.
const SOUGHT: &[&str] = &["seeking a", "looking for a"];

/// What the heading says.
fn under(low: &Low, part: Part, has_required: bool, cues: &Cues) -> Importance {
    match part {
        Part::Required => Importance::Must,
        // A posting without headings states its demands in plain sentences.
        Part::Plain | Part::Duties if !has_required && demanded(low, cues) => Importance::Must,
        Part::Plain if demanded(low, cues) && low.has_any(WANTED) => Importance::Must,
        Part::Duties if demanded(low, cues) && (low.has_any(SOUGHT) || begins_well(low)) => {
            Importance::Must
        }
        Part::Preferred | Part::Duties | Part::Plain => Importance::Preferred,
        Part::Nice | Part::Noise => Importance::Nice,
    }
}

/// Words that demand only what they are said of. A duty has them with nouns of its own: "file the required
/// reports", "tools needed by the team".
const SAID_OF: &[&str] = &["required", "mandatory", "necessary", "essential", "needed"];

/// What words say of themselves.
fn cue(low: &Low, part: Part, cues: &Cues) -> Option<Importance> {
    let mut changed = None;
    for other in &cues.other {
        let text = changed.as_ref().unwrap_or(low);
        if text.has(other) {
            changed = Some(Low::of(&text.text.swapped(other, &" ".repeat(other.len()))));
        }
    }
    let low = changed.as_ref().unwrap_or(low);
    let says = |cues: &[&str]| cues.iter().any(|cue| low.whole(cue));
    // “Preferred, not required” is preferred.
    let nice = cues.nice.iter().filter(|cue| !cue.starts_with("not "));
    if nice.into_iter().any(|cue| low.whole(cue)) {
        Some(Importance::Nice)
    } else if says(&cues.preferred) {
        Some(Importance::Preferred)
    } else if says(&cues.nice) {
        Some(Importance::Nice)
    } else if cues.must.iter().any(|cue| {
        if part == Part::Duties && SAID_OF.contains(cue) {
            low.said_of_another(cue) && *cue != "needed"
        } else {
            low.whole(cue)
        }
    }) {
        Some(Importance::Must)
    } else {
        None
    }
}

/// What stands in brackets.
fn brackets(low: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open = None;
    for (at, sign) in low.char_indices() {
        match sign {
            '(' | '[' => open = Some(at + 1),
            ')' | ']' => {
                // “(preferred)” alone speaks for what stands before it.
                if let Some(start) = open.take()
                    && low
                        .get(start..at)
                        .is_some_and(|inside| inside.split_whitespace().count() > 1)
                {
                    found.push(start..at);
                }
            }
            _ => {}
        }
    }
    found
}

/// A text with ranges blanked.
fn without(low: &str, ranges: &[(Range<usize>, Importance)]) -> String {
    let mut bytes = low.as_bytes().to_vec();
    for (range, _) in ranges {
        bytes[range.clone()].fill(b' ');
    }
    String::from_utf8(bytes).unwrap_or_else(|_| low.to_owned())
}

/// Words that weaken what stands behind them alone: “experience with ovens, ideally in hotels”.
const AHEAD: &[&str] = &[
    "ideally",
    "preferably",
    "idealerweise",
    "vorzugsweise",
    "idéalement",
    "de préférence",
    "idealmente",
    "preferiblemente",
];

/// What words of a range say of themselves.
fn own_in(low: &str, range: &Range<usize>, part: Part, cues: &Cues) -> Option<Importance> {
    // A range may end inside of a sign.
    let end = (range.start..=range.end)
        .rev()
        .find(|end| low.is_char_boundary(*end))?;
    cue(&Low::of(low.get(range.start..end)?), part, cues)
}

/// Where one sentence asks in several ways: “Python required, Go a plus”. A clause without a word of its
/// own goes with the next that has one, before “ideally” as the heading says (`under`).
fn by_clause(
    low: &str,
    whole: Importance,
    under: Importance,
    part: Part,
    cues: &Cues,
) -> Vec<(Range<usize>, Importance)> {
    const NEAR: usize = 24;
    let mut parts: Vec<(Range<usize>, Option<Importance>)> = Vec::new();
    let own = |start: usize, end: usize| own_in(low, &(start..end), part, cues);
    let mut start = 0;
    let mut bounds: Vec<(usize, usize)> = Vec::new();
    for sign in [", ", " but ", " while ", " and ", " – ", " - ", ". "] {
        bounds.extend(low.places_of(sign).map(|at| (at, at + sign.len())));
    }
    let ahead_words = || AHEAD.iter().filter(|word| cues.may_hold(word));
    for word in ahead_words() {
        let places = low
            .places_of(word)
            .filter(|at| low.get(..*at).is_some_and(|front| front.ends_with(' ')));
        bounds.extend(places.map(|at| (at, at)));
    }
    crate::sort::plain(&mut bounds);
    for (at, end) in bounds {
        if at < start {
            continue;
        }
        parts.push((start..at, own(start, at)));
        start = end;
    }
    parts.push((start..low.len(), own(start, low.len())));
    let ahead = |range: &Range<usize>| {
        let clause = low.get(range.clone()).unwrap_or_default().trim_start();
        ahead_words().any(|word| clause.starts_with(word))
    };
    if let Some(at) = parts.iter().position(|(range, _)| ahead(range)) {
        for (_, own) in parts.iter_mut().take(at).rev() {
            if own.is_some() {
                break;
            }
            *own = Some(under);
        }
    }
    let mut own: Vec<Importance> = parts.iter().filter_map(|(_, own)| *own).collect();
    own.dedup();
    if own.len() < 2 {
        return Vec::new();
    }
    // “We ask for ovens, cakes preferred, and brick ovens”: words ahead of a list ask for all of it.
    let mut lead = None;
    for (range, told) in &mut parts {
        // Not its last word: “cakes preferred”.
        let last = low
            .get(range.clone())
            .and_then(|clause| clause.trim_end().rfind(' '));
        let short = range.start..range.start + last.unwrap_or(0).min(NEAR);
        match *told {
            Some(_) => lead = own_in(low, &short, part, cues).or(lead),
            None => *told = lead,
        }
    }
    let mut next = None;
    let mut found: Vec<_> = parts
        .into_iter()
        .rev()
        .map(|(range, own)| {
            next = own.or(next);
            (range, next)
        })
        .collect();
    found.reverse();
    let last = own.last().copied().unwrap_or(whole);
    found
        .into_iter()
        .map(|(range, own)| (range, own.unwrap_or(last)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(sentence: &str, word: &str) -> Importance {
        Strengths::of(
            &Low::of(sentence),
            Part::Required,
            true,
            &Cues::of(sentence),
        )
        .at(sentence.find(word).expect("there"))
    }

    #[test]
    fn an_experienced_one_is_no_experience() {
        for (text, asks) in [
            ("We need an experienced baker for our ovens", false),
            ("You are experienced with ovens", true),
            ("Experience: ovens", true),
        ] {
            assert_eq!(demanded(&Low::of(text), &Cues::of(text)), asks, "{text}");
        }
    }

    #[test]
    fn whom_one_looks_for_has_to_be_so() {
        for (text, part, asked) in [
            (
                "The ideal candidate has experience with ovens",
                Part::Plain,
                Importance::Must,
            ),
            (
                "The ideal candidate has experience with ovens",
                Part::Duties,
                Importance::Preferred,
            ),
            (
                "We are seeking a baker with oven skills",
                Part::Duties,
                Importance::Must,
            ),
            (
                "Some have experience with ovens",
                Part::Plain,
                Importance::Preferred,
            ),
            (
                "Demonstrated skills with ovens",
                Part::Duties,
                Importance::Must,
            ),
            ("Has skills with ovens", Part::Duties, Importance::Preferred),
        ] {
            let whole = Strengths::of(&Low::of(text), part, true, &Cues::of(text)).whole();
            assert_eq!(whole, asked, "{text}");
        }
    }

    #[test]
    fn what_is_preferred_is_so_though_it_is_not_required() {
        for (sentence, asked) in [
            ("Baking preferred, not required", Importance::Preferred),
            ("Baking is not required", Importance::Nice),
            ("Baking a plus but not required", Importance::Nice),
        ] {
            assert_eq!(at(sentence, "Baking"), asked, "{sentence}");
        }
    }

    #[test]
    fn words_of_a_sentence_outweigh_its_heading() {
        let whole = |text: &str, part, has| {
            Strengths::of(&Low::of(text), part, has, &Cues::of(text)).whole()
        };
        assert_eq!(
            whole("Docker is a plus", Part::Required, true),
            Importance::Nice
        );
        assert_eq!(
            whole("A degree is required", Part::Duties, true),
            Importance::Must
        );
        assert_eq!(whole("Go", Part::Required, true), Importance::Must);
        assert_eq!(
            whole("3 years of experience with Go", Part::Plain, false),
            Importance::Must
        );
        assert_eq!(
            whole("Clean rooms as required", Part::Duties, true),
            Importance::Preferred
        );
        for duty in [
            "File the required reports",
            "Weigh mandatory rules against speed",
            "Order parts needed by the workshop",
            "Perform the essential functions of a cook",
        ] {
            assert_eq!(
                whole(duty, Part::Duties, true),
                Importance::Preferred,
                "{duty}"
            );
        }
        for demand in [
            "Night shifts are mandatory",
            "Training in first aid required for all",
            "Own tools are necessary.",
            "A licence is needed",
        ] {
            assert_eq!(
                whole(demand, Part::Duties, true),
                Importance::Must,
                "{demand}"
            );
        }
        assert_eq!(
            whole("The required licence", Part::Required, true),
            Importance::Must
        );
        assert_eq!(
            whole("Salary plus bonus", Part::Plain, true),
            Importance::Preferred
        );
    }

    #[test]
    fn clauses_ask_for_themselves() {
        let sentence = "Python is required, Go a plus";
        assert_eq!(at(sentence, "Python"), Importance::Must);
        assert_eq!(at(sentence, "Go"), Importance::Nice);
        let sentence = "SQL (PostgreSQL is preferred) and Excel";
        assert_eq!(at(sentence, "SQL"), Importance::Must);
        assert_eq!(at(sentence, "PostgreSQL"), Importance::Preferred);
        assert_eq!(at(sentence, "Excel"), Importance::Must);
        let sentence = "Bachelor’s degree required and Master’s preferred";
        assert_eq!(at(sentence, "Bachelor"), Importance::Must);
        assert_eq!(at(sentence, "Master"), Importance::Preferred);
        let sentence = "Five years of baking, ideally in hotels";
        assert_eq!(at(sentence, "baking"), Importance::Must);
        assert_eq!(at(sentence, "hotels"), Importance::Preferred);
        let sentence = "Five years of baking preferably in hotels";
        assert_eq!(at(sentence, "baking"), Importance::Must);
        assert_eq!(at(sentence, "hotels"), Importance::Preferred);
        let sentence = "We ask for ovens, cakes preferred, and rye bread";
        assert_eq!(at(sentence, "ovens"), Importance::Must);
        assert_eq!(at(sentence, "cakes"), Importance::Preferred);
        assert_eq!(at(sentence, "rye"), Importance::Must);
        assert_eq!(at("Ideally you know ovens", "ovens"), Importance::Preferred);
        assert_eq!(at("Own car would be handy", "car"), Importance::Nice);
        assert_eq!(
            at("Three years of driving (preferred)", "driving"),
            Importance::Preferred
        );
    }
}
