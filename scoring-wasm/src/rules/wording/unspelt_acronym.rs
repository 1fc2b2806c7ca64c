use crate::case::is_capital;
use crate::latex::emit::Run;
use crate::report::SectionKind;
use crate::resume::At;
use crate::rules::{Context, Draft, declare_rule};
use crate::text_search::Search as _;
use crate::word_list::WordList;

declare_rule! {
    /// ## What it checks
    ///
    /// Three or more acronyms in bullets and paragraphs that are no well-known terms and
    /// whose words stand nowhere in the text. One or two may be names of products.
    ///
    /// ## Why it matters
    ///
    /// A keyword filter may search literally, so that an abbreviation does not find its
    /// long form; a reader from elsewhere may not know it.
    ///
    /// ## Example
    ///
    /// “Owned the QBR, the ZBB and the SIOP process”
    ///
    /// ## Fix
    ///
    /// “Owned the quarterly business review (QBR), …”
    ///
    /// ## Sources
    ///
    /// E2
    "REA007", "unspelt-acronym", Wording, Hint, "Acronyms stand alone"
}

/// Tenths of a point.
const COST: u16 = 1;
/// Acronyms that are named.
const MOST: usize = 6;
/// Below this they may well be names.
const FEW: usize = 3;

/// Known to everybody who reads resumes.
pub(in crate::rules) const KNOWN: WordList = WordList::new(
    "ACM|API|APIS|ASAP|ASIC|ATM|AWS|BBC|BIOS|BMW|BSC|BSD|CAD|CAM|CDN|CEO|CERN|CFA|CFO|CIO|\
     CJK|CLI|CMS|COO|COVID|CPA|CPU|CRM|CRUD|CSS|CSV|CTO|CUDA|DHL|DIN|DNA|DNS|DOM|ECR|ELK|EPA|\
     EPFL|ERP|ESA|ETH|ETL|FAQ|FDA|FPGA|FTP|GAAP|GCP|GDP|GDPR|GIS|GMAT|GNU|GPA|GPL|GPS|GPU|\
     GRE|GSM|GUI|HIPAA|HPC|HTML|HTTP|HTTPS|IBM|IDE|IEEE|IELTS|IFRS|IMAP|IOT|IRS|ISO|JPEG|\
     JSON|JVM|JWT|KPI|KPIS|LAN|LCD|LDAP|LED|LLM|LLMS|LTD|LTE|MBA|MIDI|MIT|MSC|MVC|MVP|NASA|\
     NAT|NATO|NFC|NGO|NHS|NLP|OCR|OOP|ORM|OSHA|PCB|PDF|PHD|PLC|PMP|PNG|POC|PWA|RAM|RDS|REST|\
     RFID|RFP|RGB|ROI|RPC|RTOS|SAP|SAT|SDK|SEC|SEO|SLA|SLAS|SMS|SMTP|SOAP|SPA|SQL|SSH|SSL|\
     SSO|STEM|SVG|SVN|TCP|TLS|TOEFL|TOML|UCLA|UDP|UEFI|UML|UNIX|UPS|URL|USA|USB|USD|USPS|VIP|\
     VOIP|VPC|VPN|WAN|WHO|WIFI|XML|YAML",
);

