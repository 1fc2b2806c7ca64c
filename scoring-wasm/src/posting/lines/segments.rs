//! Lines that lost their breaks: “RequirementsKnows TypescriptLoves food”, “required2. A licence”,
//! “Duties:Cook”, “**Skills:** + Bakes + Cooks”.

use std::ops::Range;

use crate::case::{is_capital, is_small};
use crate::word_list::WordList;

/// Headings that run into what stands under them.
const HEADS: &[&str] = &[
    "Benefits",
    "Candidate",
    "Description",
    "Duties",
    "Education",
    "Employer",
    "Environment",
    "Experience",
    "Overview",
    "Process",
    "Qualifications",
    "Requirements",
    "Responsibilities",
    "Skills",
    "Summary",
];

/// Words of two letters with which lines begin.
const LITTLE: &[&str] = &[
    "A", "An", "As", "At", "Be", "By", "Do", "If", "In", "Is", "No", "On", "Or", "To", "Up", "We",
];

/// Words with which lines begin, and no names go on: “SAPExperience with ovens”.
const STARTS: WordList = WordList::new(
    "Ability|Able|Additional|All|Assist|Besides|Demonstrated|Develop|Ensure|Excellent|Exceptional|\
     Experience|Experienced|Familiar|Familiarity|Good|If|Knowledge|Maintain|Minimum|Must|Once|Other|Our|\
     Perform|Please|Prepare|Previous|Prior|Proficiency|Proficient|Proven|Provide|Responsible|Solid|\
     Strong|Technical|The|This|Understanding|We|Willingness|Working|You",
);

/// Byte ranges of what were lines, for a line of which breaks were lost; else the line.
pub(super) fn split(line: &str) -> Vec<Range<usize>> {
    let mut breaks = Vec::new();
    let mut front = String::new();
    let mut before = '\n';
    for (at, c) in line.char_indices() {
        if glued(line, &front, before, at, c) {
            breaks.push(at);
            // “… of ovens. BenefitsBread”: the heading has a line of its own.
            breaks.extend(head(&front).and_then(|head| begins(line, at - head.len())));
        }
        if c.is_alphanumeric() {
            front.push(c);
        } else {
            front.clear();
        }
        before = c;
    }
    breaks.extend(super::inline::breaks(line));
    crate::sort::plain(&mut breaks);
    breaks.dedup();
    let mut found = Vec::new();
    let mut start = 0;
    for end in breaks.into_iter().chain([line.len()]) {
        if end > start {
            found.push(start..end);
        }
        start = end;
    }
    found
}

/// Where a heading begins whose last word begins at a place: “… of ovens. Job RequirementsFlour”.
fn begins(line: &str, last: usize) -> Option<usize> {
    const MOST: usize = 3;
    let mut start = last;
    for _ in 0..=MOST {
        let before = line.get(..start)?;
        let front = before.trim_end();
        if !before.ends_with(' ') || front.ends_with(['.', '!', '?']) {
            return Some(start);
        }
        let word = front.rsplit(' ').next()?;
        if !word.starts_with(|c| is_capital(c) || c == '&') {
            return None;
        }
        start = front.len() - word.len();
    }
    None
}

/// The heading with which a word ends: “AvailableRequirements”.
fn head(front: &str) -> Option<&'static str> {
    let ends = |head: &&&str| {
        let rest = front.strip_suffix(**head);
        rest.is_some_and(|rest| rest.is_empty() || rest.ends_with(is_small))
    };
    HEADS.iter().find(ends).copied()
}

