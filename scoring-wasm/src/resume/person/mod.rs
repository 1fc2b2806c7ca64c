//! Whose resume it is: name, headline, place.

mod names;
#[cfg(test)]
mod tests;

use super::contacts;
use super::lines::{Line, is_private};
use super::model::{At, Model};
use super::page::Page;
use super::vocabulary::{has_organisation_word, has_title_word, looks_like_place};
use crate::case::{Case, is_capital};
use crate::latex::emit::{Role, Zone};
use crate::report::SectionKind;
use crate::text_search::{Search as _, parts};
use names::{is_lower, names_a_job, without_credentials, without_label};
pub use names::{looks_like_name, names_a_resume};

/// Lines from the top in which a name may stand.
const HEAD_LINES: usize = 15;

/// Steps above the size of the text from which on letters are large.
const LARGE: i8 = 2;

/// A piece of the head that may be the name.
struct Candidate {
    at: At,
    size: i8,
    bold: bool,
    /// Of its line.
    n: usize,
}

/// Finds name, headline and place of residence.
pub fn find(page: &Page, model: &mut Model) {
    by_role(page, model);
    let candidates = candidates(page, model, Zone::Body);
    if model.name.is_none() {
        let handles = handles(page, model);
        let beside = || largest(page, model);
        model.name = labelled(page, model)
            .or_else(|| (model.head_end == 0).then(beside).flatten())
            .or_else(|| best(page, &handles, &candidates))
            .or_else(|| first_words(page, &candidates))
            .or_else(beside);
        // In the page header alone, as many a Word template has it; an address of that name
        // speaks against what the body seems to say.
        let known = |at: At| {
            handles
                .iter()
                .any(|handle| bears_out(handle, page.words(at)))
        };
        // Beside a column that is read before it.
        if !model.name.is_some_and(known) {
            let large = model
                .lines
                .iter()
                .filter(|line| line.zone == Zone::Body && line.size > 0);
            let mut names = large.take(HEAD_LINES).map(|line| trimmed(page.text, line));
            let is_theirs = |at: &At| {
                looks_like_name(page.words(*at))
                    && handles.iter().any(|h| is_name_of(h, page.words(*at)))
            };
            model.name = names.find(is_theirs).or(model.name);
        }
        if !model.name.is_some_and(known)
            && let Some(header) = best(page, &handles, &self::candidates(page, model, Zone::Header))
            && (model.name.is_none() || known(header))
        {
            model.name = Some(header);
        }
    }
    let Some(name) = model.name else { return };
    let name = before_dash(page, name);
    let name = without_credentials(page.text, without_label(page.text, name));
    let name = not_a_heading(page, model, name);
    model.name = Some(name);
    let after = |at: &At| at.start >= name.end;
    if model.headline.is_none() {
        model.headline = candidates
            .iter()
            .map(|candidate| candidate.at)
            .filter(after)
            .take(3)
            .find(|at| looks_like_headline(page.words(*at)));
    }
    if model.location.is_none() {
        let pieces: Vec<At> = candidates
            .iter()
            .map(|candidate| candidate.at)
            .filter(|at| after(at) && Some(*at) != model.headline)
            .flat_map(|at| split_separators(page.text, at))
            .map(|at| without_place_label(page.text, at))
            .collect();
        let first = |looks: fn(&str) -> bool| {
            let mut pieces = pieces.iter();
            pieces.find(|at| looks(page.words(**at))).copied()
        };
        model.location = first(looks_like_place).or_else(|| first(is_address));
    }
}

/// "Ana Roe – Baker" in one line.
fn before_dash(page: &Page, name: At) -> At {
    let words = page.words(name);
    let front = [" – ", " — ", " | "]
        .iter()
        .find_map(|dash| words.cut(dash));
    match front {
        Some((front, _)) if looks_like_name(front) => At {
            end: name.start + front.len(),
            ..name
        },
        _ => name,
    }
}

/// The name where it is printed large: what looks like a first heading and says the name again is
/// no section.
fn not_a_heading(page: &Page, model: &mut Model, name: At) -> At {
    let words = page.words(name).lowered();
    match model.sections.first() {
        Some(first)
            if first.kind == SectionKind::Other
                && page.words(first.heading).trim().lowered() == words =>
        {
            let heading = first.heading;
            model.sections.remove(0);
            heading
        }
        _ => name,
    }
}

