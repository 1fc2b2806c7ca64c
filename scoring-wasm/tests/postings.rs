//! Laws of the match: any posting against any resume.

use std::collections::BTreeMap;

use proptest::prelude::*;
use scoring::report::{Category, Finding, Importance, MatchState};
use scoring::{Report, ScoreRequest, score};

/// Rules that share out what a posting asks for.
const SHARES: [&str; 7] = [
    "FIT001", "FIT006", "FIT007", "FIT008", "KEY001", "KEY002", "KEY005",
];

const RESUME: &str = include_str!("samples/article.tex");

/// Lines as postings have them, good and odd.
const LINES: &[&str] = &[
    "Senior Data Engineer",
    "About us",
    "We at Example Dynamics Agency (EDA) build EDA things for the EDA.",
    "Requirements:",
    "**What you'll bring**",
    "## Nice to have",
    "Responsibilities",
    "Benefits",
    "- 5+ years of experience with Python, SQL and Kubernetes",
    "- Must have a Bachelor’s or Master’s degree in Computer Science",
    "• Knowledge of the federal appropriations process",
    "You should be proficient in C++ or .NET; R is a plus",
    "Experience with Foo Bar, QWX and OpenWhisk9 (or similar)",
    "1. Lead ACQX reviews, e.g. of C#",
    "Salary: 50,000 EUR",
    "Erfahrung mit SAP und fließendes Deutsch",
    "数据分析 Python 经验",
    "<h2>Needs</h2><ul><li>Welding &amp; CNC machining</li><li class='x'>Forklift</li></ul>",
    "A diploma required2. Knows the trendsLoves food **Skills:** + Bakes + Cooks",
    "Location:\tColumbus, OH (hybrid); must hold a Top Secret clearance",
    "At least three (3) – five years’ experience, SQL (PostgreSQL preferred), Go a plus",
    "Valid driver’s license and a state insurance license; ability to read and interpret shop drawings",
    "Se requiere experiencia en hostelería y atención al cliente",
    "- Active RN license, PMP preferred; fluent German (C1), Spanish or French a plus",
    "- Master’s degree preferred; must be authorized to work in the U.S.",
    "",
    "\t",
    "🙂 Go! Go! Go",
];

fn posting() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        4 => prop::sample::select(LINES.to_vec()).prop_map(str::to_owned),
        1 => "\\PC{0,60}",
        1 => "[A-Za-z+#./(),:;&' -]{0,80}",
    ];
    prop::collection::vec(line, 0..40).prop_map(|lines| lines.join("\n"))
}

fn resume() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(RESUME.to_owned()),
        "\\PC{0,200}",
        prop::collection::vec(prop::sample::select(LINES.to_vec()), 0..20).prop_map(|lines| {
            format!(
                "\\documentclass{{article}}\\begin{{document}}\\section{{Experience}}\n{}\\end{{document}}",
                lines.join("\n\n").replace(['#', '&', '%'], " ")
            )
        }),
    ]
}