/// Whether a line began at a place. `front` is the word up to it.
fn glued(line: &str, front: &str, before: char, at: usize, c: char) -> bool {
    const NAME: usize = 3;
    let behind = line.get(at..).unwrap_or_default();
    let small = |n: usize| {
        behind
            .chars()
            .skip(n)
            .take(2)
            .filter(|c| is_small(*c))
            .count()
            == 2
    };
    if is_capital(c) {
        // “aestheticLoves”, but not “JavaScript” and “iPhone”
        let word = front.chars().count() > NAME && front.chars().all(is_small) && small(1);
        // “prior to start dateAt least”
        let little = front.chars().count() > NAME
            && front.chars().all(is_small)
            && LITTLE.contains(&behind.split(' ').next().unwrap_or_default());
        // “REQUIREDHere is”
        let word = word || little || matches!(front, "REQUIRED" | "PREFERRED") && small(1);
        // “if askedREQUIREMENTS: A licence”
        let shouted = behind.chars().take_while(|c| is_capital(*c)).count();
        let small_front = front.chars().count() > NAME && front.chars().all(is_small);
        let word = word || shouted > NAME && small_front;
        // “SAPExperience with ovens”
        let first = behind.split(' ').next().unwrap_or_default();
        let goes_on = || {
            // “AdobeExperience Manager”
            let next = behind.get(first.len()..).unwrap_or_default();
            first != "Experience" || next.chars().nth(1).is_some_and(is_small)
        };
        let word = word || front.len() >= NAME && STARTS.contains(first) && goes_on();
        // “QualificationsThis position”
        let word = word
            || head(front).is_some_and(|head| {
                // “RequirementsOUR BAKERY”
                head != "Process" && small(1) || head.ends_with('s') && shouted > 1
            });
        // “Greek, EnglishSkills: baking”
        let label = first
            .strip_suffix(':')
            .is_some_and(|label| HEADS.contains(&label));
        // “What we look forPassion for bread”
        let short = matches!(front, "for" | "do" | "you" | "with") && small(1) && small(2);
        let word = word || front.len() >= NAME && label || short;
        let ended = matches!(before, '.' | '!' | '?')
            && (ended(line, at) || line.get(..at).is_some_and(|front| front.ends_with(").")));
        return word
            || ended
                && behind
                    .chars()
                    .nth(1)
                    .is_some_and(|c| is_small(c) || c == ' ')
            || ended && shouted > NAME
            || matches!(before, ')' | ':' | ';') && (small(1) || LITTLE.contains(&first))
            // “The ideal cook will have:BS degree”
            || before == ':' && labelled(line, at);
    }
    // “Benefits$15 an hour”
    if matches!(c, '$' | '£') && head(front).is_some() {
        return true;
    }
    // “required2. A licence”
    if c.is_ascii_digit()
        && (front.chars().count() > NAME && front.chars().skip(1).all(is_small)
            || matches!(before, ')' | ':'))
    {
        let rest = behind.trim_start_matches(|c: char| c.is_ascii_digit());
        // “a diploma5+ years in a kitchen”
        let years = rest.trim_start_matches(|c: char| c.is_ascii_digit() || "+-–".contains(c));
        if [" year", " or more year"]
            .iter()
            .any(|unit| years.starts_with(unit))
        {
            return before != ':' || labelled(line, at);
        }
        return behind.len() - rest.len() <= 2
            && rest.starts_with(['.', ')'])
            && rest.get(1..).is_some_and(|rest| {
                rest.starts_with(' ') && rest.trim_start().starts_with(char::is_uppercase)
            });
    }
    // “ + Bakes + Cooks”
    if c == '+' && before == ' ' {
        return behind.get(1..).is_some_and(|rest| {
            rest.starts_with(' ')
                && rest
                    .trim_start()
                    .starts_with(|c: char| c.is_uppercase() || c == '(')
                && rest
                    .split_whitespace()
                    .next()
                    .is_some_and(|word| word.chars().count() > 1)
        });
    }
    // “ **Skills:** ”
    if c == '*' && before == ' ' && behind.starts_with("**") {
        let label = behind
            .get(2..)
            .and_then(|rest| rest.split("**").next())
            .unwrap_or_default();
        return label.ends_with(':') && label.chars().count() <= 60;
    }
    c == '•' && at > 0
}

/// Whether a label of small letters ends right before a place: “will have:”.
fn labelled(line: &str, at: usize) -> bool {
    const NAME: usize = 3;
    let front = line.get(..at).and_then(|front| front.strip_suffix(':'));
    let word = front.and_then(|front| front.rsplit(' ').next());
    word.is_some_and(|word| word.len() > NAME && word.chars().all(is_small))
}

