//! Where the words of a head are cut: at signs, before link labels and around dates.

use crate::case::{Case as _, is_capital, is_small};
use crate::resume::model::At;
use crate::resume::page::Page;
use crate::resume::vocabulary::{has_organisation_word, has_title_word, is_place, lean};
use crate::text_search::{Pairs, Search as _, find_from, holds_any, parts};
use crate::word_list::WordList;

/// What a company is by law, as it stands behind the name.
pub const FORMS: WordList = WordList::new(
    "ag|b.v|bv|corp|e.v|eg|ggmbh|gmbh|inc|kg|llc|ltd|n.v|nv|ohg|oy|plc|s.a|s.l|s.p.a|s.r.l|sarl|sas|srl",
);

/// "Baker. Elm Ovens Ltd. Bread for the town": the first sentence, and of the others those that name
/// an organisation or a place.
pub fn split_at_stops(text: &str, at: At, told: bool, out: &mut Vec<At>) {
    let words = text.get(at.start..at.end).unwrap_or_default();
    let mut from = 0;
    let mut keep = |from: usize, mut to: usize| {
        to -= usize::from(words.get(..to).is_some_and(|t| t.ends_with(").")));
        let part = words.get(from..to).unwrap_or_default();
        let role = || part.split(' ').count() <= 3 && !part.has_sign(':') && has_title_word(part);
        if from == 0 || role() || has_organisation_word(part) || is_place(part) {
            out.push(At {
                start: at.start + from,
                end: at.start + to,
            });
        }
    };
    for stop in words.places_of(". ").filter(|_| told) {
        // Not that of "Dr. Roe", "Univ. of Elm" or "Oak. Co., Ltd."
        let ends = |text: &str| {
            let word = text.split(&[' ', '.', ','][..]).next().unwrap_or_default();
            word.len() > 3 && word.starts_with(is_capital)
        };
        let before = words.get(from..stop).unwrap_or_default();
        let word = before.rsplit(' ').next().unwrap_or_default();
        let initials = word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_uppercase());
        // "(Prof. Roe)" is one note.
        let noted = before.last_place_of("(") > before.last_place_of(")");
        if !noted
            && before.starts_with(|c| !is_small(c))
            && (word.len() > 4 || word.ends_with(')') || initials)
            && word != "Profs"
            && words.get(stop + 2..).is_some_and(ends)
        {
            keep(from, stop);
            from = stop + 2;
        }
    }
    keep(from, words.len());
}

/// The two parts around the first comma outside of brackets.
pub fn split_at_comma(text: &str, at: At) -> Vec<At> {
    let part = text.get(at.start..at.end).unwrap_or_default();
    match cuts(part, ", ").first() {
        Some(cut) => vec![
            At {
                start: at.start,
                end: at.start + cut,
            },
            At {
                start: at.start + cut + 2,
                end: at.end,
            },
        ],
        None => vec![at],
    }
}

/// The words before the first comma.
pub fn until_comma(page: &Page, at: At) -> At {
    split_at_comma(page.text, at).first().copied().unwrap_or(at)
}

/// "Engineer @ Acme": what stands before the sign, and the employer behind it.
pub fn split_at_sign(text: &str, at: At) -> (Option<At>, Option<At>) {
    let part = text.get(at.start..at.end).unwrap_or_default();
    let sign = part.match_indices('@').map(|(sign, _)| sign).find(|sign| {
        let apart = |c: Option<&u8>| c.is_none_or(|c| *c == b' ');
        let before = sign.checked_sub(1).and_then(|at| part.as_bytes().get(at));
        apart(before) && apart(part.as_bytes().get(sign + 1))
    });
    let Some(sign) = sign else {
        return (Some(at), None);
    };
    let solid = |from: usize, to: usize| {
        let piece = text.get(from..to).unwrap_or_default();
        let lead = piece.len() - piece.trim_start_matches([' ', ',']).len();
        let size = piece.trim_matches([' ', ',']).len();
        (size > 0).then_some(At {
            start: from + lead,
            end: from + lead + size,
        })
    };
    (
        solid(at.start, at.start + sign),
        solid(at.start + sign + 1, at.end),
    )
}

