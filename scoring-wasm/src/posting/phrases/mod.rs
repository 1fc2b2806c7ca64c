//! What a sentence asks for in words of its own: “knowledge of the federal budget process”, “ability to
//! read process sheets and safety rules”.

mod foreign;
#[cfg(test)]
mod tests;
mod vocabulary;

use std::ops::Range;

pub(super) use self::foreign::foreign;
pub(super) use self::vocabulary::is_doing;
use self::vocabulary::{
    BEHIND, DOING, ENDS, FILL, GENERIC, JOINS, LEADS, PARTICLES, TIMES, VAGUE, VERBS, is_adjective,
    is_manner, is_work,
};
use super::duties;
use super::words::Word;
use crate::case::is_capital;

/// Words of one thing at most.
const LONGEST: usize = 4;
/// Things of one list at most.
const MOST: usize = 8;
/// Things of a list among which those of one word count.
const SEVERAL: usize = 2;
/// The same behind work that is done to them: “installation of ovens, mills and kneading machines”.
const MANY: usize = 3;
/// None do.
const NEVER: usize = usize::MAX;

/// What a sentence is.
pub(super) struct Place {
    /// It stands in a list of what is asked for.
    pub(super) item: bool,
    /// Its own words demand something.
    pub(super) said: bool,
    /// It tells a duty, of a posting that tells little else.
    pub(super) duty: bool,
}

/// Things asked for in a sentence, as byte ranges: none that `known` explains.
pub(super) fn find(
    text: &str,
    words: &[Word],
    known: &[Range<usize>],
    place: &Place,
) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let reader = Reader { text, words, known };
    for at in 1..words.len() {
        let pair = (words[at - 1].stem(), words[at].stem());
        // “Experience formulating digital identity policy”
        let doing = matches!(pair.0, "experience" | "experienced") && is_doing(pair.1);
        // “Such as” begins examples of anything; only of what is demanded they count.
        let examples = pair == ("such", "as");
        // “Passionate about finding the right flour” is an attitude.
        let attitude = matches!(pair.0, "passion" | "passionate" | "interest" | "interested");
        if attitude && words.get(at + 1).is_some_and(|word| is_doing(word.stem())) {
            continue;
        }
        // “Of special interests in the town”
        if pair.0 == "interest" && words[at - 1].written.ends_with('s') {
            continue;
        }
        // “Installation of ovens”
        let of_work = place.item && pair.1 == "of" && is_work(pair.0);
        if LEADS.contains(&pair) && (!examples || place.item || place.said) || doing || of_work {
            // “Experience working with brick ovens”
            let with = usize::from(doing && matches!(reader.stem(at + 1), "with" | "on" | "in"));
            let least = match () {
                () if of_work => MANY,
                () if doing || examples => NEVER,
                () => SEVERAL,
            };
            reader.list(at + 1 + with, least, &mut found);
        } else if DOING.contains(&pair) && (place.item || place.duty) {
            let start = reader.behind_verbs(at + 1);
            reader.list(start, NEVER, &mut found);
            let many = words
                .get(start)
                .is_some_and(|word| word.written.ends_with('s'));
            if many {
                reader.done_to(start, &mut found);
            }
        }
    }
    if place.item && found.is_empty() {
        reader.item(&mut found);
    }
    if place.duty && found.is_empty() {
        reader.duty(&mut found);
    }
    found
}
struct Reader<'a, 'b> {
    text: &'a str,
    words: &'a [Word<'b>],
    known: &'a [Range<usize>],
}

impl Reader<'_, '_> {
    fn stem(&self, at: usize) -> &str {
        self.words.get(at).map_or("", Word::stem)
    }

    /// What stands between a word and the one before it.
    fn gap(&self, at: usize) -> &str {
        match (
            at.checked_sub(1).and_then(|before| self.words.get(before)),
            self.words.get(at),
        ) {
            (Some(before), Some(word)) => self
                .text
                .get(before.range.end..word.range.start)
                .unwrap_or_default(),
            _ => "",
        }
    }