fn report(resume: &str, posting: &str) -> Option<Report> {
    score(&ScoreRequest {
        files: BTreeMap::from([("main.tex".to_owned(), resume.to_owned())]),
        main: None,
        posting: Some(posting.to_owned()),
        as_of: "2026-01-01".to_owned(),
        ..ScoreRequest::default()
    })
    .ok()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_pair_gives_a_sound_report(resume in resume(), posting in posting()) {
        let Some(first) = report(&resume, &posting) else {
            // Only an empty resume is refused.
            prop_assert!(resume.trim().is_empty());
            return Ok(());
        };
        prop_assert_eq!(
            serde_json::to_string(&first).ok(),
            report(&resume, &posting).and_then(|again| serde_json::to_string(&again).ok())
        );
        prop_assert!((0.0..=100.0).contains(&first.score.overall));
        if let Some(fits) = first.score.fits {
            prop_assert!((0.0..=100.0).contains(&fits));
        }
        let Some(job) = &first.job_match else { return Ok(()) };
        let mut terms: Vec<&str> = job.requirements.iter().map(|one| one.term.as_str()).collect();
        for one in &job.requirements {
            prop_assert!(!one.term.trim().is_empty());
            for [start, end] in &one.posting {
                prop_assert!(posting.get(*start..*end).is_some_and(|part| !part.is_empty()));
            }
            for span in &one.found {
                prop_assert!(resume.get(span.start..span.end).is_some());
            }
        }
        let all = terms.len();
        terms.sort_unstable();
        terms.dedup();
        prop_assert_eq!(terms.len(), all, "each requirement stands once");
    }

    #[test]
    fn what_is_missing_costs_its_share_once(resume in resume(), posting in posting()) {
        let Some(report) = report(&resume, &posting) else { return Ok(()) };
        let Some(job) = &report.job_match else { return Ok(()) };
        let costing: Vec<_> = report.findings.iter().filter(|one| SHARES.contains(&one.code.as_str()) && one.cost > 0.0).collect();
        for one in &job.requirements {
            let quoted = format!("“{}”", one.term);
            let tells = |finding: &&&Finding| match finding.code.as_str() {
                // The message also says what is there instead.
                "FIT006" => finding.title.contains(&quoted),
                "KEY005" => false,
                _ => finding.message.contains(&quoted),
            };
            let told = costing.iter().filter(tells).count();
            let shown = matches!(one.state, MatchState::Exact | MatchState::Alias);
            // Long lists of wishes are cut.
            if shown || one.importance == Importance::Must {
                prop_assert_eq!(told, usize::from(!shown), "{}: {:?}", &one.term, &costing);
            }
        }
    }

    #[test]
    fn all_shares_together_are_the_whole(posting in posting()) {
        let Some(report) = report("zzz", &posting) else { return Ok(()) };
        if report.job_match.as_ref().is_none_or(|job| job.requirements.is_empty()) {
            return Ok(());
        }
        let lost: f64 = report.findings.iter().filter(|one| SHARES.contains(&one.code.as_str())).map(|one| one.cost).sum();
        // The title’s share is rounded down.
        prop_assert!((99.8..100.05).contains(&lost), "{lost}");
        prop_assert!(report.score.fits.is_none_or(|fits| fits < 0.25));
    }

    #[test]
    fn a_resume_that_says_more_fits_no_worse(posting in posting()) {
        let more = with("Python, SQL, Kubernetes, QWX, Foo Bar, SAP, C++");
        prop_assert!(fits(&more, &posting) >= fits(RESUME, &posting));
    }
}

/// What a posting asks for and the sample does not show, in words that LaTeX prints as they are.
fn missing(posting: &str) -> Vec<String> {
    let job = report(RESUME, posting).and_then(|report| report.job_match);
    let all = job.into_iter().flat_map(|job| job.requirements);
    let missing = all.filter(|one| one.state == MatchState::Missing);
    let plain = |term: &str| term.chars().all(|c| c.is_alphanumeric() || c == ' ');
    missing
        .map(|one| one.term)
        .filter(|term| plain(term))
        .collect()
}

/// The sample with more before its end.
fn with(more: &str) -> String {
    let end = RESUME.rfind("\\end{document}").unwrap_or(RESUME.len());
    format!("{}\n\n{more}\n{}", &RESUME[..end], &RESUME[end..])
}

fn fits(resume: &str, posting: &str) -> Option<f64> {
    report(resume, posting).and_then(|report| report.score.fits)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn evidence_for_a_missing_requirement_never_lowers_the_fit(posting in posting(), which in any::<prop::sample::Index>()) {
        let missing = missing(&posting);
        if missing.is_empty() {
            return Ok(());
        }
        let term = &missing[which.index(missing.len())];
        let told = RESUME.replacen("\\item Built", &format!("\\item Used {term} for two customers\n  \\item Built"), 1);
        prop_assert_ne!(&told, RESUME);
        prop_assert!(fits(&told, &posting) >= fits(RESUME, &posting), "{term}");
        // In the list too.
        let listed = told.replacen("Rust, Python, SQL, TypeScript", &format!("Rust, Python, SQL, TypeScript, {term}"), 1);
        prop_assert!(fits(&listed, &posting) >= fits(&told, &posting), "{term}");
    }

    #[test]
    fn what_nobody_can_see_never_raises_the_fit(
        posting in posting(),
        hide in prop::sample::select(vec!["\\textcolor{white}{", "{\\color{white} ", "{\\fontsize{1pt}{1pt}\\selectfont "]),
    ) {
        let hidden = with(&format!("{hide}{}}}", missing(&posting).join(", ")));
        prop_assert!(fits(&hidden, &posting) <= fits(RESUME, &posting));
        // The posting itself, word for word.
        let words = posting.replace(|c: char| !c.is_alphanumeric(), " ");
        let copied = with(&format!("{hide}{words}}}"));
        prop_assert!(fits(&copied, &posting) <= fits(RESUME, &posting));
    }

    #[test]
    fn a_list_earns_no_more_the_more_often_it_is_said(posting in posting(), times in 2_usize..30) {
        let list = missing(&posting).join(", ");
        let once = with(&format!("\\section{{Skills}} {list}"));
        let again = with(&format!("\\section{{Skills}} {}", vec![list.as_str(); times].join(", ")));
        prop_assert!(fits(&again, &posting) <= fits(&once, &posting));
    }

    #[test]
    fn only_the_shares_and_repetition_cost(resume in resume(), posting in posting()) {
        let Some(report) = report(&resume, &posting) else { return Ok(()) };
        for one in report.findings.iter().filter(|one| one.category == Category::Match) {
            let may = one.code == "KEY003" || SHARES.contains(&one.code.as_str());
            prop_assert!(may || one.cost.abs() < 1.0e-9, "{} costs {}", one.code, one.cost);
        }
    }
}

