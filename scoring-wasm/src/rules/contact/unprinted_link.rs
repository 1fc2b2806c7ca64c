use crate::report::Edit;
use crate::resume::At;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Links in the head of the resume whose printed text shows neither the address nor the
    /// name of the account, such as “LinkedIn”.
    ///
    /// ## Why it matters
    ///
    /// A machine that takes the text alone sees the word and not the address; on paper
    /// nobody does.
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
    "CON013", "unprinted-link", Contact, Hint, "A profile is only behind a word"
}

/// Tenths of a point for each: the address is all there is to it.
const COST: u16 = 4;
/// Links that count.
const MANY: u16 = 5;
/// Words of a label, such as “My GitHub page”, at most.
const LABEL: usize = 3;

fn check(context: &Context) -> Vec<Draft> {
    let text = &context.document.text;
    let model = context.model;
    let end = model
        .lines
        .get(model.head_end)
        .map_or(text.text.len(), |line| line.start);
    let head = text.text.get(..end).unwrap_or_default().to_lowercase();
    let mut places = Vec::new();
    let mut edits: Option<Vec<Edit>> = Some(Vec::new());
    for (link, at) in text.links.iter().zip(context.link_texts()) {
        let Some(address) = link
            .target
            .strip_prefix("https://")
            .or_else(|| link.target.strip_prefix("http://"))
        else {
            continue;
        };
        let address = address
            .strip_prefix("www.")
            .unwrap_or(address)
            .trim_end_matches('/');
        let Some(at) = at.filter(|at| at.start < end) else {
            continue;
        };
        let printed = context.words(at).trim();
        let account = address
            .rsplit('/')
            .next()
            .unwrap_or_default()
            .to_lowercase();
        // Printed here or elsewhere in the head: the address, or the account's name.
        if printed.is_empty()
            || !printed.chars().any(char::is_alphabetic)
            || head.contains(&address.to_lowercase())
            || !account.is_empty() && head.contains(&account)
            || printed.contains(['.', '/'])
            // A sentence or a street is no label of an account.
            || printed.split_whitespace().count() > LABEL
            || printed.contains(',')
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
    let count = u16::try_from(places.len()).map_or(MANY, |count| count.min(MANY));
    Draft::mended(
        places,
        "The text shows the word and not where it leads. Printed, the address is there for every reader.",
        COST * count,
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
            ],
        );
        testing::fail(
            &RULE,
            &[&head(
                "\\href{https://linkedin.com/in/jane-sample}{LinkedIn}",
            )],
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
