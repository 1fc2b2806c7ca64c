use crate::case::Case as _;
use crate::latex::token::Src;
use crate::report::Edit;
use crate::resume::{At, vocabulary};
use crate::rules::{Context, Draft, declare_rule};
use crate::text_search::Search as _;

declare_rule! {
    /// ## What it checks
    ///
    /// Links in the head of the resume whose printed text shows neither the address nor the
    /// name of the account: a word such as “LinkedIn”, or an icon. It weighs as much as their
    /// share of the contact details.
    ///
    /// ## Why it matters
    ///
    /// A machine that takes the text alone sees the word and not the address; on paper
    /// nobody does. Some parsers read the targets of links too, so half of what is hidden counts.
    ///
    /// ## Example
    ///
    /// `\href{https://linkedin.com/in/jane-sample}{LinkedIn}`
    ///
    /// ## Fix
    ///
    /// `\href{https://linkedin.com/in/jane-sample}{linkedin.com/in/jane-sample}`
    ///
    /// ## Sources
    ///
    /// E1, F1
    "CON013", "unprinted-link", Contact, Info, "A profile is only behind a word"
}

/// Tenths of a point if all contact details were hidden so: half the category, for some parsers
/// read the targets of links.
const COST: usize = 100;
/// Words of a label, such as “My GitHub page”, at most.
const LABEL: usize = 3;

/// Where a link to a page leads, without scheme; also where its beginning has a slip in it.
fn address(target: &str) -> Option<&str> {
    let rest = target
        .strip_prefix("https")
        .or_else(|| target.strip_prefix("http"))
        .filter(|rest| rest.starts_with([':', '/']));
    let address = match rest {
        Some(rest) => rest.trim_start_matches([':', '/']),
        None if !target.contains(&[':', '@', '\\', ' '][..]) && target.has_sign('.') => target,
        None => return None,
    };
    Some(
        address
            .strip_prefix("www.")
            .unwrap_or(address)
            .trim_end_matches('/'),
    )
}

fn check(context: &Context) -> Vec<Draft> {
    let text = &context.document.text;
    let model = context.model;
    let end = model
        .lines
        .get(model.head_end)
        .map_or(text.text.len(), |line| line.start);
    let mut head = text.text.get(..end).unwrap_or_default().to_owned();
    // An account that is named as the person or the address is not printed by these.
    for at in model.emails.iter().chain(&model.name) {
        if head.is_char_boundary(at.start) && head.is_char_boundary(at.end) {
            head.replace_range(at.start..at.end, &" ".repeat(at.end - at.start));
        }
    }
    let head = head.lowered();
    let mut places = Vec::new();
    let mut edits: Option<Vec<Edit>> = Some(Vec::new());
    let first = model
        .sections
        .first()
        .and_then(|section| context.place(section.heading));
    for (link, at) in text.links.iter().zip(context.link_texts()) {
        let Some(address) = address(&link.target) else {
            continue;
        };
        let above =
            |src: Src| first.is_some_and(|first| first.file == src.file && src.start < first.start);
        // An icon prints nothing.
        let at = match at {
            Some(at) => *at,
            None if above(link.src) => At { start: 0, end: 0 },
            None => continue,
        };
        if at.start >= end {
            continue;
        }
        let printed = context.words(at).trim();
        let account = address.rsplit('/').next().unwrap_or_default().lowered();
        // Printed here or elsewhere in the head: the address, or the account's name.
        if head.has(&address.lowered()) || !account.is_empty() && head.has(&account) {
            continue;
        }
        if !printed.chars().any(char::is_alphabetic) {
            // An icon: what to print in its place is for a person to say.
            if !places.contains(&link.src) {
                places.push(link.src);
            }
            edits = None;
            continue;
        }
        // A repository is a project's page, not the person's.
        let hosts = ["github.com/", "gitlab.com/"];
        let pages = hosts.iter().filter_map(|host| address.strip_prefix(*host));
        let repository = pages.filter(|page| page.has_sign('/')).count() > 0;
        if repository
            || printed.contains(['.', '/'])
            // A sentence, a street or an employer is no label of an account.
            || vocabulary::has_organisation_word(printed)
            || printed.split_whitespace().count() > LABEL
            || printed.has_sign(',')
        {
            continue;
        }
        let at = At {
            start: at.start,
            end: at.start + context.words(at).trim_end().len(),
        };
        places.extend(context.place(at));
        let safe = address
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"./-".contains(&b))
            && address.len() <= 48;
        match (context.replace(at, address).filter(|_| safe), &mut edits) {
            (Some(edit), Some(edits)) => edits.push(edit),
            _ => edits = None,
        }
    }
    let shown = usize::from(model.name.is_some())
        + model.emails.len()
        + model.phones.len()
        + model.urls.len().saturating_sub(places.len());
    let cost = COST * places.len() / (places.len() + shown).max(1);
    Draft::mended(
        places,
        "The text shows a word or an icon and not where it leads. Printed, the address is there for every reader.",
        u16::try_from(cost).unwrap_or(0),
        "Print the address",
        edits,
    )
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    #[test]
    fn cases() {
        let head = |link: &str| {
            format!(
                "\\documentclass{{article}}\n\\input{{glyphtounicode}}\n\\pdfgentounicode=1\n\\begin{{document}}\nJane Sample\\\\ jane.sample@mail.example {link}\n\\section{{Experience}} x\n\\end{{document}}"
            )
        };
        testing::pass(
            &RULE,
            &[
                &head("\\href{https://github.com/jane-sample}{github.com/jane-sample}"),
                &head("\\href{https://github.com/jane-sample}{jane-sample}"),
                &head(
                    "\\href{https://maps.example.com/place/12+Elm+Road}{12 Elm Road, Springfield}",
                ),
                &head("\\section{Projects} \\href{https://github.com/jane-sample/tool}{Tool}"),
                &head("\\href{https://elm.example}{University of Elm}"),
                &head("\\href{https://github.com/jane-sample/tool}{Source}"),
            ],
        );
        testing::fail(
            &RULE,
            &[
                &head("\\href{https://linkedin.com/in/jane-sample}{LinkedIn}"),
                &head("\\href{https://linkedin.com/in/jane-sample}{\\faLinkedin}"),
                &head("\\href{https://linkedin.com/in/sample}{LinkedIn}"),
            ],
        );
        testing::fix(
            &RULE,
            &[(
                &head("\\href{https://linkedin.com/in/jane-sample}{LinkedIn}"),
                &head("\\href{https://linkedin.com/in/jane-sample}{linkedin.com/in/jane-sample}"),
            )],
        );
    }
}