/// A word that begins as names do: "Acme", "iRobot".
fn is_name(text: &str) -> bool {
    let mut first = text.chars();
    first.next().is_some_and(|c| !is_small(c)) || first.next().is_some_and(is_capital)
}

/// "at Acme", "auprès de l’Ordre": who stands behind the little words.
pub fn behind_joint(text: &str, at: At) -> Option<At> {
    const JOINTS: &str = "at |with |bei |bei der |am |an der |chez |auprès de l’|auprès de |à l’|na |no |presso |bij ";
    let part = text.get(at.start..at.end)?;
    let name = parts(JOINTS, b'|')
        .find_map(|joint| part.strip_prefix(joint).filter(|name| is_name(name)))?;
    Some(At {
        start: at.end - name.len(),
        ..at
    })
}

/// "Licence de Chimie de l’Université de Nantes", "MSc an der Universität Kiel", "Engineer at Acme":
/// the degree or the title, and who a little word joins to it.
pub fn split_at_joint(text: &str, at: At) -> Option<(At, At)> {
    // Words that join an employer to any title, and such as join schools, among other things.
    const ANY: usize = 7;
    const JOINTS: &str = " at | bei | chez | na | presso | bij | an der | am | auprès de l’| de l’| de l'| à l’| à l'| au | en la | aan de ";
    let part = text.get(at.start..at.end)?;
    let pairs = Pairs::of(part);
    let mut may_stand = parts(JOINTS, b'|')
        .enumerate()
        .filter(|(_, joint)| pairs.may_hold(joint));
    may_stand.find_map(|(n, joint)| {
        let cut = part.place_of(joint)?;
        let name = part.get(cut + joint.len()..)?;
        let title = part.get(..cut)?.trim_end_matches([',', ' ']);
        // "bei der Acme GmbH"
        let article = name
            .find(' ')
            .filter(|len| *len < 4 && name.starts_with(is_small));
        let name = name.get(article.map_or(0, |len| len + 1)..)?;
        let first = name.split_whitespace().next()?;
        // "The University of Texas at Austin" is one name.
        // "Ferienjob bei Acme", "Caisse chez Acme": such join nothing else.
        let sure = (1..=2).contains(&n) && !title.has_sign(' ');
        let joins = has_organisation_word(first)
            || n < ANY && (sure || has_title_word(title)) && is_name(first);
        let titled = !has_organisation_word(title) || lean(title) > 0;
        (joins && !title.is_empty() && titled).then(|| {
            (
                At {
                    end: at.start + title.len(),
                    ..at
                },
                At {
                    start: at.end - name.len(),
                    ..at
                },
            )
        })
    })
}

/// "Acme – Chicago, IL", "Acme, Senior Engineer, Chicago, IL": the names and the place behind them.
pub fn split_off_place(text: &str, at: At) -> Option<(At, At)> {
    let part = text.get(at.start..at.end)?;
    let signed = part.bytes().any(|byte| matches!(byte, b'-' | b'|' | 128..));
    let dash = [" – ", " — ", " - ", " | ", " · ", " • "]
        .iter()
        .filter(|sign| signed && part.has(sign))
        .filter_map(|sign| cuts(part, sign).pop().map(|cut| (cut, cut + sign.len())))
        .max();
    let commas = cuts(part, ", ");
    let comma = commas
        .iter()
        .rev()
        .nth(1)
        .map(|cut| (*cut, cut + ", ".len()));
    // "Acme Tools, Georgetown TX"
    let last = commas.last().map(|cut| (*cut, cut + ", ".len()));
    // "Baker (Elmtown, Spain)"
    let inner = part.strip_suffix(')');
    let bracket = inner.and_then(|inner| inner.last_place_of(" ("));
    let bracket = bracket.map(|cut| (cut, cut + " (".len()));
    let end = inner.filter(|_| bracket.is_some()).unwrap_or(part).len();
    [bracket, dash, comma, last]
        .into_iter()
        .flatten()
        .find_map(|(cut, next)| {
            part.get(next..end).filter(|place| is_place(place))?;
            let name = part.get(..cut)?.trim_end();
            name.contains(char::is_alphabetic).then_some((
                At {
                    end: at.start + name.len(),
                    ..at
                },
                At {
                    start: at.start + next,
                    end: at.start + end,
                },
            ))
        })
}

