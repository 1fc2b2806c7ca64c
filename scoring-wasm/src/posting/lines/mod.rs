//! The lines of a posting and what each stands under: requirements, wishes, duties, or noise.

mod cues;
mod heading_cues;
mod headings;
mod importance;
mod importance_cues;
mod inline;
mod notices;
mod segments;
mod sentences;
mod table;

use std::ops::Range;

use self::notices::{
    begins_duties, begins_house, is_fact, is_field, is_notice, is_pay, tells_benefits,
    tells_duties, tells_licence, tells_of_house, tells_requirement, tells_test, tells_work,
};

use crate::case::is_capital;

pub(crate) use cues::{Cues, Low};
pub(crate) use importance::{Strengths, demands};
pub(crate) use notices::tells_house;

/// What a part of a posting is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// What one must bring.
    Required,
    /// What is preferred.
    Preferred,
    /// What would be nice.
    Nice,
    /// What the job is about.
    Duties,
    /// Before the first heading, or under one that says nothing.
    Plain,
    /// Benefits, the company, how to apply, legal notices.
    Noise,
}

/// A line of a posting, or a sentence of a long one, with what it stands under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    /// Byte range in the posting, trimmed.
    pub(crate) range: Range<usize>,
    /// What it is about.
    pub(crate) part: Part,
}

/// Splits a posting into lines and says what each stands under. Headings themselves are left out.
pub(crate) fn lines(text: &str, cues: &Cues) -> Vec<Line> {
    let mut found = Vec::new();
    let mut part = Part::Plain;
    // Under “Work schedule” stands one line.
    let mut brief = false;
    let mut first = true;
    // How deep the heading stands that lines are read by.
    let mut depth = PLAIN;
    // “Requirements: a licence” is a field among others: the next one ends it.
    let mut one_line = false;
    let mut columns: Vec<Option<Part>> = Vec::new();
    // Items under no heading: where they begin, and how many there are.
    let mut items: Vec<usize> = Vec::new();
    for segment in all_segments(text, cues) {
        let raw = text.get(segment.clone()).unwrap_or_default();
        if raw.contains('\t') {
            if let Some(head) = table::head(raw, cues) {
                columns = head;
                first = false;
                continue;
            }
            if !columns.is_empty() {
                for (cell, part) in table::cells(raw, &columns) {
                    let cell = segment.start + cell.start..segment.start + cell.end;
                    push(text, cell, part, cues, &mut found);
                }
                continue;
            }
        }
        let trimmed = raw.trim();
        let offset = segment.start + (raw.len() - raw.trim_start().len());
        if trimmed.is_empty() {
            continue;
        }
        columns.clear();
        let is_item = trimmed.starts_with(['-', '•', '·', '▪', '*']) && !trimmed.starts_with("**");
        if !is_item {
            settle(text, &mut items, cues, &mut found);
        }
        let low = Low::of(trimmed);
        // “Welder, licence needed”: the first line is the title, unless it is a heading and nothing else.
        let title = first && !trimmed.contains(':') && trimmed.split_whitespace().count() > 2;
        first = false;
        if let Some(heading) = headings::read(trimmed, cues).filter(|_| !title) {
            // “Salary: 50,000” says nothing about the lines below it.
            if heading.rest.is_some() && heading.part == Part::Noise {
                // “ABOUT THE COMPANY: We bake bread since” says it of them too.
                if tells_of_house(&low) {
                    part = Part::Noise;
                    brief = false;
                }
                continue;
            }
            // “Education: a degree” under what is preferred is preferred too.
            let wished = matches!(part, Part::Preferred | Part::Nice);
            let below = heading.rest.is_some() && heading.part == Part::Required && wished;
            brief = heading.part == Part::Noise && is_fact(&low);
            if !below {
                one_line = heading.rest.is_some() && part != heading.part;
                part = heading.part;
                depth = depth_of(trimmed);
            }
            // “Requirements: Python, SQL” is a heading and a line at once.
            let rest = heading.rest.or(heading.tells.then_some(0));
            if let Some(rest) = rest {
                push(
                    text,
                    offset + rest..offset + trimmed.len(),
                    part,
                    cues,
                    &mut found,
                );
            }
            continue;
        }
        if one_line && is_label(trimmed) {
            part = Part::Plain;
            one_line = false;
        }
        // A heading that says nothing ends what is no part of the job.
        let words = trimmed.split_whitespace().count();
        let labels = words <= 5 && trimmed.ends_with(':') && !trimmed.starts_with('-');
        let titles = trimmed.starts_with('#') && trimmed.contains(char::is_alphanumeric);
        if part == Part::Noise && (labels || titles) {
            part = Part::Plain;
            brief = false;
            continue;
        }
        // “## Professional growth”: a heading that is not known names nothing itself. What stands under a
        // deeper one ends with it: “### Skills” with “## Expectations”.
        if titles && words <= TITLE && !title && !found.is_empty() {
            if depth_of(trimmed) <= depth {
                part = Part::Plain;
                brief = false;
            }
            continue;
        }
        // Sentences before the one that says so tell something else.
        let before = part;
        if part == Part::Plain && tells_duties(&low, cues)
            || part == Part::Noise && begins_duties(&low, cues)
        {
            part = Part::Duties;
        }
        // Items before the first heading are what one does, unless they say what one has to have.
        let item = part == Part::Plain && is_item;
        let here = match part {
            Part::Plain | Part::Duties if tells_requirement(&low) => Part::Required,
            Part::Noise if tells_test(&low) => Part::Required,
            _ if is_field(&low) || is_pay(&low) => Part::Noise,
            _ if item => Part::Duties,
            Part::Duties if before == Part::Plain => before,
            _ => part,
        };
        if item {
            items.push(found.len());
        }
        push(text, offset..offset + trimmed.len(), here, cues, &mut found);
        if brief {
            part = Part::Plain;
            brief = false;
        }
    }
    settle(text, &mut items, cues, &mut found);
    found
}

