//! Pass, fail and fix cases for rules.

use std::collections::BTreeMap;

use super::Rule;
use crate::profile::Market;
use crate::report::{Finding, Report, ScoreRequest};

/// A small resume of nobody, in which no rule finds anything grave.
pub const GOOD: &str = include_str!("testing/good.tex");

/// A request for one file.
pub fn request(source: &str) -> ScoreRequest {
    ScoreRequest {
        files: BTreeMap::from([("main.tex".to_owned(), source.to_owned())]),
        main: Some("main.tex".to_owned()),
        as_of: "2026-05-01".to_owned(),
        ..ScoreRequest::default()
    }
}

/// The report of one file.
pub fn report(source: &str) -> Report {
    crate::score(&request(source)).expect("a request with a file, a main file and a date is valid")
}

/// Puts a body into a document with a name, an address and the usual preamble.
pub fn document(body: &str) -> String {
    if body.contains("\\documentclass") {
        return body.to_owned();
    }
    format!(
        "\\documentclass{{article}}\n\\usepackage[T1]{{fontenc}}\n\\input{{glyphtounicode}}\n\\pdfgentounicode=1\n\\begin{{document}}\n\\begin{{center}}\\textbf{{\\Huge Jane Sample}}\\\\ jane.sample@example.com $|$ +49 30 5550100\\end{{center}}\n{body}\n\\end{{document}}\n"
    )
}

/// Findings of one rule.
pub fn findings(rule: &Rule, body: &str) -> Vec<Finding> {
    report(&document(body))
        .findings
        .into_iter()
        .filter(|finding| finding.code == rule.code)
        .collect()
}

/// Checks that a rule is silent on these.
pub fn pass(rule: &Rule, bodies: &[&str]) {
    for body in bodies {
        let found = findings(rule, body);
        assert!(
            found.is_empty(),
            "{} speaks on {body:?}: {found:#?}",
            rule.code
        );
    }
}

/// Checks that a rule speaks on these, with spans inside the file.
pub fn fail(rule: &Rule, bodies: &[&str]) {
    for body in bodies {
        let source = document(body);
        let found = findings(rule, body);
        assert!(!found.is_empty(), "{} is silent on {body:?}", rule.code);
        for finding in &found {
            assert!(finding.gain >= 0.0);
            for span in &finding.spans {
                assert!(source.get(span.start..span.end).is_some(), "{span:?}");
            }
        }
    }
}

/// Applies the first fix of a rule's first finding.
pub fn apply(source: &str, finding: &Finding) -> String {
    let fix = finding.fix.as_ref().expect("the case promises a fix");
    let mut out = source.to_owned();
    for edit in fix.edits.iter().rev() {
        out.replace_range(edit.span.start..edit.span.end, &edit.text);
    }
    out
}

/// Checks what a fix makes of a source, that the finding is gone and the score not lower.
pub fn fix(rule: &Rule, cases: &[(&str, &str)]) {
    for (before, after) in cases {
        let source = document(before);
        let old = report(&source);
        let finding = old
            .findings
            .iter()
            .find(|finding| finding.code == rule.code)
            .unwrap_or_else(|| panic!("{} is silent on {before:?}", rule.code));
        let mended = apply(&source, finding);
        assert_eq!(mended, document(after), "{}", rule.code);
        let new = report(&mended);
        assert!(
            new.score.overall >= old.score.overall,
            "{}: {} after {}",
            rule.code,
            new.score.overall,
            old.score.overall
        );
        let again = new.findings.iter().filter(|f| f.code == rule.code).count();
        let first = old.findings.iter().filter(|f| f.code == rule.code).count();
        assert!(again < first, "{} speaks again after its fix", rule.code);
    }
}

/// Findings of one rule by the customs of a market.
pub fn market_findings(rule: &Rule, body: &str, market: Market) -> Vec<Finding> {
    let mut request = request(&document(body));
    request.market = Some(market);
    of_rule(rule, &request)
}

/// Findings of one rule by a built-in profile.
pub fn profile_findings(rule: &Rule, body: &str, profile: &str) -> Vec<Finding> {
    let mut request = request(&document(body));
    request.profile = Some(profile.to_owned());
    of_rule(rule, &request)
}

/// Findings of one rule with a posting.
pub fn posting_findings(rule: &Rule, body: &str, posting: &str) -> Vec<Finding> {
    let mut request = request(&document(body));
    request.posting = Some(posting.to_owned());
    of_rule(rule, &request)
}

fn of_rule(rule: &Rule, request: &ScoreRequest) -> Vec<Finding> {
    crate::score(request)
        .expect("a request with a file, a main file and a date is valid")
        .findings
        .into_iter()
        .filter(|finding| finding.code == rule.code)
        .collect()
}
