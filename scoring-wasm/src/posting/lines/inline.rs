//! Headings and bullets that stand inside of a line: postings of many boards come as one paragraph,
//! “… in Howard County. Responsibilities include: Consolidation of … REQUIREMENTS Five years …”.

use super::super::{duties, words::stem};
use crate::case::{Case as _, is_capital, is_small};
use crate::word_list::WordList;

/// Shorter lines have kept their breaks.
const LONG: usize = 240;

/// Words of a heading, by which it is told: how they begin.
const HEADS: &[&str] = &[
    "responsibilit",
    "dut",
    "requirement",
    "qualification",
    "skill",
    "experience",
    "education",
    "benefit",
    "competenc",
    "knowledge",
    "abilit",
    "profile",
    "tasks",
    "overview",
    "summary",
    "essential",
    "desirable",
    "prerequisite",
    "required",
    "preferred",
    "offer",
    "role",
];

/// Words with which items of a list begin, beside verbs of duties.
const ITEMS: WordList = WordList::new(
    "Ability|Able|Act|Advanced|At|Bachelor's|Bachelors|Demonstrated|Engage|Excellent|Experience|\
     Experienced|Extensive|Familiar|Familiarity|Good|High|Knowledge|Minimum|Must|Outstanding|\
     Previous|Prior|Proficiency|Proficient|Proven|Publish|Solid|Some|Strong|Thorough|Understanding|\
     Valid|Willing|Willingness|Work|Working",
);

/// Words behind which no item begins.
const GO_ON: WordList = WordList::new(
    "&|a|about|an|and|any|approximately|as|at|by|for|from|in|into|is|least|maximum|minimum|of|on|or|\
     other|our|over|than|the|their|this|to|up|using|via|with|your",
);

/// Little words inside of a heading.
const LITTLE: &[&str] = &[
    "and", "of", "the", "for", "to", "your", "include", "includes", "are", "&", "/", "-",
];

/// Words of a heading at most.
const MOST: usize = 6;

/// Where lines began that now stand in the middle of one.
pub(super) fn breaks(line: &str) -> Vec<usize> {
    if line.len() < LONG {
        return Vec::new();
    }
    let words: Vec<(usize, &str)> = words(line).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let head = label(line, &words, at)
            .or_else(|| shouted(line, &words, at))
            .or_else(|| titled(&words, at));
        if let Some(end) = head {
            found.push(words[at].0);
            if let Some((next, _)) = words.get(end) {
                found.push(*next);
            }
            at = end;
        } else {
            at += 1;
        }
    }
    found.extend(bullets(&words));
    found.extend(items(&words));
    found.extend(gaps(line, &words));
    crate::sort::plain(&mut found);
    found.dedup();
    found.retain(|at| *at > 0);
    found
}

fn words(line: &str) -> impl Iterator<Item = (usize, &str)> {
    line.split_whitespace()
        .flat_map(apart)
        .map(|word| (word.as_ptr() as usize - line.as_ptr() as usize, word))
}

/// A word and the bullets that are glued to it: “standards.*”, “REQUIREMENTS:·”.
fn apart(word: &str) -> impl Iterator<Item = &str> {
    let glued = |(at, c): (usize, char)| match c {
        '·' | '▪' | '●' | '○' | '◦' => true,
        '*' => word
            .get(..at)
            .is_some_and(|front| front.ends_with(['.', ';', ':'])),
        _ => false,
    };
    let sign = word.char_indices().find(|sign| glued(*sign));
    let (front, sign, behind) = match sign {
        Some((at, sign)) => {
            let (front, rest) = word.split_at(at);
            let (sign, behind) = rest.split_at(sign.len_utf8());
            (front, sign, behind)
        }
        None => (word, "", ""),
    };
    [front, sign, behind]
        .into_iter()
        .filter(|part| !part.is_empty())
}

fn is_head(word: &str) -> bool {
    let low = word.trim_matches(|c: char| !c.is_alphanumeric()).lowered();
    HEADS.iter().any(|head| low.starts_with(head))
}

/// “Your responsibilities:”, “Primary duties include:”: the index behind it.
fn label(line: &str, words: &[(usize, &str)], at: usize) -> Option<usize> {
    let (start, first) = *words.get(at)?;
    let front = line.get(..start)?.trim_end();
    // “… as needed Required skills and qualifications:”: a capital in the middle begins anew too.
    let begins = !front.ends_with(['(', '"', '“', ',', '/', '&', '-']);
    if !begins || !first.starts_with(is_capital) {
        return None;
    }
    let mut headed = false;
    for (n, (_, word)) in words.iter().enumerate().skip(at).take(MOST) {
        headed |= is_head(word);
        if let Some(front) = word.strip_suffix(':') {
            // “Minimum experience in:” is the beginning of a sentence.
            let ends = is_head(front) || matches!(front, "include" | "includes" | "are");
            return (headed && ends).then_some(n + 1);
        }
        let bare =
            word.ends_with(char::is_alphanumeric) && !word.contains('.') || LITTLE.contains(word);
        if !bare {
            return None;
        }
    }
    None
}

