use crate::resume::At;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Names, numbers, addresses and links that templates carry as examples.
    ///
    /// ## Why it matters
    ///
    /// Parsers treat placeholder data as not real and skip it, and nobody can reach
    /// you by it.
    ///
    /// ## Example
    ///
    /// “123-456-7890”, “linkedin.com/in/...”, “Your Name”
    ///
    /// ## Fix
    ///
    /// Put your own details in, or remove the line.
    ///
    /// ## Sources
    ///
    /// D3
    "CON007", "placeholder-contact", Contact, Warning, "Contact details look like the template's"
}

/// Tenths of a point.
const COST: u16 = 40;

const NAMES: [&str; 9] = [
    "your name",
    "your name here",
    "first last",
    "firstname lastname",
    "john doe",
    "jane doe",
    "max mustermann",
    "name surname",
    "full name",
];
const ADDRESSES: [&str; 9] = [
    "your_name@",
    "yourname@",
    "your.name@",
    "your_email@",
    "youremail@",
    "name@",
    "email@",
    "xxx@",
    "x@x.",
];
const LINKS: [&str; 7] = [
    "/...",
    "/your",
    "/in/your_id",
    "/username",
    "/xxx",
    "homepage.com",
    "your-website",
];

fn check(context: &Context) -> Vec<Draft> {
    let model = context.model;
    let lower = |at: &At| context.words(*at).to_lowercase();
    let names = model
        .name
        .iter()
        .filter(|at| NAMES.contains(&lower(at).as_str()));
    let mails = model.emails.iter().filter(|at| {
        let mail = lower(at);
        ADDRESSES.iter().any(|start| mail.starts_with(start))
    });
    let phones = model
        .phones
        .iter()
        .filter(|at| is_sample(context.words(**at)));
    let mut places: Vec<_> = names
        .chain(mails)
        .chain(phones)
        .filter_map(|at| context.place(*at))
        .collect();
    places.extend(
        model
            .urls
            .iter()
            .filter(|url| {
                let target = url.target.to_lowercase();
                LINKS.iter().any(|part| target.contains(part))
            })
            .map(|url| url.src),
    );
    places.sort_unstable();
    if places.is_empty() {
        return Vec::new();
    }
    vec![
        Draft::new(
            "This looks like sample data from the template, which parsers skip. Put your own in, or remove it.",
            COST,
        )
        .at(places),
    ]
}

/// 123-456-7890, 000-00-0000 and other runs that no exchange gives out.
fn is_sample(phone: &str) -> bool {
    let digits: Vec<u8> = phone.bytes().filter(u8::is_ascii_digit).collect();
    let climbs = digits
        .windows(6)
        .any(|six| six.windows(2).all(|two| two[1] == two[0] + 1));
    let same = digits
        .windows(6)
        .any(|six| six.iter().all(|d| *d == six[0]));
    climbs || same
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    #[test]
    fn cases() {
        testing::pass(&RULE, &["x"]);
        testing::fail(
            &RULE,
            &[
                "\\documentclass{article}\\begin{document}Your Name\\\\ jane@example.com\\end{document}",
                "\\documentclass{article}\\begin{document}Jane Sample\\\\ 123-456-7890\\end{document}",
                "\\href{https://linkedin.com/in/...}{me}",
            ],
        );
    }
}