fn by_role(page: &Page, model: &mut Model) {
    const HEAD: [Role; 3] = [Role::Name, Role::Headline, Role::Place];
    for line in &model.lines {
        if !page.has_role(line, &HEAD) {
            continue;
        }
        for piece in page.pieces(line).iter() {
            let at = Some(At {
                start: piece.start,
                end: piece.end,
            });
            match piece.role {
                Role::Name if model.name.is_none() => model.name = at,
                // Goes on in the next line.
                Role::Name
                    if model
                        .name
                        .is_some_and(|name| page.text.get(name.end..piece.start) == Some("\n"))
                        // An address is no part of it.
                        && !page.text.get(piece.start..piece.end).is_some_and(|words| {
                            words.contains(|c: char| c.is_ascii_digit() || c == '@')
                        }) =>
                {
                    model.name = model.name.map(|name| At {
                        end: piece.end,
                        ..name
                    });
                }
                Role::Headline if model.headline.is_none() => model.headline = at,
                Role::Place if model.location.is_none() => model.location = at,
                _ => {}
            }
        }
    }
}

/// The pieces of the first lines. Headings such as "Contact" may stand above the name.
fn candidates(page: &Page, model: &Model, zone: Zone) -> Vec<Candidate> {
    let mut out = Vec::new();
    let first_real = model
        .sections
        .iter()
        .find(|section| section.kind != SectionKind::Other)
        .map_or(model.lines.len(), |section| section.first);
    let until = if zone == Zone::Header {
        model.lines.len()
    } else if model.head_end > 0 {
        // "Personal information⇥Ana Roe" under the words "Curriculum vitae".
        let first = model.sections.first();
        match first.filter(|first| first.kind == SectionKind::Other && model.head_end < 3) {
            Some(first) => first_real.min(first.last),
            None => model.head_end,
        }
    } else {
        first_real.max(4)
    };
    let head = model
        .lines
        .iter()
        .take(until)
        .filter(|line| line.zone == zone)
        .take(HEAD_LINES);
    for (n, line) in head.enumerate() {
        for piece in page.pieces(line).iter() {
            for (at, size) in by_size(page, piece.start, piece.end) {
                for at in split_separators(page.text, at) {
                    out.push(Candidate {
                        at,
                        size,
                        bold: piece.bold,
                        n,
                    });
                }
            }
        }
    }
    join_parted(page, &mut out);
    out
}

/// A stretch cut where its letters become much smaller: contacts may follow a large name.
fn by_size(page: &Page, start: usize, end: usize) -> Vec<(At, i8)> {
    const MUCH: i8 = 3;
    let mut out: Vec<(At, i8)> = Vec::new();
    let runs = page.document.text.runs_in(start, end);
    for (n, run) in runs.iter().enumerate() {
        let from = (run.out as usize).max(start);
        let to = runs
            .get(n + 1)
            .map_or(end, |next| (next.out as usize).min(end));
        let size = run.style.size;
        match out.last_mut() {
            Some((at, largest)) if size > *largest - MUCH => {
                at.end = to;
                *largest = size.max(*largest);
            }
            _ => out.push((
                At {
                    start: from,
                    end: to,
                },
                size,
            )),
        }
    }
    out
}

/// A name that is set on two lines, each of one word in the same large letters.
fn join_parted(page: &Page, out: &mut Vec<Candidate>) {
    let joined: Vec<Candidate> = out
        .windows(2)
        .filter_map(|pair| {
            let [one, other] = pair else { return None };
            let word = |candidate: &Candidate| {
                let words = page.words(candidate.at);
                !words.has_sign(' ') && words.chars().all(|c| c.is_alphabetic() || c == '-')
            };
            let whole = At {
                start: one.at.start,
                end: other.at.end,
            };
            let alone = page.words(whole).len()
                == page.words(one.at).len() + page.words(other.at).len() + 1;
            (other.n == one.n + 1
                && one.size == other.size
                && one.size > LARGE
                && alone
                && word(one)
                && word(other))
            .then_some(Candidate {
                at: whole,
                size: one.size,
                bold: one.bold,
                n: one.n,
            })
        })
        .collect();
    // Of three such lines it is not known which two.
    if let [_] = joined.as_slice() {
        out.splice(0..0, joined);
    }
}