/// “… as assigned Minimum Requirements Must bake”: a heading without any sign, behind small letters and
/// before a capital.
fn titled(words: &[(usize, &str)], at: usize) -> Option<usize> {
    const HEADS: WordList = WordList::new("Duties|Qualifications|Requirements|Responsibilities");
    const KINDS: WordList = WordList::new(
        "Additional|Basic|Core|Desired|Essential|External|Job|Key|Main|Minimum|Position|Preferred|\
         Primary|Required",
    );
    let word = |n: usize| words.get(n).map_or("", |(_, word)| *word);
    let open = at
        .checked_sub(1)
        .map_or("", word)
        .ends_with(|c: char| is_small(c) || ".!?)".contains(c));
    let head = at + usize::from(KINDS.contains(word(at)));
    let end = head + 1;
    // “Requirements Manager” is a person, “Requirements and wishes” goes on.
    let begins = word(end).starts_with(is_capital) && word(end + 1).starts_with(is_small)
        || head > at && word(end).starts_with(|c: char| is_capital(c) || c.is_ascii_digit());
    (open && HEADS.contains(word(head)) && begins).then_some(end)
}

/// “PRIMARY RESPONSIBILITIES” among small letters: the index behind it.
fn shouted(line: &str, words: &[(usize, &str)], at: usize) -> Option<usize> {
    let loud = |word: &str| {
        let bare = word.trim_end_matches([':', '-', '–', '/']);
        matches!(word, "&" | "/" | "-" | "–")
            || !bare.is_empty()
                && bare
                    .chars()
                    .all(|c| is_capital(c) || matches!(c, '/' | '&' | '\'' | '’' | '-' | '(' | ')'))
                && bare.chars().any(is_capital)
    };
    let (start, first) = *words.get(at)?;
    // In the middle of a run, or of a line that is all capitals.
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    if !first.starts_with(is_capital) || before.is_some_and(|(_, word)| loud(word)) {
        return None;
    }
    let end = at
        + words
            .iter()
            .skip(at)
            .take_while(|(_, word)| loud(word))
            .count();
    let run = words.get(at..end)?;
    let long = run
        .iter()
        .any(|(_, word)| word.chars().filter(|c| is_capital(*c)).count() > 3);
    let headed = run.iter().any(|(_, word)| is_head(word));
    // “A CISSP certificate” is none; what stands behind it begins anew.
    let begins = words
        .get(end)
        .is_none_or(|(_, word)| word.starts_with(|c: char| is_capital(c) || !c.is_alphabetic()));
    let small = line.get(..start)?.chars().any(is_small) || words.get(end).is_some();
    (run.len() <= MOST && long && headed && begins && small).then_some(end)
}

/// Bullets between words, where several of a kind stand in the line.
fn bullets(words: &[(usize, &str)]) -> Vec<usize> {
    let mut found = Vec::new();
    for sign in ["*", "§", "▪", "●", "○", "◦", "·", "-", "–"] {
        let begins = |n: usize| {
            let next = words.get(n + 1);
            next.is_some_and(|(_, word)| word.starts_with(is_capital))
        };
        let all = words.iter().enumerate();
        let places: Vec<usize> = all
            .filter(|(n, (_, word))| *word == sign && begins(*n))
            .map(|(_, (at, _))| *at)
            .collect();
        // Two dashes may be an insertion, and stand in titles.
        let few = if matches!(sign, "-" | "–") { 4 } else { 2 };
        if places.len() >= few {
            found.extend(places);
        }
    }
    found
}

/// Where a capital stands behind several blanks: what was a line of its own.
fn gaps(line: &str, words: &[(usize, &str)]) -> impl Iterator<Item = usize> {
    const WIDE: usize = 3;
    let behind = |(at, _): &&(usize, &str)| {
        let front = line.get(..*at).unwrap_or_default();
        let before = front.trim_end();
        // Where a sentence ends two blanks are one; behind a bullet its item goes on.
        before.len() + WIDE <= front.len()
            && before.ends_with(|c: char| c.is_alphanumeric() || ".;)!?".contains(c))
            || front.ends_with("  ") && before.ends_with(|c: char| is_small(c) || c == ')')
    };
    let capital = |(_, word): &&(usize, &str)| word.starts_with(is_capital);
    words
        .iter()
        .filter(capital)
        .filter(behind)
        .map(|(at, _)| *at)
}

