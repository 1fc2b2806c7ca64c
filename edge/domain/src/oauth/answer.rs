//! What a browser brings back from a provider, in the query of our address (RFC 6749, 4.1.2).

use super::{Fault, fault::error};

/// The longest value that is read, in bytes: codes have a hundred or two.
const LENGTH_MAX: usize = 2_000;

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answer {
    /// The state that was sent along; without it nothing else counts.
    pub state: String,
    code: Option<String>,
    error: Option<String>,
    issuer: Option<String>,
}

/// What an answer means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Came {
    /// A code, for a token.
    Code(String),
    /// The person said no.
    Denied,
}

/// Reads a query. What it holds beside the known parameters (`scope`, `authuser`, `prompt` …) is left out.
///
/// # Errors
/// [`Fault::Malformed`] where a parameter is there twice: two readers could see two different ones.
pub fn read(query: &str) -> Result<Answer, Fault> {
    let mut answer = Answer::default();
    let mut state = None;
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        let place = match name.as_ref() {
            "state" => &mut state,
            "code" => &mut answer.code,
            "error" => &mut answer.error,
            "iss" => &mut answer.issuer,
            _ => continue,
        };
        if place.is_some() || value.len() > LENGTH_MAX {
            return Err(Fault::Malformed);
        }
        *place = Some(value.into_owned());
    }
    answer.state = state.unwrap_or_default();
    Ok(answer)
}

impl Answer {
    /// What it means, if it comes from `issuer`. Providers that say who they are have to be that one
    /// (RFC 9207, 2.4), in errors too; both of ours do not always say it.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn came_from(self, issuer: &str) -> Result<Came, Fault> {
        if self.issuer.is_some_and(|said| said != issuer) {
            return Err(Fault::OtherIssuer);
        }
        match (self.code.filter(|code| !code.is_empty()), self.error) {
            (Some(_), Some(_)) => Err(Fault::Malformed),
            (Some(code), None) => Ok(Came::Code(code)),
            (None, Some(said)) if said == "access_denied" => Ok(Came::Denied),
            (None, Some(said)) => Err(Fault::Refused(error(&said))),
            (None, None) => Err(Fault::NoCode),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ISSUER: &str = "https://accounts.google.com";

    fn came(query: &str) -> Result<Came, Fault> {
        read(query)?.came_from(ISSUER)
    }

    #[test]
    fn a_code_comes_with_or_without_its_issuer() {
        let code = Ok(Came::Code("4/0Ab c".into()));
        for query in [
            "state=s&code=4%2F0Ab+c",
            "state=s&iss=https%3A%2F%2Faccounts.google.com&code=4%2F0Ab%20c&scope=email+openid&authuser=0&prompt=none",
        ] {
            assert_eq!(came(query), code);
            assert_eq!(read(query).map(|answer| answer.state), Ok("s".into()));
        }
    }

    #[test]
    fn a_no_is_told_from_all_other_errors() {
        let description = "error_description=The+user+has+denied+access";
        assert_eq!(
            came(&format!("error=access_denied&{description}&state=s")),
            Ok(Came::Denied)
        );
        for (error, expected) in [
            ("application_suspended", "application_suspended"),
            ("<b>no</b>", "something_else"),
            ("", "something_else"),
        ] {
            assert_eq!(
                came(&format!("error={error}&state=s")),
                Err(Fault::Refused(expected))
            );
        }
    }

    #[test]
    fn what_another_issuer_says_does_not_count_whatever_it_is() {
        for rest in ["code=a", "error=access_denied", ""] {
            for issuer in [
                "https://github.com/login/oauth",
                "",
                "https://accounts.google.com/",
            ] {
                assert_eq!(
                    came(&format!("state=s&iss={issuer}&{rest}")),
                    Err(Fault::OtherIssuer)
                );
            }
        }
    }

    #[test]
    fn what_can_be_read_in_two_ways_is_not_read() {
        let long = format!("code={}", "a".repeat(LENGTH_MAX + 1));
        for query in [
            "code=a&code=b",
            "state=a&state=a&code=b",
            "iss=https://accounts.google.com&iss=x&code=a",
            "code=a&error=access_denied",
            &long,
        ] {
            assert_eq!(came(query), Err(Fault::Malformed), "{query}");
        }
        for query in ["", "code=", "state=s", "CODE=a", "code"] {
            assert_eq!(came(query), Err(Fault::NoCode), "{query}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_query_is_too_much(query in "\\PC{0,80}") {
            let _ = came(&query);
        }
    }
}
