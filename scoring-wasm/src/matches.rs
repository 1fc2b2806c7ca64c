//! Several resumes held against several postings: each resume and each posting is read once.

use std::collections::BTreeMap;

use page_text::{DocxReading, PdfReading};
use serde::{Deserialize, Serialize};

use crate::matching::Last;
use crate::profile::{Market, Profile};
use crate::report::{
    Category, Finding, Importance, JobMatch, MatchState, OwnRequirement, PAIRS_MAX,
    POSTING_MAX_CHARS, ScoreError, ScoreRequest,
};
use crate::{Subject, posting, score};

/// Resumes and the postings to hold them against, each with each: at most [`PAIRS_MAX`] pairs.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct MatchRequest {
    /// The resumes; at least one.
    pub resumes: Vec<ResumeInput>,
    /// The postings; at least one.
    pub postings: Vec<PostingInput>,
    /// The day that counts as today, `YYYY-MM-DD`.
    pub as_of: String,
    /// Id of a built-in profile of weights; `standard` when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub profile: Option<String>,
    /// Weights of one's own, instead of a built-in profile.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weights: Option<Profile>,
    /// Whose customs count; the profile's market when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub market: Option<Market>,
}

/// A resume: files, a Word document or a PDF.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ResumeInput {
    /// What the answer calls it; its place in the request (“resume 1”) when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Text files of the project: path → content.
    #[serde(default)]
    pub files: BTreeMap<String, String>,
    /// The file that starts the document; found by itself when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub main: Option<String>,
    /// The resume as a Word document that was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub docx: Option<DocxReading>,
    /// The PDF, as the reader module read it: that of the files, or alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<PdfReading>,
}

/// A posting.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PostingInput {
    /// What the answer calls it; the job's title, else its place in the request, when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Its text; at most [`POSTING_MAX_CHARS`] characters.
    pub text: String,
    /// What the person makes of its requirements.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub own_requirements: Vec<OwnRequirement>,
}

/// Resumes held against postings.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct MatchReport {
    /// The day that counted as today.
    pub as_of: String,
    /// The resumes, in the request's order.
    pub resumes: Vec<ResumeSummary>,
    /// The postings, in the request's order.
    pub postings: Vec<PostingSummary>,
    /// Each pair of a resume and a posting that could be read, the best fit first; of equal ones in
    /// the request's order.
    pub matches: Vec<Pair>,
}

/// What became of a resume.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ResumeSummary {
    /// What it is called.
    pub name: String,
    /// How readable it is, 0 to 100; absent when it could not be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub readable: Option<f64>,
    /// Why it could not be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub problem: Option<InputProblem>,
}

/// What became of a posting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PostingSummary {
    /// What it is called.
    pub name: String,
    /// Why it could not be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub problem: Option<InputProblem>,
}

/// Why an input could not be read; the others are not hurt by it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct InputProblem {
    /// Stable code for programs.
    pub code: String,
    /// What happened and what to do.
    pub message: String,
}

impl From<&ScoreError> for InputProblem {
    fn from(error: &ScoreError) -> Self {
        Self {
            code: error.code().to_owned(),
            message: error.to_string(),
        }
    }
}

/// A resume held against a posting.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Pair {
    /// Which resume: its index in `resumes`.
    pub resume: usize,
    /// Which posting: its index in `postings`.
    pub posting: usize,
    /// *Fits this job*, 0 to 100; absent when the posting asks for nothing that was understood.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fits: Option<f64>,
    /// The overall score, 0 to 100.
    pub overall: f64,
    /// How many requirements are shown, by importance.
    pub counts: Counts,
    /// Each requirement, and where it is shown.
    #[serde(rename = "match")]
    pub job_match: JobMatch,
    /// What costs points of the match, and hints for it.
    pub findings: Vec<Finding>,
}

/// Requirements by importance.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Counts {
    /// Required ones.
    pub must: Count,
    /// Preferred ones.
    pub preferred: Count,
    /// Nice to have.
    pub nice: Count,
}

/// How much of the requirements of one importance is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Count {
    /// How many there are.
    pub asked: usize,
    /// Shown, under their own or another name.
    pub shown: usize,
    /// Shown in part, or by something related.
    pub partly: usize,
}