/// Where items of a list begin that lost its bullets: “… of ovens Strong knowledge of … 2 years of …”.
fn items(words: &[(usize, &str)]) -> Vec<usize> {
    const FEW: usize = 3;
    // How much an item tells that there is a list: that one begins with a verb is less sure.
    let begins = |pair: &[(usize, &str)]| {
        let [(_, before), (at, word), (_, next)] = pair else {
            return None;
        };
        let open = before.ends_with(|c: char| c.is_alphanumeric() || c == ')')
            && !before.starts_with(is_capital)
            && !GO_ON.contains(before);
        let capital = word.starts_with(is_capital) && word.chars().skip(1).all(|c| !is_capital(c));
        let years = || next.starts_with("year") && word.starts_with(|c: char| c.is_ascii_digit());
        let told = match () {
            () if !open => 0,
            () if years() => 2,
            () if !capital || !next.starts_with(is_small) => 0,
            () if ITEMS.contains(word) => 2,
            () => usize::from(duties::is_verb(&stem(word))),
        };
        (told > 0).then_some((*at, told))
    };
    let found: Vec<(usize, usize)> = words.windows(3).filter_map(begins).collect();
    if found.iter().map(|(_, told)| told).sum::<usize>() < FEW {
        return Vec::new();
    }
    found.into_iter().map(|(at, _)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(line: &str) -> Vec<&str> {
        let ends = breaks(line);
        let starts = [0].into_iter().chain(ends.iter().copied());
        let ends = ends.iter().copied().chain([line.len()]);
        starts
            .zip(ends)
            .map(|(from, to)| line[from..to].trim())
            .collect()
    }

    const PROSE: &str = "The company has made fine cheese for a hundred years, in a valley that few people know, \
        and sells it in shops all over the country. It looks for somebody who likes early mornings and cold cellars, \
        and who wants to stay for a while.";

    #[test]
    fn headings_in_a_paragraph_stand_alone() {
        let line = format!(
            "{PROSE} Responsibilities include: Turning wheels of cheese. Minimum Qualifications: A licence. {PROSE}"
        );
        let parts = parts(&line);
        assert_eq!(parts[1], "Responsibilities include:");
        assert_eq!(parts[2], "Turning wheels of cheese.");
        assert_eq!(parts[3], "Minimum Qualifications:");
        let line = format!(
            "{PROSE} Essential Duties Turns wheels of cheese Qualifications Must like brine"
        );
        assert_eq!(
            self::parts(&line)[1..],
            [
                "Essential Duties",
                "Turns wheels of cheese",
                "Qualifications",
                "Must like brine"
            ]
        );
        let line = format!(
            "{PROSE} PRIMARY RESPONSIBILITIES Turns wheels. SKILLS AND EXPERIENCE Two years in a cellar"
        );
        let parts = self::parts(&line);
        assert_eq!(
            parts[1..],
            [
                "PRIMARY RESPONSIBILITIES",
                "Turns wheels.",
                "SKILLS AND EXPERIENCE",
                "Two years in a cellar"
            ]
        );
    }

    #[test]
    fn bullets_in_a_paragraph_begin_lines() {
        let line = format!("{PROSE} * Turn wheels * Salt them * Keep the cellar clean");
        assert_eq!(
            parts(&line)[1..],
            ["* Turn wheels", "* Salt them", "* Keep the cellar clean"]
        );
        let line = format!("{PROSE} DUTIES:· Turn wheels.· Salt them.· Keep the cellar clean");
        assert_eq!(
            parts(&line)[1..],
            [
                "DUTIES:",
                "· Turn wheels.",
                "· Salt them.",
                "· Keep the cellar clean"
            ]
        );
        let line = format!(
            "{PROSE} Knows cellars and brine Strong sense of smell Ability to lift wheels and at least 2 years with goats 3 years with cows"
        );
        assert_eq!(
            parts(&line)[1..],
            [
                "Strong sense of smell",
                "Ability to lift wheels and at least 2 years with goats",
                "3 years with cows"
            ]
        );
        let line = format!("{PROSE} Knows brine   Likes goats ·   Salts wheels");
        assert_eq!(parts(&line)[1..], ["Likes goats ·   Salts wheels"]);
        let line = format!("{PROSE} Knows brine  Likes goats (Alpine)  Salts wheels. And  Sells");
        assert_eq!(
            parts(&line)[1..],
            ["Likes goats (Alpine)", "Salts wheels. And", "Sells"]
        );
        let line = format!("{PROSE} Cheese - Fine - is made");
        assert_eq!(parts(&line).len(), 1);
    }

    #[test]
    fn other_lines_stay_whole() {
        for line in [
            PROSE.to_owned(),
            format!("{PROSE} Our skills, e.g. salting: rare. They need EXPERIENCE with BRINE."),
            format!("{PROSE} Minimum experience in: cellars."),
            "Responsibilities: Turning".to_owned(),
            PROSE.to_ascii_uppercase(),
        ] {
            assert_eq!(parts(&line), [line.as_str()]);
        }
    }
}