#[test]
fn all_musts_fit_well_and_none_fits_badly() {
    let posting = "Requirements\n- Rust, PostgreSQL and Docker\n- Bachelor’s degree\n\nNice to have\n- Haskell\n- Terraform\n";
    let resume = |words: &str| {
        format!(
            "\\documentclass{{article}}\\begin{{document}}\\section{{Skills}} {words}\\end{{document}}"
        )
    };
    let fits = |words: &str| {
        report(&resume(words), posting)
            .and_then(|report| report.score.fits)
            .unwrap_or_default()
    };
    let all = fits("Rust, PostgreSQL, Docker. M.Sc. in Physics");
    let none = fits("Gardening");
    assert!(all >= 80.0, "{all}");
    assert!(none <= 5.0, "{none}");
    assert!(fits("Rust, PostgreSQL, Docker, Haskell, Terraform. PhD") > 99.9);
}

#[test]
fn british_and_american_spelling_ask_for_the_same() {
    let american = "Requirements\n- Behavioral health, labor relations and financial modeling\n- Search engine optimization\n- Data center operations, program management\n- Injection molding\n";
    let british = "Requirements\n- Behavioural health, labour relations and financial modelling\n- Search engine optimisation\n- Data centre operations, programme management\n- Injection moulding\n";
    let terms = |posting: &str| {
        let read = scoring::posting::read(posting);
        assert!(read.requirements.len() >= 6, "{:?}", read.requirements);
        read.requirements
            .into_iter()
            .map(|asked| (asked.term, asked.importance))
            .collect::<Vec<_>>()
    };
    assert_eq!(terms(american), terms(british));
}

#[test]
fn findings_about_the_match_do_not_depend_on_the_order_of_lines() {
    let lines = [
        "- Active RN license and BLS",
        "- Fluent German (C1), French is a plus",
        "- Master’s degree in nursing",
        "- Must be authorized to work in the U.S.",
        "- Wound care, Kubernetes and Terraform",
    ];
    let body = "\\documentclass{article}\\begin{document}\\section{Experience}\\textbf{Nurse}, Example Clinic \\hfill Jan 2020 -- Present\\begin{itemize}\\item Wound care\\end{itemize}\\section{Languages} German\\section{Certificates} BLS (expired 2020) \\textcolor{white}{Kubernetes}\\end{document}";
    let told = |lines: &[&str]| {
        let posting = format!("Requirements\n{}\n", lines.join("\n"));
        let report = report(body, &posting).expect("one file is enough");
        let all = report.findings.into_iter();
        let mut codes: Vec<_> = all
            .filter(|one| one.category == Category::Match)
            .map(|one| (one.code, one.severity))
            .collect();
        codes.sort();
        codes
    };
    let first = told(&lines);
    for code in ["FIT006", "FIT007", "FIT008", "FIT009", "FIT010", "KEY010"] {
        assert!(
            first.iter().any(|(one, _)| one == code),
            "{code}: {first:?}"
        );
    }
    let mut turned = lines;
    for _ in 0..lines.len() {
        turned.rotate_left(1);
        assert_eq!(told(&turned), first);
    }
    turned.reverse();
    assert_eq!(told(&turned), first);
}

#[test]
fn the_order_of_lines_under_a_heading_matters_not() {
    let lines = [
        "- Five years of experience with Kubernetes",
        "- Valid driver’s license",
        "- Spanish is a plus",
        "- Bookkeeping, QuickBooks",
        "- Bachelor’s degree in accounting preferred",
    ];
    let read = |lines: &[&str]| {
        let posting = scoring::posting::read(&format!("Requirements\n{}\n", lines.join("\n")));
        let mut asked: Vec<_> = posting
            .requirements
            .iter()
            .map(|asked| (asked.term.clone(), asked.importance, asked.years))
            .collect();
        asked.sort();
        (posting.years, asked)
    };
    let mut turned = lines;
    for _ in 0..lines.len() {
        turned.rotate_left(1);
        assert_eq!(read(&turned), read(&lines));
    }
    turned.reverse();
    assert_eq!(read(&turned), read(&lines));
}
