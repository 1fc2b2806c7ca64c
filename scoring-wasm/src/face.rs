//! The scorer's face for other languages: JSON in, JSON out.

use serde::Serialize;

use crate::report::{ScoreError, ScoreRequest};
#[cfg(feature = "whole")]
use crate::score::{Basis, what_if};
#[cfg(feature = "whole")]
use crate::words_to_check;
use crate::{WHOLE, json, profile, rules, score, typing};

/// Scores a request given as JSON and returns the report, or a problem object
/// `{"error": {"code", "message"}}`, as JSON.
pub fn score_json(request: &str) -> String {
    to_json(parse(request).and_then(|request| score(&request)))
}

/// [`words_to_check`] with a request and an answer, or a problem object, as JSON.
#[cfg(feature = "whole")]
pub fn words_to_check_json(request: &str) -> String {
    to_json(parse(request).and_then(|request| words_to_check(&request)))
}

/// [`what_if`] on a report and a list of ids, both as JSON; a problem object as of
/// [`score_json`] when they are not.
#[cfg(feature = "whole")]
pub fn what_if_json(report: &str, without: &str) -> String {
    let read = || {
        let basis: Basis = serde_json::from_str(report)?;
        let without: Vec<String> = serde_json::from_str(without)?;
        Ok(what_if(&basis, &without))
    };
    to_json(read().map_err(|error| bad(&error)))
}

/// A request from JSON. All ways in share this one: what reads a request is a tenth of a module.
pub(crate) fn parse(request: &str) -> Result<ScoreRequest, ScoreError> {
    if WHOLE {
        serde_json::from_str(request).map_err(|error| bad(&error))
    } else {
        typing::request(request).ok_or(ScoreError::NotHere)
    }
}

fn bad(error: &serde_json::Error) -> ScoreError {
    ScoreError::BadRequest(error.to_string())
}

/// An answer, or the problem, as JSON.
pub(crate) fn to_json<T: Serialize>(result: Result<T, ScoreError>) -> String {
    #[derive(Serialize)]
    struct Problem {
        error: Said,
    }
    #[derive(Serialize)]
    struct Said {
        code: &'static str,
        message: String,
    }
    match result {
        Ok(answer) => json::to_string(&answer),
        Err(error) => json::to_string(&Problem {
            error: Said {
                code: error.code(),
                message: error.to_string(),
            },
        }),
    }
}

/// [`rules`] as JSON.
pub fn rules_json() -> String {
    json::to_string(&rules())
}

/// What a request may choose from, for selectors: built-in profiles and markets, each with its id
/// and its name for people, as JSON.
pub fn choices_json() -> String {
    #[derive(Serialize)]
    struct Choices {
        markets: Vec<MarketChoice>,
        profiles: Vec<ProfileChoice>,
    }
    #[derive(Serialize)]
    struct MarketChoice {
        id: &'static str,
        title: &'static str,
    }
    #[derive(Serialize)]
    struct ProfileChoice {
        description: String,
        id: String,
        market: &'static str,
        title: String,
    }
    json::to_string(&Choices {
        markets: profile::Market::ALL
            .iter()
            .map(|market| MarketChoice {
                id: market.id(),
                title: market.title(),
            })
            .collect(),
        profiles: profile::IDS
            .iter()
            .filter_map(|id| profile::builtin(id))
            .map(|profile| ProfileChoice {
                description: profile.description,
                id: profile.id,
                market: profile.market.unwrap_or_default().id(),
                title: profile.title,
            })
            .collect(),
    })
}