/// "Name: Jane Roe", in the head or among personal data.
fn labelled(page: &Page, model: &Model) -> Option<At> {
    const LABELS: &str = "name|full name|nom|nombre|nome|naam|नाम|姓名|氏名";
    let near = |n: usize| {
        n < model.head_end.max(HEAD_LINES)
            || model.sections.iter().any(|section| {
                section.kind == SectionKind::Other && (section.first..section.last).contains(&n)
            })
    };
    let mut lines = model
        .lines
        .iter()
        .enumerate()
        .filter(|(n, _)| near(*n))
        .map(|(_, line)| line)
        .peekable();
    while let Some(line) = lines.next() {
        let text = page.line(line);
        // In a table that was read by columns the label stands alone.
        let alone = text.trim().len();
        let at = text.find([':', '：', '\t']).unwrap_or(alone);
        let label = text.get(..at)?.trim_matches(|c: char| !c.is_alphabetic());
        let mut label = label.lowered();
        // "姓　名" is set as wide as its neighbours.
        if is_cjk(&label) {
            label.retain(|c| !c.is_whitespace());
        }
        if at > 20 || !parts(LABELS, b'|').any(|known| known == label) {
            continue;
        }
        let rest = text.get(at..)?.trim_start_matches([':', '：', '\t', ' ']);
        let start = line.end - rest.len();
        if rest.trim().is_empty() {
            // The value stands in the next line, or in the one after its colon.
            while lines
                .peek()
                .is_some_and(|next| !page.line(next).contains(char::is_alphanumeric))
            {
                lines.next();
            }
            let next = lines.peek()?;
            if looks_like_name(page.line(next).trim()) {
                return Some(trimmed(page.text, next));
            }
            continue;
        }
        let value = rest.split('\t').next().unwrap_or_default().trim_end();
        // "Jane Roe (born 1 May 1990)"
        let value = match value.cut(" (") {
            Some((name, more)) if more.bytes().any(|byte| byte.is_ascii_digit()) => name,
            _ => value,
        };
        if looks_like_name(value) {
            return Some(At {
                start,
                end: start + value.len(),
            });
        }
    }
    None
}

fn trimmed(text: &str, line: &Line) -> At {
    let part = text.get(line.start..line.end).unwrap_or_default();
    let lead = part.len() - part.trim_start().len();
    At {
        start: line.start + lead,
        end: line.start + lead + part.trim().len(),
    }
}

/// The candidate that is most likely the name: the largest, else one that links or addresses
/// bear out, else the first.
fn best(page: &Page, handles: &[String], candidates: &[Candidate]) -> Option<At> {
    candidates
        .iter()
        .enumerate()
        .filter_map(|(order, candidate)| {
            let words = page.words(candidate.at);
            let bare = page.words(without_credentials(
                page.text,
                without_label(page.text, candidate.at),
            ));
            // A name may be set on two lines.
            let mut bare = bare.replace('\n', " ");
            // Large letters make a name of words in lower case.
            if candidate.size >= LARGE && !bare.contains(is_capital) {
                bare = bare.raised();
            }
            let bare = bare.as_str();
            if !looks_like_name(bare) {
                return None;
            }
            let mut score = i32::from(candidate.size) * 8 + i32::from(candidate.bold) * 4;
            if handles.iter().any(|handle| bears_out(handle, bare)) {
                score += 20;
            }
            if names_a_job(bare) {
                score -= 16;
            }
            if has_organisation_word(bare) || looks_like_place(bare) {
                score -= 12;
            }
            // "Spanish nationality" in the size of the text
            if candidate.size <= 0 && bare.split_whitespace().any(is_lower) {
                score -= 10;
            }
            // "Accountant Resume" names what the resume is for.
            if words.len() > bare.len() + 5 && words.starts_with(bare) {
                score -= 8;
            }
            score -= match bare.split_whitespace().count() {
                _ if is_cjk(bare) => 0,
                2..=4 => 0,
                1 => 8,
                _ => 4,
            };
            // Rather no name than a job's.
            if score < -9 {
                return None;
            }
            let order = i32::try_from(order).unwrap_or(99);
            score -= order * 2 + i32::try_from(candidate.n).unwrap_or(99);
            Some((score, candidate.at))
        })
        .max_by_key(|(score, at)| (*score, usize::MAX - at.start))
        .map(|(_, at)| at)
}

/// "Ana Roe, Lisbon - ana@roe.dev": the words before the first mark of the first line.
fn first_words(page: &Page, candidates: &[Candidate]) -> Option<At> {
    let first = candidates.first()?.at;
    let text = page.words(first);
    // "Ana Roe 12 Elm Road"
    let number = text.match_indices(' ').map(|(at, _)| at).find(|at| {
        text.get(at + 1..)
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    });
    let cut = [", ", " - ", " – ", ": "]
        .iter()
        .filter_map(|mark| text.place_of(mark))
        .chain(number)
        .min()?;
    let front = text.get(..cut)?.trim_end();
    let words = front.split_whitespace().count();
    let named = (2..=4).contains(&words)
        && looks_like_name(front)
        && !has_title_word(front)
        && !has_organisation_word(front);
    named.then_some(At {
        start: first.start,
        end: first.start + front.len(),
    })
}

