use crate::posting::degrees;
use crate::posting::words::words;
use crate::report::SectionKind;
use crate::resume::{Entry, vocabulary};
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Entries under education with a degree and no school, college or university beside
    /// it.
    ///
    /// ## Why it matters
    ///
    /// A degree without a school is among the quality findings of a parser maker, and
    /// education is one of the six things people look for.
    ///
    /// ## Example
    ///
    /// “BSc Computer Science, 2014 – 2018”
    ///
    /// ## Fix
    ///
    /// “BSc Computer Science, University of Examples, 2014 – 2018”
    ///
    /// ## Sources
    ///
    /// D2, G1
    "EDU001", "degree-without-school", Content, Warning, "A degree names no school"
}

/// Tenths of a point.
const COST: u16 = 12;
/// Words from which on a line with a full stop is a sentence.
const SENTENCE: usize = 6;

/// Whether the school stands above an earlier degree of the section, so that it goes for this
/// one too.
fn shares_school(entries: &[Entry], n: usize) -> bool {
    let Some(entry) = entries.get(n) else {
        return false;
    };
    entries
        .iter()
        .take(n)
        .rev()
        .take_while(|before| before.section == entry.section)
        .find(|before| before.organisation.is_some())
        .is_some_and(|before| match (before.organisation, before.title) {
            (Some(school), Some(title)) => school.start < title.start,
            _ => false,
        })
}

fn check(context: &Context) -> Vec<Draft> {
    let entries = &context.model.entries;
    let places = entries
        .iter()
        .enumerate()
        .filter(|(n, entry)| {
            context.kind(entry) == SectionKind::Education
                && entry.organisation.is_none()
                && !shares_school(entries, *n)
        })
        .map(|(_, entry)| entry)
        .filter(|entry| {
            let head = context.words(entry.head);
            // “I intend to complete the Ph.D. in March.” names no entry.
            if head.trim_end().ends_with('.') && head.split_whitespace().count() > SENTENCE {
                return false;
            }
            let more = entry
                .details
                .iter()
                .chain(&entry.bullets)
                .any(|at| vocabulary::has_organisation_word(context.words(*at)));
            // A name alone where places stand may well be the school's.
            let named = entry
                .location
                .is_some_and(|at| !vocabulary::looks_like_place(context.words(at)));
            !named
                && !degrees::named(head, &words(head)).is_empty()
                && !vocabulary::has_organisation_word(head)
                && !more
        })
        .filter_map(|entry| context.place(entry.head))
        .collect();
    Draft::about(
        places,
        "A machine finds a degree here and no school, so that field may stay empty. Name the school.",
        COST,
    )
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    #[test]
    fn cases() {
        testing::pass(
            &RULE,
            &[
                "\\section{Education}\\textbf{BSc Computer Science}, University of Examples \\hfill Oct 2014 -- Feb 2018",
                "\\section{Education}\\textbf{University of Examples} \\hfill Hamburg\\\\ PhD in Physics \\hfill Oct 2014 -- Feb 2018\n\n MSc in Physics \\hfill Oct 2012 -- Feb 2014",
                "\\section{Education}\\textbf{University of Examples} \\hfill Hamburg\\\\ BSc Computer Science \\hfill Oct 2014 -- Feb 2018",
            ],
        );
        testing::fail(
            &RULE,
            &[
                "\\section{Education}\\textbf{Bachelor of Science in Computer Science} \\hfill Oct 2014 -- Feb 2018",
            ],
        );
    }
}
