//! Laws of reader and score, on random and on mutated documents.

use std::collections::BTreeMap;

use proptest::prelude::*;
use scoring::profile::{Points, Profile, RuleWeight};
use scoring::report::{Finding, Report};
use scoring::{Basis, ScoreRequest, score, what_if};

const SAMPLES: [&str; 4] = [
    include_str!("samples/article.tex"),
    include_str!("samples/subheading.tex"),
    include_str!("samples/moderncv.tex"),
    include_str!("samples/awesome.tex"),
];

fn request(source: &str) -> ScoreRequest {
    ScoreRequest {
        files: BTreeMap::from([("main.tex".to_owned(), source.to_owned())]),
        main: Some("main.tex".to_owned()),
        as_of: "2026-05-01".to_owned(),
        ..ScoreRequest::default()
    }
}

fn report(source: &str) -> Report {
    score(&request(source)).expect("one file and a date make a valid request")
}

/// Spans lie in the file, on character boundaries, and fixes don't overlap.
fn check(source: &str, report: &Report) {
    for finding in &report.findings {
        for span in &finding.spans {
            assert!(
                source.get(span.start..span.end).is_some(),
                "{span:?} of {}",
                finding.id
            );
        }
        if let Some(fix) = &finding.fix {
            let mut end = 0;
            for edit in &fix.edits {
                assert!(edit.span.start >= end, "edits overlap in {}", finding.id);
                assert!(source.get(edit.span.start..edit.span.end).is_some());
                end = edit.span.end;
            }
        }
    }
    let resume = &report.resume;
    let found = resume
        .name
        .iter()
        .chain(&resume.headline)
        .chain(&resume.location)
        .chain(&resume.emails)
        .chain(&resume.phones)
        .chain(&resume.urls)
        .chain(&resume.skills);
    for found in found {
        assert!(
            source.get(found.span.start..found.span.end).is_some(),
            "{found:?}"
        );
    }
    assert!((0.0..=100.0).contains(&report.score.overall));
}

fn apply(source: &str, finding: &Finding) -> Option<String> {
    let mut out = source.to_owned();
    for edit in finding.fix.as_ref()?.edits.iter().rev() {
        out.replace_range(edit.span.start..edit.span.end, &edit.text);
    }
    Some(out)
}