/// Holds each resume against each posting.
///
/// # Errors
/// [`ScoreError`] when the request as a whole cannot be answered: no resume or no posting, too many
/// pairs, no date. A resume or a posting that cannot be read is told beside the others.
pub fn matches(request: &MatchRequest) -> Result<MatchReport, ScoreError> {
    check(request)?;
    let problems: Vec<Option<ScoreError>> = request.postings.iter().map(problem_of).collect();
    let mut last: Vec<Option<Last>> = request.postings.iter().map(|_| None).collect();
    let mut report = MatchReport {
        as_of: request.as_of.clone(),
        resumes: Vec::new(),
        postings: Vec::new(),
        matches: Vec::new(),
    };
    let mut titles: Vec<Option<String>> = vec![None; request.postings.len()];
    for (resume, input) in request.resumes.iter().enumerate() {
        let name = input.name.clone();
        let name = name.unwrap_or_else(|| format!("resume {}", resume + 1));
        let asked = input.request(request);
        let subject = match Subject::read(&asked, None) {
            Ok(subject) => subject,
            Err(
                error @ (ScoreError::BadDate(_)
                | ScoreError::UnknownProfile(_)
                | ScoreError::BadWeights(_)),
            ) => return Err(error),
            Err(error) => {
                report.resumes.push(ResumeSummary {
                    name,
                    readable: None,
                    problem: Some(InputProblem::from(&error)),
                });
                continue;
            }
        };
        let mut readable = None;
        for (n, (asked, memory)) in request.postings.iter().zip(&mut last).enumerate() {
            if problems.get(n).is_some_and(Option::is_some) {
                continue;
            }
            let pair = pair(&subject, asked, memory, (resume, n), &mut readable);
            if let Some(title) = titles.get_mut(n) {
                title.clone_from(&pair.job_match.title);
            }
            report.matches.push(pair);
        }
        let readable = readable.unwrap_or_else(|| {
            let outcome = score::weigh(&subject.context(None));
            outcome.scores.readable
        });
        report.resumes.push(ResumeSummary {
            name,
            readable: Some(readable),
            problem: None,
        });
    }
    let all = request.postings.iter().zip(problems).zip(titles);
    for (n, ((input, problem), title)) in all.enumerate() {
        let name = input.name.clone().or(title);
        report.postings.push(PostingSummary {
            name: name.unwrap_or_else(|| format!("posting {}", n + 1)),
            problem: problem.as_ref().map(InputProblem::from),
        });
    }
    // Stable, so that equal fits keep the request's order.
    report.matches.sort_by(|a, b| {
        let fits = |pair: &Pair| pair.fits.unwrap_or(-1.0);
        fits(b).total_cmp(&fits(a))
    });
    Ok(report)
}

fn check(request: &MatchRequest) -> Result<(), ScoreError> {
    let bad = |message: &str| Err(ScoreError::BadRequest(message.to_owned()));
    if request.resumes.is_empty() {
        return bad("`resumes` is empty; send at least one resume");
    }
    if request.postings.is_empty() {
        return bad("`postings` is empty; send at least one posting");
    }
    let pairs = request.resumes.len().saturating_mul(request.postings.len());
    if pairs > PAIRS_MAX {
        return Err(ScoreError::TooManyPairs(pairs));
    }
    if !posting::lexicon::is_whole() {
        return Err(ScoreError::LexiconMissing);
    }
    Ok(())
}

/// Why a posting cannot be read.
fn problem_of(input: &PostingInput) -> Option<ScoreError> {
    let chars = input.text.chars().count();
    if chars > POSTING_MAX_CHARS {
        return Some(ScoreError::PostingTooLong(chars));
    }
    if input.text.trim().is_empty() {
        return Some(ScoreError::EmptyPosting);
    }
    let wrong = posting::check(&input.own_requirements).err()?;
    Some(ScoreError::BadRequirement(wrong))
}

impl ResumeInput {
    fn request(&self, of: &MatchRequest) -> ScoreRequest {
        let alone = self.files.is_empty() && self.docx.is_none();
        ScoreRequest {
            files: self.files.clone(),
            main: self.main.clone(),
            docx: self.docx.clone(),
            page: self.page.clone(),
            file_name: self.name.clone().filter(|_| alone),
            as_of: of.as_of.clone(),
            profile: of.profile.clone(),
            weights: of.weights.clone(),
            market: of.market,
            ..ScoreRequest::default()
        }
    }
}

/// One pair; `readable` is what the resume alone is worth.
fn pair(
    subject: &Subject,
    asked: &PostingInput,
    memory: &mut Option<Last>,
    (resume, posting): (usize, usize),
    readable: &mut Option<f64>,
) -> Pair {
    let held = subject.hold(&asked.text, &asked.own_requirements, memory);
    let outcome = score::weigh(&subject.context(Some(&held)));
    *readable = Some(outcome.scores.readable);
    let mut findings = outcome.findings;
    findings.retain(|finding| finding.category == Category::Match);
    let job_match = held.present(&subject.reading.document, &subject.paths);
    Pair {
        resume,
        posting,
        fits: outcome.scores.fits,
        overall: outcome.scores.overall,
        counts: count(&job_match),
        job_match,
        findings,
    }
}