/// Whether a sentence ended right before a place: “for our clients.We work”, but not “ASP.Net”.
fn ended(line: &str, at: usize) -> bool {
    let front = line
        .get(..at)
        .unwrap_or_default()
        .trim_end_matches(['.', '!', '?']);
    let word = front
        .rsplit(|c: char| !is_small(c))
        .next()
        .unwrap_or_default();
    word.chars().count() >= 3
        && front
            .get(..front.len() - word.len())
            .is_some_and(|before| before.is_empty() || before.ends_with([' ', '(', '/', '-']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segments(line: &str) -> Vec<&str> {
        split(line)
            .into_iter()
            .map(|range| line[range].trim())
            .collect()
    }

    #[test]
    fn lost_breaks_are_found() {
        assert_eq!(
            segments("Knows the trendsLoves food"),
            ["Knows the trends", "Loves food"]
        );
        assert_eq!(
            segments("A diploma required2. A licence"),
            ["A diploma required", "2. A licence"]
        );
        assert_eq!(
            segments("for our clients.We work"),
            ["for our clients.", "We work"]
        );
        assert_eq!(
            segments("before the start dateAt least a diploma REQUIREDHere is more"),
            [
                "before the start date",
                "At least a diploma REQUIRED",
                "Here is more"
            ]
        );
        assert_eq!(segments("Duties:Cook meals"), ["Duties:", "Cook meals"]);
        assert_eq!(
            segments("Ovens are good. BenefitsBread for all"),
            ["Ovens are good.", "Benefits", "Bread for all"]
        );
        assert_eq!(
            segments("Further Wanted SkillsBread for all"),
            ["Further Wanted Skills", "Bread for all"]
        );
        assert_eq!(
            segments("Bread AvailableRequirementsOvens and cakes"),
            ["Bread Available", "Requirements", "Ovens and cakes"]
        );
        for (line, parts) in [
            (
                "Greek, EnglishSkills: baking",
                ["Greek, English", "Skills: baking"],
            ),
            (
                "what we look forPassion for bread",
                ["what we look for", "Passion for bread"],
            ),
            ("they will have:BS degree", ["they will have:", "BS degree"]),
            (
                "knows SAPExperience with ovens",
                ["knows SAP", "Experience with ovens"],
            ),
            (
                "as askedREQUIREMENTS: ovens",
                ["as asked", "REQUIREMENTS: ovens"],
            ),
            (
                "a licence (LCX).Preferred: ovens",
                ["a licence (LCX).", "Preferred: ovens"],
            ),
            (
                "a diploma2 or more years of baking",
                ["a diploma", "2 or more years of baking"],
            ),
        ] {
            assert_eq!(segments(line), parts);
        }
        assert_eq!(
            segments("**Skills:** + Bakes + Cooks **Education:** + School"),
            [
                "**Skills:**",
                "+ Bakes",
                "+ Cooks",
                "**Education:**",
                "+ School"
            ]
        );
    }

    #[test]
    fn glued_headings_stand_alone() {
        for (line, parts) in [
            (
                "of fine cakes. Job Requirements2+ years of baking",
                ["of fine cakes.", "Job Requirements", "2+ years of baking"],
            ),
            (
                "of fine cakes. Pay & Benefits$15 an hour",
                ["of fine cakes.", "Pay & Benefits", "$15 an hour"],
            ),
            (
                "of fine cakes. Hiring ProcessOnce we know",
                ["of fine cakes.", "Hiring Process", "Once we know"],
            ),
        ] {
            assert_eq!(segments(line), parts);
        }
    }

    #[test]
    fn names_stay_whole() {
        for line in [
            "JavaScript, QuickBooks, iPhone, macOS, scikit-learn, C + D",
            "AdobeExperience Manager, MasterClass, PyTorch, eBAY, grade2",
            "2.5 years, e.g. 3. floor",
            "ASP.Net and socket.io.Net",
            "Note: Cook",
            "a + b",
        ] {
            assert_eq!(segments(line), [line]);
        }
    }
}