/// Whether a line is a field: “Closing date: 1 May”.
fn is_label(line: &str) -> bool {
    const LONGEST: usize = 3;
    let line = line.trim_matches(|c: char| c == '*' || c == '_');
    line.split_once(':').is_some_and(|(label, value)| {
        label.starts_with(is_capital)
            && label.split_whitespace().count() <= LONGEST
            && value.chars().any(char::is_alphanumeric)
    })
}

/// How deep a heading stands that no sign marks.
const PLAIN: usize = 7;

/// How deep a heading stands by its signs: “## Skills” above “### Tools”.
fn depth_of(heading: &str) -> usize {
    match heading.bytes().take_while(|byte| *byte == b'#').count() {
        0 => PLAIN,
        signs => signs,
    }
}

/// Items under no heading ask, all of them, where most of them say so.
fn settle(text: &str, items: &mut Vec<usize>, cues: &Cues, found: &mut [Line]) {
    const FEW: usize = 3;
    let all = items.len();
    let first = items.first().copied().unwrap_or(found.len());
    items.clear();
    let Some(lines) = found.get_mut(first..).filter(|_| all >= FEW) else {
        return;
    };
    let asks = |line: &&Line| {
        let said = text.get(line.range.clone()).unwrap_or_default();
        line.part == Part::Required
            || headings::begins_with_quality(said)
            || importance::demanded(&Low::of(said), cues)
    };
    if lines.iter().filter(asks).count() * 2 >= all {
        let duties = lines.iter_mut().filter(|line| line.part == Part::Duties);
        duties.for_each(|line| line.part = Part::Required);
    }
}

/// Whether a line is a heading of a part that is known.
pub(crate) fn is_heading(line: &str, cues: &Cues) -> bool {
    headings::read(line, cues).is_some_and(|heading| heading.rest.is_none())
}