    /// Behind one verb or several: “read, write and interpret”.
    fn behind_verbs(&self, mut at: usize) -> usize {
        while self
            .words
            .get(at)
            .is_some_and(|word| word.written.ends_with("ly"))
        {
            at += 1;
        }
        loop {
            at += 1;
            let comma = self.gap(at) == ", ";
            if JOINS.contains(self.stem(at)) {
                at += 1;
            } else if !comma {
                return at;
            }
            if at >= self.words.len() {
                return at;
            }
        }
    }

    /// The things of a list that begins at a word; those of one word where there are so many (`least`).
    fn list(&self, mut at: usize, least: usize, found: &mut Vec<Range<usize>>) {
        let mut things: Vec<(usize, usize)> = Vec::new();
        // “Setting up new equipment”
        while PARTICLES.contains(self.stem(at)) {
            at += 1;
        }
        while things.len() < MOST {
            // “Handle successfully several ovens”
            while (FILL.contains(self.stem(at)) || is_manner(self.stem(at)))
                && (self.gap(at + 1) == " " || self.gap(at + 1) == "-")
            {
                at += 1;
            }
            let start = at;
            while at < self.words.len()
                && (at == start || matches!(self.gap(at), " " | "-" | "/" | "’" | "'" | "&"))
                && !(at > start && self.is_done(at))
                && !ENDS.contains(self.stem(at))
                && !JOINS.contains(self.stem(at))
            {
                at += 1;
            }
            if at == start {
                break;
            }
            // “Knead dough carefully”
            let end = if at > start + 1 && is_manner(self.stem(at - 1)) {
                at - 1
            } else {
                at
            };
            things.push((start, end));
            let comma = matches!(self.gap(at), ", " | " & " | " / ");
            if JOINS.contains(self.stem(at)) {
                at += 1;
                // “Experience with ovens or with mills”
                at += usize::from(matches!(self.stem(at), "with" | "in" | "of" | "using"));
            } else if !comma {
                break;
            }
        }
        let several = things.len() >= least;
        for (mut start, end) in things {
            // “Washing bakery floors”
            let work = |stem: &str| {
                let front = stem.strip_suffix("ing");
                front.is_some_and(|front| {
                    duties::is_verb(front) || duties::is_verb(&format!("{front}e"))
                })
            };
            if end - start > 2 && work(self.stem(start)) {
                start += 1;
            }
            // “A computer-related field”: half a word.
            let half = self.gap(end) == "-";
            let range = self.words[start].range.start..self.words[end - 1].range.end;
            let new = !half && !found.contains(&range);
            if new && (end - start > 1 || several) && self.is_thing(start, end) {
                found.push(range);
            }
        }
    }

    /// Whether a word tells what was done to the thing before it: “cakes decorated by hand”, but not
    /// “wood-fired”.
    fn is_done(&self, at: usize) -> bool {
        let stem = self.stem(at);
        let done = stem.ends_with("ed") && self.gap(at + 1) != "-";
        // “Records adhering to the recipe”
        let doing = is_doing(stem) && self.stem(at + 1) == "to";
        stem.len() > 5 && (done || doing) && self.gap(at) == " "
    }

    /// A short item of a list: “Great attention to hygiene”, “Reading blueprints and drawings”.
    fn item(&self, found: &mut Vec<Range<usize>>) {
        const SHORT: usize = 6;
        let mut start = 0;
        // “1. Must have own tools”
        while self.words.get(start).is_some_and(|word| {
            word.written.bytes().all(|byte| byte.is_ascii_digit())
                || FILL.contains(word.stem())
                || matches!(
                    word.stem(),
                    "or" | "and"
                        | "must"
                        | "have"
                        | "be"
                        | "should"
                        | "you"
                        | "candidate"
                        | "hold"
                        | "posses"
                )
        }) {
            start += 1;
        }
        if is_doing(self.stem(start)) {
            self.list(start + 1, NEVER, found);
            return;
        }
        let mut end = self.words.len();
        // “Own knives a plus”
        let behind =
            |at: usize| BEHIND.contains(self.stem(at)) || matches!(self.stem(at), "a" | "an");
        while end > start && behind(end - 1) {
            end -= 1;
        }
        let plain = (start + 1..end).all(|at| {
            matches!(self.gap(at), " " | "-")
                && !ENDS.contains(self.stem(at))
                && !JOINS.contains(self.stem(at))
        });
        if (2..=SHORT).contains(&(end - start))
            && plain
            && end - start <= LONGEST
            && self.is_thing(start, end)
        {
            found.push(self.words[start].range.start..self.words[end - 1].range.end);
        } else if !plain {
            self.enumerated(start, end, found);
        }
    }