/// The one large line of a document whose first column holds something else.
fn largest(page: &Page, model: &Model) -> Option<At> {
    let body = || model.lines.iter().filter(|line| line.zone == Zone::Body);
    let size = body()
        .map(|line| line.size)
        .max()
        .filter(|size| *size > LARGE)?;
    let mut large = body().filter(|line| line.size == size);
    let at = trimmed(page.text, large.next()?);
    let words = page.words(at);
    (large.next().is_none() && looks_like_name(words) && !names_a_job(words)).then_some(at)
}

fn is_cjk(text: &str) -> bool {
    text.chars().any(|c| ('\u{2e80}'..='\u{9fff}').contains(&c))
}

/// Parts of addresses and links in which people write their own name.
fn handles(page: &Page, model: &Model) -> Vec<String> {
    let mails = model
        .emails
        .iter()
        .filter_map(|at| page.words(*at).split('@').next().map(Case::lowered));
    let links = model.urls.iter().filter_map(|url| {
        let target = url.target.trim_end_matches('/').lowered();
        let personal = target.has("/in/") || target.has("/r/") || target.has("github.com/");
        personal.then(|| target.rsplit('/').next().unwrap_or_default().to_owned())
    });
    mails.chain(links).collect()
}

/// Whether the last or the first and another word of a name stand in a handle.
fn bears_out(handle: &str, name: &str) -> bool {
    let mut found = 0;
    for word in name.split(|c: char| !c.is_alphanumeric()) {
        if word.chars().count() >= 3 && handle.has(&word.lowered()) {
            found += 1;
        }
    }
    found >= 1
}

/// Whether a handle is made of a name's words: "ana.roe".
fn is_name_of(handle: &str, name: &str) -> bool {
    let mut words = 0;
    name.split(' ').all(|word| {
        words += 1;
        handle.has(&word.lowered())
    }) && words > 1
}

/// "12 Elm Road, Reno, NV 89501", "Ahornweg 3, 12345 Berlin": a town beside its postal code.
fn is_address(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let town = |word: Option<&&str>| word.is_some_and(|word| word.starts_with(is_capital));
    (2..=12).contains(&words.len())
        && !text.contains(['@', '/', '+'])
        && words.iter().enumerate().any(|(n, word)| {
            let digits = word.trim_end_matches(',');
            let code = digits.len() == 5 && digits.bytes().all(|b| b.is_ascii_digit());
            let beside = town(words.get(n + 1)) || n > 0 && town(words.get(n - 1));
            code && beside
        })
}

/// The parts of a line between `|`, `·`, em dashes, bullets and icons.
fn split_separators(text: &str, at: At) -> Vec<At> {
    let part = text.get(at.start..at.end).unwrap_or_default();
    let mut out = Vec::new();
    let mut from = 0;
    let cuts = part
        .char_indices()
        .filter(|(_, c)| {
            matches!(c, '|' | '·' | '•' | '⋄' | '∣' | '●' | '■' | '◆' | '—') || is_private(*c)
        })
        .map(|(at, c)| (at, at + c.len_utf8()))
        .chain([(part.len(), part.len())]);
    for (cut, next) in cuts {
        let piece = part.get(from..cut).unwrap_or_default();
        let lead = piece.len() - piece.trim_start().len();
        let solid = piece.trim();
        if !solid.is_empty() {
            out.push(At {
                start: at.start + from + lead,
                end: at.start + from + lead + solid.len(),
            });
        }
        from = next;
    }
    out
}

fn without_place_label(text: &str, at: At) -> At {
    let part = text.get(at.start..at.end).unwrap_or_default();
    for label in ["Address:", "Location:", "Adresse:", "Lives in", "Based in"] {
        if let Some(rest) = part.strip_prefix(label) {
            return At {
                start: at.end - rest.trim_start().len(),
                end: at.end,
            };
        }
    }
    at
}

fn looks_like_headline(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let mail = !contacts::emails(text).is_empty()
        || !contacts::phones(text).is_empty()
        || !contacts::urls(text).is_empty();
    (1..=14).contains(&words) && !mail && !looks_like_place(text) && has_title_word(text)
}