/// The lines of a text, those apart too whose breaks were lost.
fn all_segments(text: &str, cues: &Cues) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for raw in text.split_inclusive('\n') {
        for segment in segments::split(raw) {
            let (mut from, to) = (start + segment.start, start + segment.end);
            // “… in our bakery. Our bakers have the following skills:” before a list
            let start_of = from;
            let text = raw.get(segment).unwrap_or_default();
            let colon = text.trim_end().ends_with(':');
            let last = colon.then(|| sentences::split(text)).and_then(|mut all| {
                let last = all.pop()?;
                let field = || glued_heading(text, cues);
                (!all.is_empty()).then_some(last.start).or_else(field)
            });
            let last = last.map(|last| from + last);
            let inner = inner_headings(text, cues);
            for at in inner.into_iter().map(|at| start_of + at) {
                if last.is_none_or(|last| at < last) {
                    found.push(from..at);
                    from = at;
                }
            }
            found.extend(last.map(|last| from..last));
            found.push(last.unwrap_or(from)..to);
        }
        start += raw.len();
    }
    found
}

/// Where sentences begin with a heading, in a paragraph that lost its breaks: “… in Leeds. Duties: bread.
/// Requirements: a licence”.
fn inner_headings(text: &str, cues: &Cues) -> Vec<usize> {
    const LONGEST: usize = 3;
    let Some(first) = text.find(". ") else {
        return Vec::new();
    };
    if !text.get(first..).is_some_and(|rest| rest.contains(": ")) {
        return Vec::new();
    }
    let heads = |sentence: &Range<usize>| {
        let said = text.get(sentence.clone()).unwrap_or_default();
        said.find(": ").is_some_and(|colon| {
            let label = said.get(..=colon).unwrap_or_default();
            label.starts_with(is_capital)
                && label.split_whitespace().count() <= LONGEST
                && is_heading(label, cues)
        })
    };
    let sentences = sentences::split(text).into_iter().skip(1);
    sentences.filter(heads).map(|one| one.start).collect()
}

/// Where a heading begins behind a field whose line break was lost: “Hours: 35 a week Your profile:”.
fn glued_heading(text: &str, cues: &Cues) -> Option<usize> {
    const LONGEST: usize = 3;
    let front = text.trim_end().strip_suffix(':')?.trim_end();
    let value = front.rfind(':')?;
    let mut starts = front.rmatch_indices(' ').map(|(at, _)| at + 1);
    let mut found = None;
    for start in starts.by_ref().take(LONGEST) {
        let tail = text.get(start..)?;
        let whole = start > value + 2 && tail.starts_with(is_capital) && is_heading(tail, cues);
        found = whole.then_some(start).or(found);
    }
    found
}

/// Words of a heading that is marked as one.
const TITLE: usize = 4;

/// Words with which a sentence asks again behind what a house tells of itself.
const WANTS: &[&str] = &[
    "must ",
    "candidate",
    "applicant",
    "looking for",
    "seeking",
    "you will ",
    "you have",
    "requires ",
    "requirement",
];

/// Adds the sentences of a line.
fn push(text: &str, line: Range<usize>, mut part: Part, cues: &Cues, found: &mut Vec<Line>) {
    let Some(words) = text.get(line.clone()) else {
        return;
    };
    // What a house tells of itself at the end of a paragraph goes on to its end.
    let mut house = false;
    for sentence in sentences::split(words) {
        let said = words.get(sentence.clone()).unwrap_or_default();
        let low = Low::of(said);
        if part == Part::Plain && tells_duties(&low, cues) {
            part = Part::Duties;
        }
        let begins = part != Part::Noise && begins_house(said);
        let gives = part != Part::Noise && tells_benefits(&low, cues);
        house = begins || gives || house && !low.has_any(WANTS);
        let part = if part == Part::Noise && tells_licence(&low) {
            Part::Required
        } else if house || part == Part::Noise || is_notice(&low, cues) {
            Part::Noise
        } else if part == Part::Plain && tells_work(&low) {
            Part::Duties
        } else {
            part
        };
        found.push(Line {
            range: line.start + sentence.start..line.start + sentence.end,
            part,
        });
    }
}

#[cfg(test)]
mod tests;