fn count(job_match: &JobMatch) -> Counts {
    let mut counts = Counts::default();
    for asked in &job_match.requirements {
        let count = match asked.importance {
            Importance::Must => &mut counts.must,
            Importance::Preferred => &mut counts.preferred,
            Importance::Nice => &mut counts.nice,
        };
        count.asked += 1;
        match asked.state {
            MatchState::Exact | MatchState::Alias => count.shown += 1,
            MatchState::Relation | MatchState::Partial => count.partly += 1,
            MatchState::Missing => {}
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score;

    fn resume(name: &str, skills: &str) -> ResumeInput {
        let body = format!("\\section{{Skills}}\n{skills}\n");
        ResumeInput {
            name: Some(name.to_owned()),
            files: [(
                "main.tex".to_owned(),
                format!("\\documentclass{{article}}\\begin{{document}}Ana Sample\n{body}\\end{{document}}"),
            )]
            .into(),
            ..ResumeInput::default()
        }
    }

    fn posting(text: &str) -> PostingInput {
        PostingInput {
            text: text.to_owned(),
            ..PostingInput::default()
        }
    }

    fn request() -> MatchRequest {
        MatchRequest {
            resumes: vec![resume("baker", "Baking"), resume("coder", "Rust, SQL")],
            postings: vec![
                posting("Backend Engineer\n\nRequirements:\n- Rust\n- SQL\n- Kafka\n- Docker\n"),
                posting("Requirements:\n- Baking\n"),
            ],
            as_of: "2026-05-01".to_owned(),
            ..MatchRequest::default()
        }
    }

    #[test]
    fn each_is_held_against_each_and_the_best_comes_first() {
        let report = matches(&request()).expect("a right request");
        assert_eq!(report.matches.len(), 4);
        let best = &report.matches[0];
        assert_eq!((best.resume, best.posting, best.fits), (0, 1, Some(100.0)));
        assert!(
            report
                .matches
                .windows(2)
                .all(|two| two[0].fits >= two[1].fits)
        );
        let coder = report
            .matches
            .iter()
            .find(|pair| (pair.resume, pair.posting) == (1, 0));
        let counts = coder.expect("every pair").counts;
        assert_eq!((counts.must.asked, counts.must.shown), (4, 2));
        let names: Vec<&str> = report
            .postings
            .iter()
            .map(|one| one.name.as_str())
            .collect();
        assert_eq!(names, ["Backend Engineer", "posting 2"]);
    }

    #[test]
    fn a_pair_says_what_a_score_of_its_own_says() {
        let request = request();
        for pair in matches(&request).expect("a right request").matches {
            let alone = score(&ScoreRequest {
                posting: Some(request.postings[pair.posting].text.clone()),
                ..request.resumes[pair.resume].request(&request)
            })
            .expect("a right request");
            assert_eq!(alone.score.fits, pair.fits);
            assert_eq!(alone.job_match.as_ref(), Some(&pair.job_match));
            assert!(
                pair.findings
                    .iter()
                    .all(|finding| alone.findings.contains(finding))
            );
        }
    }

    #[test]
    fn what_cannot_be_read_hurts_no_other() {
        let mut request = request();
        request.resumes.push(ResumeInput::default());
        request
            .postings
            .push(posting(&"x".repeat(POSTING_MAX_CHARS + 1)));
        request.postings.push(posting(" "));
        let report = matches(&request).expect("a right request");
        assert_eq!(report.matches.len(), 4);
        let code = |problem: &Option<InputProblem>| problem.clone().map(|problem| problem.code);
        assert_eq!(
            code(&report.resumes[2].problem).as_deref(),
            Some("no_files")
        );
        assert_eq!(
            code(&report.postings[2].problem).as_deref(),
            Some("posting_too_long")
        );
        assert_eq!(
            code(&report.postings[3].problem).as_deref(),
            Some("empty_posting")
        );
    }

    #[test]
    fn a_request_that_nobody_can_answer_is_refused() {
        let code = |change: &dyn Fn(&mut MatchRequest)| {
            let mut request = request();
            change(&mut request);
            matches(&request).expect_err("a wrong request").code()
        };
        assert_eq!(code(&|request| request.resumes.clear()), "bad_request");
        assert_eq!(code(&|request| request.postings.clear()), "bad_request");
        assert_eq!(
            code(&|request| request.as_of = "soon".to_owned()),
            "bad_date"
        );
        assert_eq!(
            code(&|request| request.profile = Some("none".to_owned())),
            "unknown_profile"
        );
        let many = |request: &mut MatchRequest| {
            request.postings = vec![posting("Rust"); PAIRS_MAX / 2 + 1];
        };
        assert_eq!(code(&many), "too_many_pairs");
    }
}
