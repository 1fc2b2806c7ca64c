use super::{named, place};
use crate::latex::emit::Hidden;
use crate::posting;
use crate::report::MatchState;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Terms of the posting that stand in hidden text of the resume alone: white on white, tiny,
    /// in an invisible mode or off the page.
    ///
    /// ## Why it matters
    ///
    /// They count for nothing here. Employers know the trick, and hidden text shows as soon as
    /// it is recoloured or converted to plain text. A template may have left it there by
    /// accident.
    ///
    /// ## Example
    ///
    /// `\textcolor{white}{kubernetes terraform}`
    ///
    /// ## Fix
    ///
    /// Remove it. What is true of it, say where you used it, for people to read.
    ///
    /// ## Sources
    ///
    /// K1, K2, K4
    "KEY010", "hidden-terms", Match, Warning, "Terms of the posting are hidden in the resume"
}

/// Names that the message holds.
const MOST: usize = 6;

fn check(context: &Context) -> Vec<Draft> {
    let Some(held) = context.posting else {
        return Vec::new();
    };
    let Some(hidden) = hidden(context) else {
        return Vec::new();
    };
    let mut terms = Vec::new();
    let mut places = Vec::new();
    let unseen = posting::hold(&held.posting, &hidden);
    let all = held.posting.requirements.iter().zip(&held.held);
    for ((asked, seen), unseen) in all.zip(&unseen) {
        let named = matches!(unseen.state, MatchState::Exact | MatchState::Alias);
        if named && seen.state == MatchState::Missing {
            terms.push(asked.term.as_str());
            places.extend(unseen.found.iter().filter_map(|at| place(context, at)));
        }
    }
    if terms.is_empty() {
        return Vec::new();
    }
    let message = format!(
        "{} stand only in text that nobody can see. They count for nothing, and come to light when the text is copied or converted. Remove them; what is true, say openly where you used it.",
        named(terms, MOST)
    );
    vec![Draft::new(message, 0).at(places)]
}

/// The machine text with everything blanked but what cannot be seen; none where there is none. White
/// text on a painted ground may be plain to see.
fn hidden(context: &Context) -> Option<String> {
    let text = &context.document.text;
    let backed = context.document.facts.backed;
    let unseen =
        |hidden: Option<Hidden>| hidden.is_some_and(|hidden| hidden != Hidden::White || !backed);
    if !text.runs.iter().any(|run| unseen(run.style.hidden)) {
        return None;
    }
    let mut out = String::with_capacity(text.text.len());
    let mut hidden = 0;
    for (n, run) in text.runs.iter().enumerate() {
        let next = text.runs.get(n + 1);
        let end = next.map_or(text.text.len(), |next| next.out as usize);
        let start = run.out as usize;
        // Nothing stands before the first run.
        out.extend(std::iter::repeat_n(' ', start.saturating_sub(out.len())));
        let part = text.text.get(start..end).unwrap_or_default();
        if unseen(run.style.hidden) {
            out.push_str(part);
            hidden += part.len();
        } else {
            let blank = |byte| if byte == b'\n' { '\n' } else { ' ' };
            out.extend(part.bytes().map(blank));
        }
    }
    // Nearly all of it: the text that was recognised behind the picture of a scan.
    (hidden * 10 <= text.text.len() * 9).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::page::testing::reading;
    use crate::report::ScoreRequest;
    use crate::rules::testing;

    const POSTING: &str = "Requirements:\n- Kubernetes\n- Terraform\n- Rust\n";

    #[test]
    fn terms_that_nobody_can_see_are_named_and_count_for_nothing() {
        for hide in [
            "\\textcolor{white}{Kubernetes, Terraform}",
            "{\\fontsize{1pt}{1pt}\\selectfont Kubernetes, Terraform}",
        ] {
            let body = format!("Wrote Rust. {hide}");
            let found = testing::posting_findings(&RULE, &body, POSTING);
            assert_eq!(found.len(), 1, "{hide}");
            let message = &found[0].message;
            assert!(message.contains("“Kubernetes”") && message.contains("“Terraform”"));
            assert!(!message.contains("Rust"), "{message}");
            let source = testing::document(&body);
            for span in &found[0].spans {
                let words = &source[span.start..span.end];
                assert!(matches!(words, "Kubernetes" | "Terraform"), "{words}");
            }
        }
        testing::pass(&RULE, &["no posting, no finding"]);
    }

    #[test]
    fn what_is_seen_too_or_not_asked_for_is_left_to_the_rule_about_hidden_text() {
        for body in [
            "Kubernetes and Terraform. \\textcolor{white}{Kubernetes, Terraform}",
            "Wrote Rust. \\textcolor{white}{Haskell}",
            "Wrote Rust. \\textcolor{gray}{Kubernetes}",
            "Wrote Rust. \\colorbox{black}{\\textcolor{white}{Kubernetes}}",
        ] {
            let found = testing::posting_findings(&RULE, body, POSTING);
            assert!(found.is_empty(), "{body}: {found:#?}");
        }
    }

    #[test]
    fn hidden_terms_of_a_pdf_have_their_places_on_the_page() {
        let mut page = reading("Jane Sample\nWrote Rust\nKubernetes, Terraform");
        page.pages[0].lines[2].runs[0].hidden = Some(page_text::Hidden::Outside);
        let request = ScoreRequest {
            page: Some(page),
            posting: Some(POSTING.to_owned()),
            as_of: "2026-05-01".to_owned(),
            ..ScoreRequest::default()
        };
        let report = crate::score(&request).expect("a page and a day are enough");
        let mut all = report.findings.iter();
        let found = all.find(|one| one.code == RULE.code).expect("it speaks");
        assert_eq!(found.boxes.len(), 2);
        // A scan hides nothing: all of its text lies behind the picture.
        let mut scan = request;
        for page in scan.page.iter_mut().flat_map(|page| &mut page.pages) {
            let lines = page.lines.iter_mut().flat_map(|line| &mut line.runs);
            lines.for_each(|run| run.hidden = Some(page_text::Hidden::Invisible));
        }
        let report = crate::score(&scan).expect("a page and a day are enough");
        assert!(report.findings.iter().all(|one| one.code != RULE.code));
    }
}
