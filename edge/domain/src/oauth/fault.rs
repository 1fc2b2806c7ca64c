//! Why an answer of a provider is not taken. For the log: none of it holds what a provider, or whoever
//! writes in its name, could say of their own.

/// What is wrong with an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// A parameter is there twice (RFC 6749, 3.1), or too long.
    #[error("answer_malformed")]
    Malformed,
    /// It comes from another issuer than the one that was asked (RFC 9207).
    #[error("answer_of_another_issuer")]
    OtherIssuer,
    /// Neither a code nor an error.
    #[error("code_missing")]
    NoCode,
    /// An error that is our own fault or theirs: a suspended client, a wrong redirect URI, an outage.
    #[error("provider_said_{0}")]
    Refused(&'static str),
    /// Another status than 200.
    #[error("status_{0}")]
    Status(u16),
    /// Not the JSON that it should be.
    #[error("not_the_expected_json")]
    Json,
    /// The code, the verifier, the secret or the redirect URI was not taken (RFC 6749, 5.2).
    #[error("code_refused_{0}")]
    CodeRefused(&'static str),
    /// The person's address is not confirmed there, and then GitHub gives no token.
    #[error("email_unverified")]
    EmailUnverified,
    /// An access token that is used in another way than as a bearer's.
    #[error("token_type")]
    TokenType,
    /// No JSON Web Token.
    #[error("id_token_malformed")]
    IdToken,
    /// It is signed in another way than the one that is taken.
    #[error("id_token_algorithm")]
    Algorithm,
    /// It names a key that its provider does not publish.
    #[error("id_token_key")]
    Key,
    /// The provider's keys cannot be read.
    #[error("keys_malformed")]
    Keys,
    /// Its signature does not hold.
    #[error("id_token_signature")]
    Signature,
    /// An ID token's claim is not what it must be (OpenID Connect Core, 3.1.3.7).
    #[error("id_token_{0}")]
    Claim(&'static str),
}

/// Errors that are known: those of RFC 6749 (4.1.2.1, 5.2) and OpenID Connect Core (3.1.2.6), and what
/// Google and GitHub have of their own.
const ERRORS: [&str; 20] = [
    "account_selection_required",
    "admin_policy_enforced",
    "application_suspended",
    "bad_verification_code",
    "consent_required",
    "disallowed_useragent",
    "incorrect_client_credentials",
    "interaction_required",
    "invalid_client",
    "invalid_grant",
    "invalid_request",
    "invalid_scope",
    "login_required",
    "org_internal",
    "redirect_uri_mismatch",
    "server_error",
    "temporarily_unavailable",
    "unauthorized_client",
    "unsupported_grant_type",
    "unsupported_response_type",
];

/// An error by its name, if that is known: anything else could be anything.
pub(super) fn error(name: &str) -> &'static str {
    let known = ERRORS.into_iter().find(|known| *known == name);
    known.unwrap_or("something_else")
}

#[cfg(test)]
mod tests {
    use super::error;

    #[test]
    fn nothing_gets_into_the_log_that_a_provider_made_up() {
        assert_eq!(error("invalid_client"), "invalid_client");
        for odd in ["", "Invalid_Client", "ada@example.org", "<b>", "a\nb"] {
            assert_eq!(error(odd), "something_else");
        }
    }
}