/// "Simple Paintball | Java, Maven": what a project was made with is no part of its name.
pub fn before_bar(text: &str, at: At) -> At {
    let part = text.get(at.start..at.end).unwrap_or_default();
    let end = [" | ", " ∣ ", " || "]
        .iter()
        .filter_map(|bar| part.place_of(bar))
        .min()
        .unwrap_or(part.len());
    At {
        start: at.start,
        end: at.start + part.get(..end).unwrap_or(part).trim_end().len(),
    }
}

/// "MSc in Physics – 4.7/5.0" without the grade.
pub fn without_grade(text: &str, at: At) -> At {
    let part = text.get(at.start..at.end).unwrap_or_default();
    // "BSc in Baking (GPA: 3.9/4.0, major GPA: 4.0)", "PhD in Baking (supervisor: A. Roe)"
    if let Some((name, note)) = part.cut(" (")
        && note.ends_with(')')
        && (note.starts_with(is_small) && note.has(": ")
            || note.has("GPA")
            || !note.contains(char::is_alphabetic) && note.has_sign('/'))
    {
        let end = at.start + name.len();
        return without_grade(text, At { end, ..at });
    }
    // "BSc in Baking Average: 9.1/10"
    let told = [" Average: ", " CGPA: ", " GPA: ", " Promedio: "];
    if part.has_sign(':')
        && let Some(cut) = told.iter().find_map(|label| part.place_of(label))
    {
        let name = part.get(..cut).unwrap_or(part);
        // "Elm University, Overall GPA: 3.7"
        let which = name.last_place_of(", ");
        let which = which.filter(|cut| !name.get(cut + 2..).is_some_and(|word| word.has_sign(' ')));
        let end = at.start + which.unwrap_or(name.trim_end_matches(&[',', ' ', '|'][..]).len());
        return At { end, ..at };
    }
    let cut = [" – ", " — ", " - ", ", "]
        .iter()
        .filter_map(|sign| part.last_place_of(sign))
        .max();
    let grade = |cut: &usize| {
        part.get(*cut..).is_some_and(|tail| {
            !tail.contains(char::is_alphabetic)
                || holds_any(tail, &["onors", "onours", "laude", "GPA"])
        })
    };
    match cut.filter(grade) {
        Some(cut) => At {
            end: at.start + cut,
            ..at
        },
        None => at,
    }
}

/// What links are called.
const LABELS: WordList = WordList::new(
    "code|demo|github|gitlab|here|link|live|online|paper|pdf|play store|poster|projekt|repo|\
     repository|site|slides|source|video|view|webseite|website",
);

/// "App Store | Source Code", "Demo": nothing but links that are called what links are.
pub fn are_links(page: &Page, at: At) -> bool {
    let label = |word: &str| LABELS.contains_in_any_case(word);
    let words = page.words(at);
    let mut end = at.start;
    let (mut linked, mut labelled) = (true, false);
    for part in words.split('|') {
        let runs = page.document.text.runs_in(end, end + part.len());
        linked &= runs.iter().any(|run| run.style.link > 0);
        end += part.len() + 1;
        labelled |= part.split_whitespace().all(label);
    }
    linked && labelled
}

/// "Robot, view on my website" without the label of its link.
pub fn without_link_label(page: &Page, at: At) -> At {
    let words = page.words(at);
    let Some(cut) = words.rfind(&[',', '|', '(', '[', '–', '-'][..]) else {
        return at;
    };
    let linked = page
        .document
        .text
        .runs_in(at.start + cut + 1, at.end)
        .last()
        .is_some_and(|run| run.style.link > 0);
    let tail = words
        .get(cut..)
        .unwrap_or_default()
        .trim_matches(crate::case::is_sign);
    if !linked && !tail.has_sign('/') && !tail.starts_with(['w', 'W']) {
        return at;
    }
    let tail = tail.lowered();
    let label = tail.split_whitespace().count() <= 5
        && tail
            .split(crate::case::is_sign)
            .any(|word| LABELS.contains(word));
    let address = tail.has("://") || tail.starts_with("www") || tail.has(".com/");
    if (label && linked || address) && cut > 0 {
        let end = words
            .get(..cut)
            .unwrap_or_default()
            .trim_end_matches(|c: char| {
                c.is_whitespace() || matches!(c, ',' | '|' | '(' | '[' | '–' | '-')
            })
            .len();
        return At {
            start: at.start,
            end: at.start + end,
        };
    }
    at
}