/// Pieces that shake a LaTeX reader.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[ -~äéß€\n]{0,12}",
        2 => prop::sample::select(vec![
            "\\newcommand{\\x}[2][a]{#1\\x{#2#2}}", "\\x", "\\def\\y#1.#2\\z{#2\\y#1.#1\\z}", "\\y a.b\\z",
            "\\begin{itemize}\\item", "\\end{itemize}", "{", "}", "[", "]", "$", "&", "\\\\", "%", "#1",
            "\\section{", "\\iffalse", "\\iftrue", "\\else", "\\fi", "\\begin{tabular}{lr}", "\\end{tabular}",
            "\\input{main}", "\\verb|", "\\begin{verbatim}", "\\href{", "\\csname", "\\endcsname", "\\expandafter",
            "\\let\\a\\b", "\\textbf{", "\\'", "\\begin{document}", "\\end{document}", "\\kern", "\\catcode`\\@=",
            "\\begin{tikzpicture}\\node", "\\newenvironment{e}{\\begin{e}}{\\end{e}}", "\\begin{e}", "\\cventry",
            "2019 -- ", "Jan 20", "@a.b", "+49 30 ", "\u{0}", "\u{feff}", "\\ifx\\a\\b", "\\ifcase3", "\\or",
        ]).prop_map(str::to_owned),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_to_an_end(source in "\\PC{0,300}") {
        check(&source, &report(&source));
    }

    #[test]
    fn any_mixture_of_latex_is_read_to_an_end(pieces in prop::collection::vec(piece(), 0..40)) {
        let source = pieces.concat();
        check(&source, &report(&source));
    }

    #[test]
    fn mutated_resumes_are_read_to_an_end(
        sample in prop::sample::select(SAMPLES.to_vec()),
        at in any::<prop::sample::Index>(),
        cut in 0_usize..60,
        insert in piece(),
    ) {
        let places: Vec<usize> = sample.char_indices().map(|(n, _)| n).collect();
        let from = places[at.index(places.len())];
        let to = places.iter().copied().find(|n| *n >= from + cut).unwrap_or(sample.len());
        let source = format!("{}{insert}{}", &sample[..from], &sample[to..]);
        let first = report(&source);
        check(&source, &first);
        prop_assert_eq!(
            serde_json::to_string(&first).expect("a report is serialisable"),
            serde_json::to_string(&report(&source)).expect("a report is serialisable")
        );
    }

    #[test]
    fn a_fix_takes_its_finding_away_and_never_costs(
        sample in prop::sample::select(SAMPLES.to_vec()),
        slips in prop::collection::vec((any::<prop::sample::Index>(), prop::sample::select(vec![
            " Javascript ", " Github ", " the the ", " Postgresql ", " Nodejs ",
            " Built a application for \"users\" , ", " \\href{github.com/jane}{page} ", " **Bold** ", " One,two ",
        ])), 1..4),
    ) {
        let mut source = sample.to_owned();
        for (at, slip) in slips {
            let spots: Vec<usize> = source.match_indices("\\item ").map(|(n, found)| n + found.len()).collect();
            if let Some(spot) = spots.get(at.index(spots.len().max(1))) {
                source.insert_str(*spot, slip.trim_start());
            }
        }
        let before = report(&source);
        for finding in &before.findings {
            let Some(mended) = apply(&source, finding) else { continue };
            let after = report(&mended);
            let count = |report: &Report| report.findings.iter().filter(|other| other.code == finding.code && other.title == finding.title).count();
            prop_assert!(count(&after) < count(&before), "{} speaks again", finding.id);
            prop_assert!(after.score.overall >= before.score.overall);
            for (old, new) in before.categories.iter().zip(&after.categories) {
                prop_assert!(new.points >= old.points, "{} costs {:?}", finding.id, new.category);
            }
            let expected = before.score.overall + finding.gain;
            prop_assert!((after.score.overall - expected).abs() < 1.0e-6 || after.score.overall > expected,
                "{}: {} became {}, promised {}", finding.id, before.score.overall, after.score.overall, expected);
            // Where only this finding went, the promise is kept to the tenth.
            let others = |report: &Report, without: Option<&str>| {
                let mut all: Vec<(String, String, String)> = report.findings.iter()
                    .filter(|other| Some(other.id.as_str()) != without)
                    .map(|other| (other.code.clone(), other.title.clone(), format!("{:.1}", other.cost)))
                    .collect();
                all.sort();
                all
            };
            if others(&before, Some(&finding.id)) == others(&after, None) {
                prop_assert!((after.score.overall - expected).abs() < 1.0e-6, "{}", finding.id);
            }
        }
    }

    #[test]
    fn comments_and_spaces_change_no_number(
        sample in prop::sample::select(SAMPLES.to_vec()),
        at in any::<prop::sample::Index>(),
        comment in "% [a-z ]{0,20}",
    ) {
        let ends: Vec<usize> = sample.match_indices('\n').map(|(n, _)| n).collect();
        let end = ends[at.index(ends.len())];
        // After a line's end a comment of its own line is nothing at all.
        let source = format!("{}\n{comment}\n  {}", &sample[..end], &sample[end + 1..]);
        let (old, new) = (report(sample), report(&source));
        prop_assert_eq!(old.score, new.score);
        prop_assert_eq!(old.text, new.text);
    }

    #[test]
    fn hidden_words_and_repetition_never_raise_the_score(
        sample in prop::sample::select(SAMPLES.to_vec()),
        words in "[a-z]{3,8}( [a-z]{3,8}){0,6}",
        hide in prop::sample::select(vec!["\\textcolor{white}{", "{\\color{white} ", "{\\fontsize{1pt}{1pt}\\selectfont "]),
    ) {
        let end = sample.rfind("\\end{document}").expect("a sample ends");
        let old = report(sample);
        let hidden = format!("{}\n\n{hide}{words}}}\n{}", &sample[..end], &sample[end..]);
        prop_assert!(report(&hidden).score.overall <= old.score.overall);
        let start = sample.find("\\section").or_else(|| sample.find("\\cvsection")).unwrap_or(end);
        let twice = format!("{}\n{}{}", &sample[..end], &sample[start..end], &sample[end..]);
        prop_assert!(report(&twice).score.overall <= old.score.overall);
    }
}