    /// An item that is nothing but things of few words: “Oven repair/dough handling/cakes”.
    fn enumerated(&self, start: usize, end: usize, found: &mut Vec<Range<usize>>) {
        const SHORT: usize = 3;
        const ALONE: usize = 5;
        let mut things: Vec<(usize, usize)> = Vec::new();
        let mut first = start;
        for at in start..=end {
            let joins = at < end && JOINS.contains(self.stem(at));
            let parts =
                at == end || joins || at > first && !matches!(self.gap(at), " " | "-" | "’");
            if !parts {
                if ENDS.contains(self.stem(at)) {
                    return;
                }
                continue;
            }
            let sign =
                at == end || joins || matches!(self.gap(at), ", " | "/" | " / " | " & " | "; ");
            while first < at && FILL.contains(self.stem(first)) {
                first += 1;
            }
            if !sign || at - first > SHORT {
                return;
            }
            if first < at {
                things.push((first, at));
            }
            first = at + usize::from(joins);
        }
        if things.len() < 2 || VERBS.contains(self.stem(start)) {
            return;
        }
        for (start, end) in &things {
            let word = self.words[*start].written;
            let named = || {
                things.len() > 2
                    && word.len() > ALONE
                    && word.starts_with(is_capital)
                    && things.iter().any(|(start, end)| end - start > 1)
            };
            if (end - start > 1 || named()) && self.is_thing(*start, *end) {
                found.push(self.words[*start].range.start..self.words[end - 1].range.end);
            }
        }
    }

    /// What a duty is about: “Monitors guest satisfaction”, “Unload, stock and sort incoming goods”.
    fn duty(&self, found: &mut Vec<Range<usize>>) {
        // “To wash dishes”
        let first = usize::from(self.stem(0) == "to");
        let first = duties::behind_subject(self.words).unwrap_or(first);
        // “Co-ordinate orders”
        let first = first + usize::from(self.stem(first) == "co" && self.gap(first + 1) == "-");
        // “Make guests comfortable”: how one makes them be is no thing. “They bake bread” tells of others.
        if matches!(
            self.stem(first),
            "make"
                | "keep"
                | "get"
                | "may"
                | "be"
                | "they"
                | "we"
                | "our"
                | "it"
                | "the"
                | "this"
                | "these"
        ) {
            return;
        }
        // “Duties include baking bread”
        let told = matches!(self.stem(first), "duty" | "responsibility");
        let first = first + 2 * usize::from(told && self.stem(first + 1) == "include");
        let start = self.behind_verbs(first);
        if self.words.len() > start + 1 {
            self.list(start, NEVER, found);
        }
        self.done_to(start, found);
        // “… include baking bread, washing bakery floors and selling rye cakes”
        for at in start + 1..self.words.len() {
            let listed = matches!(self.gap(at), ", " | "; ") || JOINS.contains(self.stem(at - 1));
            if listed && is_doing(self.stem(at)) && self.gap(at + 1) == " " {
                self.list(at + 1, NEVER, found);
            }
        }
    }

