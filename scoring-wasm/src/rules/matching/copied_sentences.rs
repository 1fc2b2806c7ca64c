use std::ops::Range;

use super::place;
use crate::matching::Match;
use crate::posting::RUN;
use crate::resume::At;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Twelve or more words in a row that stand word for word in the posting. Titles, employers
    /// and lists of skills are left out.
    ///
    /// ## Why it matters
    ///
    /// Where a resume is judged against criteria it is read for evidence, and a sentence of the
    /// posting is none: it says what the employer wants and not what you did.
    ///
    /// ## Example
    ///
    /// “Plan and lead the migration of our oldest billing services to the cloud”, as the posting
    /// has it
    ///
    /// ## Fix
    ///
    /// “Moved two billing services to AWS in five months”: the posting's terms, your work. If
    /// you did none of it, leave it out.
    ///
    /// ## Sources
    ///
    /// E6, G11. That readers know their own sentences again is common belief.
    "KEY011", "copied-sentences", Match, Hint, "Sentences of the posting are repeated"
}

/// Copied passages that the message quotes.
const MOST: usize = 3;
/// Words of each that it quotes.
const QUOTED: usize = 6;

fn check(context: &Context) -> Vec<Draft> {
    let Some(held) = context
        .posting
        .filter(|held| !held.posting.passages.is_empty())
    else {
        return Vec::new();
    };
    let text = held.visible.as_str();
    let mut runs = held.posting.passages.shared(text);
    if !runs.is_empty() {
        let marks = Marks::of(context, held);
        runs.retain(|run| marks.tells(text, run));
    }
    if runs.is_empty() {
        return Vec::new();
    }
    let quotes: Vec<String> = runs
        .iter()
        .take(MOST)
        .filter_map(|run| {
            let quoted = text.get(whole(run.get(..QUOTED)?)?)?;
            let quoted: Vec<&str> = quoted.split_whitespace().collect();
            Some(format!("“{} …” ({} words)", quoted.join(" "), run.len()))
        })
        .collect();
    let more = match runs.len().saturating_sub(MOST) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let message = format!(
        "Word for word as in the posting: {}{more}. Use its terms, and say in your own words what you did.",
        quotes.join(", ")
    );
    let places = runs.iter().filter_map(|run| place(context, &whole(run)?));
    vec![Draft::new(message, 0).at(places)]
}

/// From the first word to the last.
fn whole(run: &[Range<usize>]) -> Option<Range<usize>> {
    Some(run.first()?.start..run.last()?.end)
}

/// What each byte of the text belongs to.
struct Marks {
    /// To heads, headings and lists of skills.
    apart: Vec<bool>,
    /// To what the posting asks for by name.
    terms: Vec<bool>,
}

impl Marks {
    fn of(context: &Context, held: &Match) -> Self {
        let mark = |ranges: &mut dyn Iterator<Item = At>| {
            let mut marks = vec![false; held.visible.len()];
            for at in ranges {
                if let Some(part) = marks.get_mut(at.start..at.end) {
                    part.fill(true);
                }
            }
            marks
        };
        let model = context.model;
        let heads = model.entries.iter().chain(&model.items);
        let headings = model.sections.iter().map(|section| section.heading);
        let lists = context.skill_lists();
        let found = held.held.iter().flat_map(|held| &held.found);
        Self {
            apart: mark(&mut heads.map(|entry| entry.head).chain(headings).chain(lists)),
            terms: mark(&mut found.map(At::from)),
        }
    }

    /// Whether words tell something: enough of them stand outside of heads and lists, and they are no
    /// list themselves, as “Python, SQL, Docker …” is.
    fn tells(&self, text: &str, run: &[Range<usize>]) -> bool {
        let among = |marks: &[bool]| {
            let marked = run
                .iter()
                .filter(|word| marks.get(word.start) == Some(&true));
            marked.count()
        };
        let parted = run.windows(2).filter(|pair| {
            let [one, two] = pair else { return false };
            let gap = text.get(one.end..two.start).unwrap_or_default();
            gap.contains(&[',', ';', '|', '•', '·', '/', '\n', '\t'][..])
        });
        run.len() - among(&self.apart) >= RUN
            && among(&self.terms) * 2 <= run.len()
            && parted.count() * 3 <= run.len()
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    const SENTENCE: &str =
        "Plan and lead the migration of our oldest billing services to the new platform in Rust";

    fn posting() -> String {
        format!(
            "Senior Vice President of Global Human Resources Operations and Employee Experience Programs for Europe\n\nResponsibilities:\n- {SENTENCE}\n\nRequirements:\n- Python, SQL, Docker, Kubernetes, Terraform, Kafka, Spark, Airflow, Git, Linux, Java, Scala, Haskell\n"
        )
    }

    fn job(title: &str, bullet: &str) -> String {
        format!(
            "\\section{{Experience}}\\textbf{{{title}}}, Example GmbH \\hfill Jan 2020 -- Present\\begin{{itemize}}\\item {bullet}\\end{{itemize}}"
        )
    }

    #[test]
    fn a_sentence_of_the_posting_is_quoted_with_its_place() {
        let body = job("Engineer", SENTENCE);
        let found = testing::posting_findings(&RULE, &body, &posting());
        assert_eq!(found.len(), 1);
        assert!(
            found[0]
                .message
                .contains("“Plan and lead the migration of …” (16 words)"),
            "{}",
            found[0].message
        );
        assert!(found[0].cost.abs() < f64::EPSILON);
        let source = testing::document(&body);
        let span = &found[0].spans[0];
        assert_eq!(&source[span.start..span.end], SENTENCE);
        testing::pass(&RULE, &["no posting, no finding"]);
    }

    #[test]
    fn own_words_lists_and_titles_are_no_copies() {
        let list = "Python, SQL, Docker, Kubernetes, Terraform, Kafka, Spark, Airflow, Git, Linux, Java, Scala, Haskell";
        let title = "Senior Vice President of Global Human Resources Operations and Employee Experience Programs for Europe";
        for body in [
            // Eleven words in a row.
            job(
                "Engineer",
                "Plan and lead the migration of our oldest billing services to AWS",
            ),
            job(
                "Engineer",
                &SENTENCE
                    .replace("migration", "move")
                    .replace("platform", "home"),
            ),
            job("Engineer", &format!("Worked with {list}")),
            format!("\\section{{Skills}} {list}"),
            job(title, "Ran the operations of human resources"),
        ] {
            let found = testing::posting_findings(&RULE, &body, &posting());
            assert!(found.is_empty(), "{body}: {found:#?}");
        }
    }

    #[test]
    fn hidden_copies_are_left_to_the_rules_about_hidden_text() {
        let body = format!("Wrote Rust. \\textcolor{{white}}{{{SENTENCE}}}");
        assert!(testing::posting_findings(&RULE, &body, &posting()).is_empty());
    }
}
