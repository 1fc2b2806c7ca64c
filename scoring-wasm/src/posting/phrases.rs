//! What a sentence asks for in words of its own: “knowledge of the federal budget process”, “ability to
//! read process sheets and safety rules”.

use std::ops::Range;

use super::duties;
use super::words::Word;
use crate::case::{Case as _, is_small};
use crate::word_list::WordList;

/// Word pairs after which the things asked for stand.
const LEADS: &[(&str, &str)] = &[
    ("knowledge", "of"),
    ("experience", "with"),
    ("experience", "in"),
    ("familiarity", "with"),
    ("familiar", "with"),
    ("proficiency", "in"),
    ("proficiency", "with"),
    ("proficient", "in"),
    ("proficient", "with"),
    ("expertise", "in"),
    ("understanding", "of"),
    ("background", "in"),
    ("skilled", "in"),
    ("certified", "in"),
    ("trained", "in"),
    ("training", "in"),
    ("degree", "in"),
    ("operation", "of"),
    ("experienced", "with"),
    ("experienced", "in"),
    ("passionate", "about"),
    ("passion", "for"),
    ("interest", "in"),
    ("interested", "in"),
    ("confident", "with"),
    ("exposure", "to"),
    ("skill", "in"),
    ("awareness", "of"),
    ("command", "of"),
    ("qualified", "in"),
    ("such", "as"),
];

/// Word pairs after which a verb stands, and behind it what one must be able to do it to.
const DOING: &[(&str, &str)] = &[("ability", "to"), ("able", "to")];

/// Words that end a thing asked for and the list that it is in.
const ENDS: WordList = WordList::new(
    "about|across|after|are|as|assigned|at|because|before|between|both|but|by|can|could|desired|\
     during|for|from|has|have|how|if|in|include|including|into|is|like|may|must|of|on|over|per|\
     preferred|received|related|relating|relevant|required|shall|should|so|such|than|that|through|\
     throughout|to|towards|under|until|upon|using|via|was|well|were|when|where|whether|which|while|\
     who|whose|will|with|within|without|would|yet",
);

/// Words that belong to the verb before them.
const PARTICLES: WordList = WordList::new("away|back|down|off|out|up");

/// Words of times and places of work, which no thing has.
const TIMES: WordList = WordList::new(
    "afternoon|am|evening|friday|holiday|hour|monday|morning|night|overtime|pay|pm|salary|saturday|shift|\
     sunday|thursday|tuesday|wednesday|weekend",
);

/// Words between two things of a list.
const JOINS: WordList = WordList::new("and|or");

/// Words before a thing asked for that say nothing.
const FILL: WordList = WordList::new(
    "a|advanced|all|an|any|appropriate|basic|best|common|complex|current|deep|demonstrated|different|\
     each|early|every|excellent|exceptional|general|good|great|key|modern|more|multiple|new|one|other|our|outstanding|overall|\
     own|prior|proven|relevant|several|solid|some|strong|superior|the|their|these|this|those|various|working|\
     your",
);

/// Words that are verbs and hardly ever nouns: what begins with one is a sentence, “recommends other
/// routes”, or what it is done to stands behind it.
const VERBS: WordList = WordList::new(
    "achieve|adapt|administer|advise|analyse|analyze|apply|arrange|assemble|assess|assist|attend|\
     collect|communicate|compile|conduct|contribute|coordinate|create|define|deliver|describe|\
     determine|develop|diagnose|educate|ensure|establish|evaluate|examine|execute|explain|\
     facilitate|follow|give|identify|implement|improve|inform|install|interpret|investigate|keep|\
     maintain|make|manage|monitor|negotiate|obtain|operate|organise|organize|oversee|participate|\
     perform|prepare|provide|receive|recommend|represent|resolve|respond|select|serve|solve|suggest|\
     supervise|take|teach|treat|troubleshoot|understand|use|verify|write",
);

