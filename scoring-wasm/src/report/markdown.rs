//! A report as Markdown: for job summaries, mails and files.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::{Category, Finding, MatchState, Report, Severity};

/// The report as a Markdown document. `files` are the texts that spans point into, by path;
/// places in files that are not there are named without a line.
pub fn markdown(report: &Report, files: &BTreeMap<String, String>) -> String {
    let mut out = String::new();
    let name = report
        .resume
        .name
        .as_ref()
        .map_or_else(|| report.main.clone(), |name| name.text.clone());
    let score = &report.score;
    let _ = write!(
        out,
        "# Resume report: {}\n\n**{:.1} of 100** – readable by machines {:.1}",
        escape(&name),
        score.overall,
        score.readable
    );
    if let (Some(fits), Some(share)) = (score.fits, score.share) {
        let _ = write!(out, ", fits this job {fits:.1} (counts {share} %)");
    }
    out.push_str("\n\n| part | points | of |\n|---|---:|---:|\n");
    for part in &report.categories {
        let _ = writeln!(
            out,
            "| {} | {:.1} | {:.0} |",
            category(part.category),
            part.points,
            part.max
        );
    }
    findings(&mut out, report, files);
    requirements(&mut out, report);
    let engine = &report.engine;
    let _ = write!(
        out,
        "\nLegible {}, profile {} {}, market {}, as of {}.\n",
        engine.version,
        escape(&engine.profile),
        engine.profile_version,
        engine.market.id(),
        report.as_of
    );
    if report.stats.truncated {
        out.push_str("\nThe document was too long or too deeply nested to be read to its end.\n");
    }
    out
}

fn findings(out: &mut String, report: &Report, files: &BTreeMap<String, String>) {
    if report.findings.is_empty() {
        out.push_str("\nNothing found that costs points.\n");
        return;
    }
    for (severity, heading) in [
        (Severity::Error, "Errors"),
        (Severity::Warning, "Warnings"),
        (Severity::Info, "Worth knowing"),
        (Severity::Hint, "Hints"),
    ] {
        let mut first = true;
        for finding in report
            .findings
            .iter()
            .filter(|finding| finding.severity == severity)
        {
            if first {
                let _ = write!(out, "\n## {heading}\n\n");
                first = false;
            }
            entry(out, finding, files);
        }
    }
}

fn entry(out: &mut String, finding: &Finding, files: &BTreeMap<String, String>) {
    let _ = write!(out, "- **{}** ({}", escape(&finding.title), finding.code);
    if finding.gain > 0.0 {
        let _ = write!(out, ", +{:.1}", finding.gain);
    }
    let _ = write!(out, "): {}", escape(&finding.message));
    let mut places: Vec<String> = Vec::new();
    for span in &finding.spans {
        let line = files
            .get(&*span.file)
            .and_then(|text| text.get(..span.start))
            .map(|before| before.matches('\n').count() + 1);
        let place = match line {
            Some(line) => format!("{}:{line}", escape(&span.file)),
            None => escape(&span.file),
        };
        if !places.contains(&place) {
            places.push(place);
        }
    }
    let more = places.len().saturating_sub(PLACES_MAX);
    places.truncate(PLACES_MAX);
    if !places.is_empty() {
        let _ = write!(out, " At {}", places.join(", "));
        if more > 0 {
            let _ = write!(out, " and {more} more");
        }
        out.push('.');
    }
    if let Some(fix) = &finding.fix {
        let _ = write!(out, " *Fix: {}.*", escape(&fix.title));
    }
    out.push('\n');
}

/// So many places help; more are a wall of numbers.
const PLACES_MAX: usize = 8;

fn requirements(out: &mut String, report: &Report) {
    let Some(job) = report
        .job_match
        .as_ref()
        .filter(|job| !job.requirements.is_empty())
    else {
        return;
    };
    let _ = write!(
        out,
        "\n## What {} asks for\n\n| term | asked | shown |\n|---|---|---|\n",
        job.title
            .as_deref()
            .map_or_else(|| "the posting".to_owned(), escape)
    );
    for asked in &job.requirements {
        let importance = match asked.importance {
            super::Importance::Must => "required",
            super::Importance::Preferred => "preferred",
            super::Importance::Nice => "nice to have",
        };
        let state = match asked.state {
            MatchState::Exact => "yes",
            MatchState::Alias => "under another name",
            MatchState::Relation => "by something related",
            MatchState::Partial => "in part",
            MatchState::Missing => "no",
        };
        let _ = writeln!(out, "| {} | {importance} | {state} |", escape(&asked.term));
    }
}

const fn category(category: Category) -> &'static str {
    match category {
        Category::Format => "format",
        Category::Contact => "contact",
        Category::Sections => "sections",
        Category::Content => "content",
        Category::Dates => "dates",
        Category::Wording => "wording",
        Category::Match => "match",
    }
}

/// Text of strangers as one line of plain text: no markup, no HTML, no table cells.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' | '&' => {
                out.push('\\');
                out.push(c);
            }
            c if c.is_whitespace() => out.push(' '),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing;

    #[test]
    fn text_of_strangers_stays_text() {
        assert_eq!(escape("<b>|\n*x*\u{1b}[0m"), "\\<b\\>\\| \\*x\\*\\[0m");
    }

    #[test]
    fn a_report_names_points_places_and_requirements() {
        let source = testing::document("\\section{Experience}\nUsed Javascript and and Rust.");
        let mut request = testing::request(&source);
        request.posting = Some("Requirements\n- Rust\n- COBOL".to_owned());
        let report = crate::score(&request).expect("valid");
        let text = markdown(&report, &request.files);
        let line = source
            .lines()
            .position(|line| line.contains("Javascript"))
            .expect("there")
            + 1;
        for part in [
            "# Resume report: Jane Sample\n",
            &format!("**{:.1} of 100**", report.score.overall),
            "| contact | 20.0 | 20 |\n",
            &format!("At main.tex:{line}. *Fix: "),
            "| COBOL | required | no |\n",
            "| Rust | required | yes |\n",
            "profile standard 7, market international, as of 2026-05-01.\n",
        ] {
            assert!(text.contains(part), "{part:?} is not in\n{text}");
        }
        for finding in &report.findings {
            assert!(text.contains(&format!("({}", finding.code)));
        }
        let bare = markdown(&report, &BTreeMap::new());
        assert!(bare.contains("At main.tex. *Fix: "), "{bare}");
    }
}