/// "Engineer – Acme", "Acme | Engineer", "Engineer, Acme".
pub fn split_head(text: &str, at: At) -> Vec<At> {
    let part = text.get(at.start..at.end).unwrap_or_default();
    if let Some(cut) = behind_form(part) {
        let (end, start) = (at.start + cut, at.start + cut + 1);
        return vec![At { end, ..at }, At { start, ..at }];
    }
    // "Year abroad: Elm University, Spain"
    if let Some((label, name)) = part.cut(": ")
        && !label.contains(&[',', '(', '|'][..])
        && label.split(' ').count() <= 3
        && has_organisation_word(name.cut(", ").map_or(name, |(first, _)| first))
    {
        let (end, start) = (at.start + label.len(), at.end - name.len());
        return vec![At { end, ..at }, At { start, ..at }];
    }
    let pairs = Pairs::of(part);
    for separator in [
        " | ", " – ", " — ", " - ", " @ ", " : ", " · ", " • ", " / ", ", ", "，", ",", ": ",
    ] {
        // Scripts without spaces set none behind a comma either.
        if separator == "," && !part.chars().any(|c| c >= '\u{2e80}') {
            continue;
        }
        if !pairs.may_hold(separator) {
            continue;
        }
        let cuts = cuts(part, separator);
        let Some(&first) = cuts.first() else {
            continue;
        };
        let right = part.get(first + separator.len()..).unwrap_or_default();
        let limit = match separator {
            ", " if is_place(right) => 2,
            ", " => 3,
            "," | "，" => 2,
            _ => 4,
        };
        let mut out = Vec::new();
        let mut from = 0;
        let ends = cuts.into_iter().take(limit - 1).chain([part.len()]);
        for end in ends {
            let piece = part.get(from..end).unwrap_or_default();
            let solid = piece.trim();
            if !solid.is_empty() {
                let lead = piece.len() - piece.trim_start().len();
                out.push(At {
                    start: at.start + from + lead,
                    end: at.start + from + lead + solid.len(),
                });
            }
            from = end + separator.len();
        }
        return out;
    }
    vec![at]
}

/// Where a separator stands outside of brackets.
fn cuts(part: &str, separator: &str) -> Vec<usize> {
    let mut depth = 0_i32;
    let mut out = Vec::new();
    let mut from = 0;
    let mut seen = 0;
    while let Some(at) = find_from(part, separator, from) {
        for byte in part.as_bytes().get(seen..at).unwrap_or_default() {
            match byte {
                b'(' | b'[' => depth += 1,
                b')' | b']' => depth -= 1,
                _ => {}
            }
        }
        seen = at;
        from = at + separator.len();
        // "Acme, Inc." is one name.
        let form = || {
            let behind = part.get(from..).unwrap_or_default();
            let word = behind.split([' ', ',']).next().unwrap_or_default();
            FORMS.contains_folded(word.trim_end_matches('.'))
        };
        if depth <= 0 && !(separator == ", " && form()) {
            out.push(at);
        }
    }
    out
}

/// "Acme, Inc. Baker": where the name ends whose form of company stands behind a comma, with more
/// words behind it.
fn behind_form(part: &str) -> Option<usize> {
    let comma = part.place_of(", ")? + 2;
    let form = part.get(comma..)?.split(' ').next()?;
    let end = comma + form.len();
    let told = form.ends_with('.') && FORMS.contains_folded(form.trim_end_matches('.'));
    let more = part.get(end + 1..)?.starts_with(is_capital);
    (told && more).then_some(end)
}
