use crate::case::Case as _;
use crate::resume::At;
use crate::rules::{Context, Draft, declare_rule};
use crate::text_search::Search as _;

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
const COST: u16 = 20;

const NAMES: [&str; 15] = [
    "your name",
    "your name here",
    "first last",
    "firstname lastname",
    "john doe",
    "jane doe",
    "max mustermann",
    "name surname",
    "full name",
    "vorname nachname",
    "prénom nom",
    "nombre apellido",
    "nombre apellidos",
    "tu nombre",
    "seu nome",
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
const LINKS: [&str; 12] = [
    "/...",
    "/your",
    "/in/your_id",
    "/username",
    "/tu-usuario",
    "/tuusuario",
    "/seu-usuario",
    "/seuusuario",
    "/???",
    "/xxx",
    "homepage.com",
    "your-website",
];

fn check(context: &Context) -> Vec<Draft> {
    let model = context.model;
    let lower = |at: &At| context.words(*at).lowered();
    let names = model
        .name
        .iter()
        .filter(|at| NAMES.contains(&lower(at).as_str()));
    // An invented person may live at an invented address.
    let sample = model.name.iter().any(|at| {
        ["sample", "example", "muster"]
            .iter()
            .any(|word| lower(at).has(word))
    });
    let mails = model.emails.iter().filter(|at| {
        let mail = lower(at);
        ADDRESSES.iter().any(|start| mail.starts_with(start))
            || !sample && DOMAINS.iter().any(|end| mail.ends_with(end))
    });
    let phones = model
        .phones
        .iter()
        .filter(|at| is_sample(context.words(**at), sample));
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
                let target = url.target.lowered();
                LINKS.iter().any(|part| target.has(part))
            })
            .map(|url| url.src),
    );
    crate::sort::plain(&mut places);
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

/// Domains that are kept free for examples, and what stands for a name in them.
const DOMAINS: [&str; 7] = [
    "@example.com",
    "@example.org",
    "@example.net",
    "@domain.com",
    "@yourdomain.com",
    "@company.com",
    "@email.com",
];

/// Numbers that no exchange gives out, so that films and templates may print them: 555-01xx and
/// 555-1212 in North America, 01632 960xxx and 07700 900xxx in Britain.
fn is_reserved(digits: &str) -> bool {
    let american = digits.strip_prefix('1').unwrap_or(digits);
    let american = american.len() == 10
        && american.get(3..6) == Some("555")
        && american
            .get(6..)
            .is_some_and(|line| line.starts_with("01") || line == "1212");
    let british = digits
        .strip_prefix("44")
        .or_else(|| digits.strip_prefix('0'))
        .is_some_and(|rest| rest.starts_with("1632960") || rest.starts_with("7700900"));
    american || british
}

/// 123-456-7890, 000-00-0000 and other runs that no exchange gives out.
fn is_sample(phone: &str, invented: bool) -> bool {
    let digits: Vec<u8> = phone.bytes().filter(u8::is_ascii_digit).collect();
    let climbs = digits
        .windows(6)
        .any(|six| six.windows(2).all(|two| two[1] == two[0] + 1));
    let same = digits
        .windows(6)
        .any(|six| six.iter().all(|d| *d == six[0]));
    let plain: String = digits.iter().map(|digit| char::from(*digit)).collect();
    climbs || same || !invented && is_reserved(&plain)
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
                "\\documentclass{article}\\begin{document}Jane Miller\\\\ (212) 555-0142\\end{document}",
                "\\documentclass{article}\\begin{document}Jane Miller\\\\ jane@example.org\\end{document}",
                "\\href{https://linkedin.com/in/...}{me}",
            ],
        );
    }
}