    /// “Wash dishes”: of a single word the verb is a part.
    fn done_to(&self, start: usize, found: &mut Vec<Range<usize>>) {
        let (verb, object) = (start.checked_sub(1), self.words.get(start));
        if found.is_empty()
            && let (Some(verb), Some(object)) = (verb, object)
            && object.written.len() > 5
            && self.gap(start) == " "
            && self.is_thing(start, start + 1)
            && !FILL.contains(self.stem(verb))
            && !FILL.contains(object.stem())
            && !ENDS.contains(object.stem())
            && !VERBS.contains(object.stem())
            // “Ensure compliance”: what is done says nothing of it.
            && !matches!(
                self.stem(verb),
                "communicate" | "demonstrate" | "ensure" | "ensuring" | "give" | "maintain" | "maintaining"
                    | "obtain" | "provide" | "providing" | "receive" | "validating"
            )
            && !ENDS.contains(self.stem(verb))
            && (!matches!(self.gap(start + 1), " " | "-")
                || ENDS.contains(self.stem(start + 1))
                // “Coordinate lengthy and complex orders”
                || JOINS.contains(self.stem(start + 1)) && object.written.ends_with('s'))
        {
            found.push(self.words[verb].range.start..object.range.end);
        }
    }

    fn is_thing(&self, start: usize, end: usize) -> bool {
        let words = &self.words[start..end];
        let (Some(first), Some(last)) = (words.first(), words.last()) else {
            return false;
        };
        let range = first.range.start..last.range.end;
        let explained = self
            .known
            .iter()
            .any(|known| known.start < range.end && range.start < known.end);
        let vague = words
            .iter()
            .filter(|word| VAGUE.contains(word.stem()))
            .count();
        let plain = self.text[range]
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '’' | '\'' | '/' | '&'));
        // “Baking and decorating cakes”: what is done, and to what stands behind the next.
        let done = || {
            let front = last.stem().strip_suffix("ing");
            front.is_some_and(|front| {
                duties::is_verb(front) || duties::is_verb(&format!("{front}e"))
            })
        };
        // “Utilizing local flour”
        let goes_on = || {
            let behind = self.text.get(last.range.end..).unwrap_or_default();
            is_doing(last.stem())
                && behind
                    .strip_prefix(' ')
                    .is_some_and(|behind| behind.starts_with(char::is_alphanumeric))
                && !["and ", "or "]
                    .iter()
                    .any(|join| behind[1..].starts_with(join))
        };
        let single = words.len() == 1
            && (last.stem().len() < 5
                || last.written.ends_with("ed")
                || goes_on()
                || last.written.ends_with("ly")
                || GENERIC.contains(last.stem())
                || is_adjective(last.written)
                || done());
        // “Apache Spark or a similar engine”
        let like_another = matches!(
            first.stem(),
            "alike"
                | "comparable"
                | "equivalent"
                | "following"
                | "like"
                | "other"
                | "related"
                | "relevant"
                | "similar"
        );
        // “The”, “you”: a sentence and no thing.
        let sentence = words.iter().any(|word| {
            matches!(
                word.stem(),
                "we" | "you"
                    | "they"
                    | "them"
                    | "their"
                    | "it"
                    | "its"
                    | "his"
                    | "her"
                    | "who"
                    | "not"
                    | "no"
                    | "i"
                    | "be"
                    | "your"
                    | "our"
            ) || TIMES.contains(word.stem())
        });
        // “Lead the bakers”
        let article = words
            .iter()
            .skip(1)
            .any(|word| matches!(word.written, "the" | "an"));
        // “Internship experience applies”
        let verb = words.len() > 1
            && (matches!(first.stem(), "co" | "sub")
                || VERBS.contains(first.stem())
                || words.len() > 2 && last.written.ends_with('s') && VERBS.contains(last.stem()));
        words.len() <= LONGEST
            && !verb
            && plain
            && !explained
            && !single
            && !sentence
            && !article
            && !like_another
            && vague < words.len()
            // “Additional support”
            && !(words.len() == 2 && vague == 1 && GENERIC.contains(last.stem()))
            // “Help the Head Baker and the manager”
            && !matches!(last.stem(), "applicant" | "candidate" | "coordinator" | "director" | "manager" | "officer" | "supervisor")
            && !(words.len() == 2
                && vague == 1
                && VAGUE.contains(last.stem())
                // “Mechanical ability”
                && last.stem() != "ability")
    }
}