/// Words that make a thing too vague to be looked for.
const VAGUE: WordList = WordList::new(
    "ability|action|activity|additional|adult|alternative|application|approach|area|aspect|\
     assignment|attitude|audience|benefit|business|businesse|capability|capacity|challenge|change|\
     child|choice|client|collaboration|combination|company|concept|condition|context|customer|daily|\
     day|decision|degree|delivery|demand|department|detail|detailed|difference|diploma|direction|\
     discipline|door|effort|employee|end|environment|equivalent|evidence|example|expectation|\
     experience|external|familiarity|family|feature|federal|field|following|form|formulation|forum|\
     function|goal|government|group|guest|guideline|hour|idea|implementation|importance|improvement|\
     individual|industry|information|initiative|input|insert|insight|instruction|internal|\
     international|issue|it|item|its|job|knowledge|learner|least|level|local|location|manner|\
     material|matter|member|method|metric|midpoint|milestone|month|multiple|national|need|objective|\
     office|opportunity|option|order|organization|outcome|output|part|partner|passenger|patient|\
     people|person|personnel|phase|place|plan|position|practice|principle|priority|problem|\
     procedure|process|processe|product|program|project|prospect|provided|pupil|purpose|quality|\
     range|recent|recommendation|requirement|resident|responsibility|result|resume|review|role|\
     salary|service|setting|shift|similar|situation|skill|solution|staff|stakeholder|stand|standard|\
     state|step|strategy|student|style|subject|success|system|talent|task|team|teammate|technique|\
     technology|term|their|them|these|thing|thinker|this|those|time|tool|topic|trade|transition|\
     trend|type|understanding|user|value|variety|vision|visitor|way|week|work|world|year|you",
);

/// What is done to other things, and nothing by itself.
const GENERIC: WordList = WordList::new(
    "analysis|communication|design|development|management|operation|oral|planning|preparation|\
     production|research|spoken|support|training|usage|verbal|written",
);

/// Words behind a thing asked for in a line that is nothing but it.
const BEHIND: WordList = WordList::new(
    "ability|advantage|asset|bonus|desired|knowledge|must|needed|plus|preferred|required|skill",
);