fn check(context: &Context) -> Vec<Draft> {
    if !context.english() {
        return Vec::new();
    }
    let mut found: Vec<(&str, At)> = Vec::new();
    for entry in &context.model.entries {
        if !matches!(
            context.kind(entry),
            SectionKind::Experience | SectionKind::Projects | SectionKind::Volunteering
        ) {
            continue;
        }
        for at in entry.bullets.iter().chain(&entry.details) {
            let tokens = context.tokens_in(*at);
            if !tokens.iter().any(|word| is_acronym(context.words(*word))) {
                continue;
            }
            let text = context.words(*at);
            let loud = text.chars().filter(|c| is_capital(*c)).count() * 2
                > text.chars().filter(|c| c.is_alphabetic()).count();
            if loud {
                continue;
            }
            for word in tokens {
                let here = context.words(*word);
                if !is_acronym(here)
                    || KNOWN.contains(here)
                    || is_joined(context, *word)
                    || is_name(context, *word)
                {
                    continue;
                }
                let hits = context.hits();
                let first = hits.partition_point(|hit| hit.range.end < word.end);
                let known = hits
                    .iter()
                    .skip(first)
                    .take_while(|hit| hit.range.start <= word.start)
                    .any(|hit| word.end <= hit.range.end);
                if !known {
                    found.push((here, *word));
                }
            }
        }
    }
    let mut all: Vec<(&str, At)> = crate::sort::groups(found)
        .into_iter()
        .filter(|(name, _)| !is_spelt_out(context, name))
        .filter_map(|(name, places)| Some((name, *places.first()?)))
        .collect();
    if all.len() < FEW {
        return Vec::new();
    }
    crate::sort::by_key(&mut all, |(_, at)| at.start);
    all.truncate(MOST);
    let names: Vec<String> = all.iter().map(|(name, _)| format!("“{name}”")).collect();
    Draft::about(
        all.iter()
            .filter_map(|(_, at)| context.place(*at))
            .collect(),
        format!(
            "Not every reader or search knows {}. Write the words once beside the letters.",
            names.join(", ")
        ),
        COST,
    )
}

fn is_acronym(word: &str) -> bool {
    (3..=5).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_uppercase())
}

/// Set in italics as titles are, or part of an employer’s name.
fn is_name(context: &Context, at: At) -> bool {
    let italic = |run: &Run| run.style.italic;
    context
        .document
        .text
        .runs_in(at.start, at.end)
        .iter()
        .any(italic)
        || context.model.entries.iter().any(|entry| {
            let name = |one: At| context.words(one).has(context.words(at));
            entry.organisation.is_some_and(name)
        })
}

/// Part of a longer name: “ISO-9001”, “AC/DC”.
fn is_joined(context: &Context, at: At) -> bool {
    let text = context.text();
    let sign = |c: Option<char>| matches!(c, Some('-' | '/' | '.' | '_' | '&' | '+' | '#'));
    sign(
        text.get(..at.start)
            .and_then(|text| text.chars().next_back()),
    ) || text.get(at.end..).is_some_and(|rest| {
        let mut next = rest.chars();
        sign(next.next()) && next.next().is_some_and(char::is_alphanumeric)
    })
}

/// Whether neighbouring words begin with these letters; little words may be skipped.
fn is_spelt_out(context: &Context, acronym: &str) -> bool {
    let letters = acronym.to_ascii_lowercase();
    let tokens = context.tokens();
    tokens.iter().enumerate().any(|(n, _)| {
        let mut wanted = letters.bytes().peekable();
        for word in tokens
            .get(n..)
            .unwrap_or_default()
            .iter()
            .take(letters.len() + 3)
        {
            let lower = context.lower_words(*word);
            if lower.len() == letters.len() && lower == letters {
                return false;
            }
            if lower.bytes().next() == wanted.peek().copied() {
                wanted.next();
            } else if !matches!(lower, "of" | "and" | "for" | "the" | "in" | "to") {
                return false;
            }
            if wanted.peek().is_none() {
                return true;
            }
        }
        false
    })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    #[test]
    fn cases() {
        let entry = |bullet: &str| {
            format!(
                "\\section{{Experience}}\\textbf{{Engineer}}, Example GmbH \\hfill Jan 2019 -- Dec 2020\\begin{{itemize}}\\item {bullet}\\end{{itemize}}"
            )
        };
        testing::pass(
            &RULE,
            &[
                &entry("Ran the quarterly business review (QBR)"),
                &entry("Wrote SQL and REST services on AWS"),
                &entry("Raised KPIs by 4 %"),
                &entry("Wrote the library QSTK"),
            ],
        );
        testing::fail(
            &RULE,
            &[&entry("Ran the QBR process, the ZBB and the monthly SIOP")],
        );
    }
}
