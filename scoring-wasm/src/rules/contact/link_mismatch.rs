use crate::case::Case as _;
use crate::latex::emit::span;
use crate::report::Edit;
use crate::rules::{Context, Draft, declare_rule};
use crate::text_search::Search as _;

declare_rule! {
    /// ## What it checks
    ///
    /// Links whose printed text is an address of its own: an e-mail address, or a page of
    /// the same site, that is not the target’s.
    ///
    /// ## Why it matters
    ///
    /// The reader types what is printed and the machine follows the target; one of them
    /// ends in the wrong place. It mostly comes from a template of which one half was
    /// changed.
    ///
    /// ## Example
    ///
    /// `\href{mailto:old@example.com}{jane@example.com}`
    ///
    /// ## Fix
    ///
    /// `\href{mailto:jane@example.com}{jane@example.com}`
    ///
    /// ## Sources
    ///
    /// D3, E1; a contradiction in the source itself
    "CON011", "link-mismatch", Contact, Warning, "A link leads elsewhere than it says"
}

/// Tenths of a point.
const COST: u16 = 20;

/// An address without scheme, `www.` and what follows a page.
fn bare(address: &str) -> String {
    let lower = address.trim().lowered();
    let lower = lower
        .cut("://")
        .map_or(lower.as_str(), |(_, behind)| behind);
    let lower = lower.strip_prefix("www.").unwrap_or(lower);
    lower
        .split(['?', '#'])
        .next()
        .unwrap_or_default()
        .trim_end_matches('/')
        .replace('\\', "")
}

/// What should be the target, if printed text and target contradict each other.
fn meant(printed: &str, target: &str) -> Option<String> {
    let printed = printed.trim();
    if printed.contains(char::is_whitespace) {
        return None;
    }
    if let Some(address) = target.strip_prefix("mailto:") {
        let address = address
            .split('?')
            .next()
            .unwrap_or_default()
            .replace('\\', "");
        let whole = crate::resume::contacts::emails(printed) == [(0, printed.len())];
        return (whole && !address.eq_ignore_ascii_case(printed))
            .then(|| format!("mailto:{printed}"));
    }
    if crate::resume::contacts::urls(printed) != [(0, printed.len())] {
        return None;
    }
    let (says, goes) = (bare(printed), bare(target));
    let (site, page) = says.split_once('/')?;
    let (other_site, other_page) = goes.split_once('/')?;
    // A shorter printed form of the same page is the custom.
    (site == other_site
        && !other_page.starts_with(page)
        && !other_page.ends_with(page)
        && !page.starts_with(other_page))
    .then(|| {
        format!(
            "https://{}",
            printed.cut("://").map_or(printed, |(_, behind)| behind)
        )
    })
}

fn check(context: &Context) -> Vec<Draft> {
    let text = &context.document.text;
    let mut places = Vec::new();
    let mut edits = Some(Vec::new());
    for (link, at) in text.links.iter().zip(context.link_texts()) {
        let Some(at) = *at else { continue };
        let Some(right) = meant(context.words(at), &link.target) else {
            continue;
        };
        places.push(link.src);
        // “jane-sample-5b468725a” is what a site makes of a name: the target is the right one.
        let digits = |text: &str| text.bytes().any(|b| b.is_ascii_digit());
        let made = !right.starts_with("mailto:") && digits(&link.target) && !digits(&right);
        let safe = !made
            && context.source(link.src) == link.target
            && right
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"@.:/-+".contains(&b));
        match &mut edits {
            Some(edits) if safe => edits.push(Edit {
                span: span(context.paths, link.src),
                text: right,
            }),
            _ => edits = None,
        }
    }
    Draft::mended(
        places,
        "The printed address and the target differ, so one of them is wrong. Check which is yours.",
        COST,
        "Let the link lead to what is printed",
        edits,
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
                "\\href{mailto:jane.sample@example.com}{jane.sample@example.com}",
                "\\href{https://github.com/jane-sample/tool}{github.com/jane-sample}",
                "\\href{https://www.linkedin.com/in/jane-sample/}{linkedin.com/in/jane-sample}",
                "\\href{https://jane.example.org}{My page}",
            ],
        );
        testing::fail(
            &RULE,
            &[
                "\\href{mailto:old@example.com}{jane.sample@example.com}",
                "\\href{https://github.com/template-author}{github.com/jane-sample}",
            ],
        );
        testing::fix(
            &RULE,
            &[(
                "\\href{mailto:old@example.com}{jane.sample@example.com}",
                "\\href{mailto:jane.sample@example.com}{jane.sample@example.com}",
            )],
        );
    }

    #[test]
    fn an_account_that_a_site_has_named_is_left_alone() {
        let source = testing::document(
            "\\href{https://linkedin.com/in/jane-sample-5b468725a}{linkedin.com/in/janeSample}",
        );
        assert!(testing::findings(&RULE, &source)[0].fix.is_none());
    }
}