/// Words of one thing at most.
const LONGEST: usize = 4;
/// Things of one list at most.
const MOST: usize = 8;

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
        if LEADS.contains(&pair) && (!examples || place.item || place.said) || doing {
            // “Experience working with brick ovens”
            let with = usize::from(doing && matches!(reader.stem(at + 1), "with" | "on" | "in"));
            reader.list(at + 1 + with, !doing && !examples, &mut found);
        } else if DOING.contains(&pair) && (place.item || place.duty) {
            reader.list(reader.behind_verbs(at + 1), false, &mut found);
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

/// Little words of German, French, Spanish, Italian, Portuguese and Dutch, with which no thing begins or
/// ends.
const LITTLE: WordList = WordList::new(
    "a|al|als|am|an|ans|au|auf|aus|aux|avec|años|bei|bon|bonne|bonnes|bons|buena|bzw|c|capacité|\
     capacités|che|con|connaissance|connaissances|conocimiento|conocimientos|d|da|dans|das|de|debe|\
     deine|del|dem|den|der|des|devez|di|die|diplômé|doit|du|e|eigene|eigenen|ein|eine|einem|einen|\
     einer|einschl|el|en|entre|erfahrung|erfahrungen|erforderlich|est|et|exigé|exigée|experiencia|\
     expérience|gern|gerne|ggf|gute|guter|gutes|het|i|idealerweise|ihr|ihre|il|im|in|inkl|ist|j|\
     jahre|kenntnisse|l|la|las|le|les|leur|leurs|lo|los|m|maîtrise|mindestens|minimum|mit|mínima|\
     mínimo|n|na|nach|ne|no|nos|notre|notwendig|o|oder|om|os|ou|par|para|pas|per|plus|por|pour|\
     praktische|praktischen|prefiere|previa|previo|qu|que|requiere|requis|requise|s|sa|se|sehr|ses|\
     sich|sie|sin|sind|son|souhaité|souhaitée|sowie|su|sur|t|te|tener|titulaire|tu|tus|um|un|una|\
     und|une|uns|unser|unsere|unseren|unserer|van|vom|von|voor|vorausgesetzt|voraussetzung|vorteil|\
     vos|votre|vous|wir|wünschenswert|y|zu|zum|zur|zwingend|à|è|être",
);

/// Things of a line in another language than English: what stands between its signs and its words for
/// “and”, as far as it is short. For postings that say little else that is known.
///
/// In German (`nouns`) a thing ends with a noun, which has a capital, and the verb of a sentence stands
/// behind whom it is said to.
pub(super) fn foreign(
    text: &str,
    words: &[Word],
    known: &[Range<usize>],
    nouns: bool,
) -> Vec<Range<usize>> {
    const SHORTEST: usize = 6;
    // Letters of a German noun that is made of several.
    const COMPOUND: usize = 13;
    // Words of a line that may be one thing: “Teamfähigkeit”.
    const ALONE: usize = 2;
    if text.ends_with(':') {
        return Vec::new();
    }
    let reader = Reader { text, words, known };
    let mut found = Vec::new();
    let mut start = 0;
    while start < words.len() {
        let mut end = start + 1;
        let joins = |at: usize| {
            matches!(
                reader.stem(at),
                "und" | "et" | "y" | "e" | "en" | "oder" | "ou" | "o" | "sowie"
            ) || nouns
                && words.get(at).is_some_and(|word| {
                    matches!(word.written, "ein" | "eine" | "einen" | "einem" | "einer")
                })
        };
        while end < words.len() && matches!(reader.gap(end), " " | "-" | "’" | "'") && !joins(end)
        {
            end += 1;
        }
        let next = end + usize::from(joins(end));
        // “Brot- und Kuchenverkauf”: half a word.
        let half = end
            .checked_sub(1)
            .and_then(|last| words.get(last))
            .is_some_and(|last| {
                let rest = text.get(last.range.end..).unwrap_or_default();
                rest.strip_prefix('-')
                    .is_some_and(|rest| rest.starts_with([' ', ')', '/', ',']))
            });
        if half {
            start = next;
            continue;
        }
        let little = |at: usize| LITTLE.contains(&words[at].written.lowered());
        // “Gehört zum Backen”: a verb in German, for a noun has a capital and an adjective an ending.
        while nouns
            && start < end
            && words[start].written.starts_with(is_small)
            && words[start].written.ends_with('t')
        {
            start += 1;
        }
        // “Sie backen gerne Brot”
        if nouns && start == 0 && matches!(reader.stem(0), "sie" | "du" | "ihr" | "wir") {
            start = 2.min(end);
        }
        while nouns && end > start && words[end - 1].written.starts_with(is_small) {
            end -= 1;
        }
        let ours = |word: &Word| {
            matches!(
                word.stem(),
                "notre"
                    | "nos"
                    | "unser"
                    | "unsere"
                    | "unserer"
                    | "unseren"
                    | "nuestro"
                    | "nuestra"
            ) || [
                "ähnlich",
                "vergleichbar",
                "gleichwertig",
                "similaire",
                "similar",
                "équivalent",
            ]
            .iter()
            .any(|like| word.written.lowered().starts_with(like))
        };
        if words[start..end].iter().any(ours) {
            start = next;
            continue;
        }
        // “Savez préparer les pâtes”
        let doing = |at: usize| is_doing_abroad(words[at].written);
        while start < end
            && (little(start)
                || start + 1 < end && doing(start) && (little(start + 1) || doing(start + 1)))
        {
            start += 1;
        }
        while end > start && little(end - 1) {
            end -= 1;
        }
        let size = end - start;
        // “Warenpräsentation”
        let compound = |word: &Word| {
            nouns
                && word.written.chars().count() >= COMPOUND
                && word.written.chars().skip(1).all(is_small)
                && !WIDE.contains(&word.written.lowered())
        };
        let named = size > 1
            || size == 1 && compound(&words[start])
            || size == 1
                && !WIDE.contains(&words[start].written.lowered())
                && words.len() <= ALONE
                && words[start].written.chars().count() >= SHORTEST;
        if named && size <= LONGEST && reader.is_thing(start, end) {
            found.push(words[start].range.start..words[end - 1].range.end);
        }
        start = next;
    }
    found
}

/// Long German nouns that name nothing to be looked for.
const WIDE: WordList = WordList::new(
    "berufserfahrung|dienstleistungen|herausforderung|herausforderungen|hochschulstudium|\
     mitarbeiterinnen|semester|unternehmenskultur|unterstützung|verantwortlichkeit|\
     verantwortungsbereich|voraussetzungen|weiterbildungen|weiterentwicklung|zusammenarbeit",
);

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

    /// The things of a list that begins at a word.
    fn list(&self, mut at: usize, single: bool, found: &mut Vec<Range<usize>>) {
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
            } else if !comma {
                break;
            }
        }
        let several = things.len() > 1;
        for (start, end) in things {
            if (end - start > 1 || several && single) && self.is_thing(start, end) {
                found.push(self.words[start].range.start..self.words[end - 1].range.end);
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
                    "must" | "have" | "be" | "should" | "you" | "candidate" | "hold" | "posses"
                )
        }) {
            start += 1;
        }
        if is_doing(self.stem(start)) {
            self.list(start + 1, false, found);
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
        }
    }

    /// What a duty is about: “Monitors guest satisfaction”, “Unload, stock and sort incoming goods”.
    fn duty(&self, found: &mut Vec<Range<usize>>) {
        // “To wash dishes”
        let first = usize::from(self.stem(0) == "to");
        // “Make guests comfortable”: how one makes them be is no thing. “They bake bread” tells of others.
        if matches!(
            self.stem(first),
            "make"
                | "keep"
                | "get"
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
        let start = self.behind_verbs(first);
        if self.words.len() > start + 1 {
            self.list(start, false, found);
        }
        // “Wash dishes”: of a single word the verb is a part.
        let (verb, object) = (start.checked_sub(1), self.words.get(start));
        if found.is_empty()
            && let (Some(verb), Some(object)) = (verb, object)
            && object.written.len() > 5
            && self.gap(start) == " "
            && self.is_thing(start, start + 1)
            && !FILL.contains(self.stem(verb))
            && !ENDS.contains(self.stem(verb))
            && (!matches!(self.gap(start + 1), " " | "-")
                || ENDS.contains(self.stem(start + 1))
                || JOINS.contains(self.stem(start + 1)))
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
        let single = words.len() == 1
            && (last.stem().len() < 5
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
        // “Internship experience applies”
        let verb = words.len() > 1
            && (VERBS.contains(first.stem())
                || words.len() > 2 && last.written.ends_with('s') && VERBS.contains(last.stem()));
        words.len() <= LONGEST
            && !verb
            && plain
            && !explained
            && !single
            && !sentence
            && !like_another
            && vague < words.len()
            && !(words.len() == 2 && vague == 1 && VAGUE.contains(last.stem()))
    }
}

/// How verbs end in French, Spanish, Italian and Portuguese: “préparer”, “disposez”.
fn is_doing_abroad(word: &str) -> bool {
    ["er", "ez", "ir", "ar"]
        .iter()
        .any(|end| word.ends_with(end))
}

/// “Academic”, of “academic and scholarly publishing”.
fn is_adjective(written: &str) -> bool {
    ["ic", "ical", "ial", "ional", "ous", "ive", "ful"]
        .iter()
        .any(|end| written.ends_with(end))
}

/// “Successfully”, but not “family”.
fn is_manner(stem: &str) -> bool {
    stem.ends_with("ly") && !matches!(stem, "assembly" | "family" | "reply" | "supply")
}

/// “Formulating”, but not “king”.
pub(super) fn is_doing(stem: &str) -> bool {
    stem.len() > 5 && stem.ends_with("ing")
}

#[cfg(test)]
mod tests {
    use super::super::words::words;
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        find(
            text,
            &words(text),
            &[],
            &Place {
                item: true,
                said: true,
                duty: false,
            },
        )
        .into_iter()
        .map(|range| &text[range])
        .collect()
    }

    #[test]
    fn what_begins_with_a_verb_is_no_thing() {
        assert!(
            found("Makes plans, recommends cheaper routes and keeps each guest informed")
                .is_empty()
        );
        assert_eq!(
            found("Ability to monitor oven temperatures and write how dough behaves"),
            ["oven temperatures"]
        );
        assert_eq!(
            found("Knowledge of dough fermentation and flour received"),
            ["dough fermentation", "flour"]
        );
    }

    #[test]
    fn what_was_done_to_a_thing_is_no_part_of_it() {
        for (text, things) in [
            (
                "Passion for rustic and sourdough baking",
                vec!["sourdough baking"],
            ),
            ("Experience in bread R&D", vec!["bread R&D"]),
            ("Skill in the development and production of cakes", vec![]),
            ("Command of spoken and written Greek", vec!["written Greek"]),
            (
                "Knowledge of brick ovens adhering to the law",
                vec!["brick ovens"],
            ),
            (
                "Experienced working with brick ovens and passionate about rye bread",
                vec!["brick ovens", "rye bread"],
            ),
            (
                "Experience in cooking and decorating wedding cakes carefully",
                vec!["decorating wedding cakes"],
            ),
            (
                "Knowledge of wedding cakes decorated by hand",
                vec!["wedding cakes"],
            ),
            (
                "Experience with wood-fired brick ovens",
                vec!["wood-fired brick ovens"],
            ),
            (
                "Ability to run smoothly several brick ovens",
                vec!["brick ovens"],
            ),
            (
                "Knowledge of family meals and assembly lines",
                vec!["family meals", "assembly lines"],
            ),
        ] {
            assert_eq!(found(text), things, "{text}");
        }
        let duty = |text: &str| {
            let place = Place {
                item: false,
                said: false,
                duty: true,
            };
            find(text, &words(text), &[], &place).len()
        };
        for (text, things) in [
            ("Make tired bakers happy", 0),
            ("They bake brick bread", 0),
            ("Escort pupils to the bakery", 0),
            ("Clean brick ovens", 1),
        ] {
            assert_eq!(duty(text), things, "{text}");
        }
    }

    #[test]
    fn phrases_of_other_languages_begin_and_end_at_their_words() {
        for (text, nouns, things) in [
            (
                "Savez préparer les pâtes feuilletées",
                false,
                vec!["pâtes feuilletées"],
            ),
            (
                "Préparer des pâtes feuilletées",
                false,
                vec!["pâtes feuilletées"],
            ),
            ("rejoindre notre équipe de pâtissiers", false, vec![]),
            ("une expérience ou un poste similaire", false, vec![]),
            (
                "Brot- und Kuchenverkauf im Laden",
                true,
                vec!["Kuchenverkauf im Laden"],
            ),
            ("(Back-)Technik der Öfen", true, vec!["Technik der Öfen"]),
            (
                "Planung der Öfen einschl. Reinigung",
                true,
                vec!["Planung der Öfen"],
            ),
            (
                "Führung eines Ofens von Vorteil",
                true,
                vec!["Führung eines Ofens"],
            ),
            ("Sie backen gerne feines Brot", true, vec!["feines Brot"]),
            (
                "Sie pflegen helle, saubere und ruhige Öfen",
                true,
                vec!["ruhige Öfen"],
            ),
            (
                "bevorzugst feine Torten, gehört zum Haus",
                true,
                vec!["feine Torten"],
            ),
            (
                "Zusammenarbeit, Kuchenpräsentation",
                true,
                vec!["Kuchenpräsentation"],
            ),
            (
                "Reinigung der Öfen orientiert",
                true,
                vec!["Reinigung der Öfen"],
            ),
        ] {
            let found = foreign(text, &words(text), &[], nouns);
            let found: Vec<&str> = found.into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, things, "{text}");
        }
    }

    #[test]
    fn what_is_like_another_thing_is_nothing_to_ask_for() {
        let spark = found("Experience with Apache Spark or a similar engine");
        assert_eq!(spark, ["Apache Spark"]);
        assert!(found("Knowledge of equivalent tooling systems").is_empty());
    }

    #[test]
    fn what_follows_a_demand_is_found() {
        assert_eq!(
            found("Possess knowledge of the federal appropriations process, and more."),
            ["federal appropriations process"]
        );
        assert_eq!(
            found("Strong understanding of crop rotation planning is needed"),
            ["crop rotation planning"]
        );
        assert_eq!(
            found(
                "Must be able to read and interpret process sheets, shop drawings and safety rules."
            ),
            ["process sheets", "shop drawings", "safety rules"]
        );
        assert_eq!(
            found("Knowledge of grafting and pruning"),
            ["grafting", "pruning"]
        );
    }

    #[test]
    fn short_items_are_things_themselves() {
        let found = |text: &'static str| -> Vec<&str> {
            let ranges = find(
                text,
                &words(text),
                &[],
                &Place {
                    item: true,
                    said: true,
                    duty: false,
                },
            );
            ranges.into_iter().map(|range| &text[range]).collect()
        };
        assert_eq!(found("Must have own spray guns"), ["spray guns"]);
        assert_eq!(found("Own spray guns a plus"), ["spray guns"]);
        assert_eq!(
            found("Reading shop drawings and wiring diagrams;"),
            ["shop drawings", "wiring diagrams"]
        );
        assert!(found("You love your work").is_empty());
    }

    #[test]
    fn duties_name_what_is_done() {
        let place = Place {
            item: false,
            said: false,
            duty: true,
        };
        for (text, wanted) in [
            ("To wash dishes by hand", &["wash dishes"][..]),
            (
                "Setting up convection ovens and mixing stations",
                &["convection ovens", "mixing stations"],
            ),
            ("The primary task", &[]),
        ] {
            let found = find(text, &words(text), &[], &place);
            let found: Vec<&str> = found.into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, wanted, "{text}");
        }
    }

    #[test]
    fn vague_words_are_left() {
        for text in [
            "5 years of experience in a similar role",
            "experience with building things",
            "experience in the field",
            "knowledge of it",
            "an understanding of our customers and their needs",
            "Able to work independently under pressure",
            "Ability to lift 50 pounds",
            "Able to work late nights",
            "knowledge of state and federal matters",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}