/// Any weights that are in order.
fn weights() -> impl Strategy<Value = Profile> {
    let codes: Vec<&str> = scoring::RULES.iter().map(|rule| rule.code).collect();
    let rule = (
        0_i32..=500,
        prop::option::of(0_i32..20),
        prop::bool::weighted(0.1),
    );
    (
        prop::collection::vec(0_i32..=100, 5),
        0_i32..=100,
        0_i32..=100,
        prop::collection::btree_map(prop::sample::select(codes), rule, 0..12),
    )
        .prop_map(|(mut cuts, each, most, rules)| {
            cuts.sort_unstable();
            let [one, two, three, four, five] = cuts.try_into().expect("five cuts");
            Profile {
                points: Points {
                    format: one,
                    contact: two - one,
                    sections: three - two,
                    content: four - three,
                    dates: five - four,
                    wording: 100 - five,
                },
                fits: scoring::profile::FitsShare { each, most },
                rules: rules
                    .into_iter()
                    .map(|(code, (factor, most, off))| {
                        let weight = RuleWeight {
                            factor,
                            most,
                            off,
                            ..RuleWeight::default()
                        };
                        (code.to_owned(), weight)
                    })
                    .collect(),
                ..Profile::default()
            }
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn what_if_agrees_with_the_score_for_any_weights(
        sample in prop::sample::select(SAMPLES.to_vec()),
        profile in weights(),
        posting in prop::option::of(Just("Requirements\n- Python and Rust\n- COBOL\nNice to have: Fortran")),
        picks in prop::collection::vec(any::<prop::sample::Index>(), 0..6),
    ) {
        let mut asked = request(sample);
        asked.weights = Some(profile);
        asked.posting = posting.map(str::to_owned);
        let report = score(&asked).expect("weights in order are accepted");
        check(sample, &report);
        let basis = Basis::from(&report);
        let same = what_if(&basis, &[]);
        prop_assert_eq!(&same.score, &report.score);
        prop_assert_eq!(&same.categories, &report.categories);
        for finding in &report.findings {
            let outlook = what_if(&basis, std::slice::from_ref(&finding.id));
            prop_assert!((outlook.gain - finding.gain).abs() < 1.0e-6, "{}", finding.id);
        }
        // The rules that are off stay silent, and switching them off by hand is the same sum.
        let ids: Vec<String> = report.findings.iter().map(|finding| finding.id.clone()).collect();
        let some: Vec<String> = picks.iter().filter(|_| !ids.is_empty()).map(|pick| ids[pick.index(ids.len())].clone()).collect();
        let less = what_if(&basis, &some);
        prop_assert!(less.score.overall >= report.score.overall);
        let all = what_if(&basis, &ids);
        prop_assert!((all.score.readable - 100.0).abs() < 1.0e-6);
        // A rule that is off is a rule whose findings are all taken out.
        let Some(code) = report.findings.first().map(|finding| finding.code.clone()) else { return Ok(()) };
        let of_rule: Vec<String> = report.findings.iter().filter(|finding| finding.code == code).map(|finding| finding.id.clone()).collect();
        let promised = what_if(&basis, &of_rule);
        if let Some(weights) = &mut asked.weights {
            weights.rules.insert(code, RuleWeight { off: true, ..RuleWeight::default() });
        }
        let off = score(&asked).expect("weights in order are accepted");
        prop_assert_eq!(&off.score, &promised.score);
        prop_assert_eq!(&off.categories, &promised.categories);
    }

    #[test]
    fn no_weights_crash_the_scorer(
        points in prop::array::uniform6(any::<i32>()),
        factor in any::<i32>(),
        most in prop::option::of(any::<i32>()),
    ) {
        let [format, contact, sections, content, dates, wording] = points;
        let mut asked = request(SAMPLES[0]);
        asked.weights = Some(Profile {
            points: Points { format, contact, sections, content, dates, wording },
            rules: BTreeMap::from([("FMT".to_owned(), RuleWeight { factor, most, ..RuleWeight::default() })]),
            ..Profile::default()
        });
        prop_assert!(score(&asked).is_err());
    }
}

#[test]
fn gains_are_what_the_tally_gives_back() {
    for sample in SAMPLES {
        let report = report(sample);
        let lost: f64 = report
            .categories
            .iter()
            .map(|part| part.max - part.points)
            .sum();
        assert!((100.0 - lost - report.score.readable).abs() < 1.0e-6);
        for finding in &report.findings {
            assert!(finding.gain <= lost + 1.0e-6);
        }
    }
}

#[test]
fn endless_recursion_ends() {
    for source in [
        "\\def\\a{\\a}\\a",
        "\\def\\a{\\a\\a}\\a",
        "\\def\\a#1{\\a{#1#1}}\\a{xy}",
        "\\newenvironment{e}{\\begin{e}}{\\end{e}}\\begin{e}",
        "\\input{main}\\input{main}",
        "\\def\\one{x\\two}\\def\\two{y\\one}\\begin{document}\\one\\end{document}",
    ] {
        let report = report(source);
        assert!(report.stats.truncated, "{source}");
    }
    let deep = "{\\textbf".repeat(50_000);
    check(&deep, &report(&deep));
}

#[test]
fn work_grows_with_the_size_and_not_faster() {
    // Tokens are bounded by fuel that is linear in the size; here the text is whole.
    let section = &SAMPLES[0][SAMPLES[0]
        .find("\\section")
        .expect("the sample has sections")
        ..SAMPLES[0]
            .rfind("\\end{document}")
            .expect("the sample ends")];
    let head = &SAMPLES[0][..SAMPLES[0]
        .find("\\section")
        .expect("the sample has sections")];
    let big = format!(
        "{head}{}\\end{{document}}",
        section.repeat(200_000 / section.len())
    );
    let report = report(&big);
    assert!(!report.stats.truncated);
    assert!(report.stats.words > 10_000);
}
