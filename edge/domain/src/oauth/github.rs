//! GitHub: OAuth 2.0, and its API for who somebody is.
//!
//! <https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps>,
//! <https://docs.github.com/en/rest/users/users> and `/emails`. GitHub says errors of its token endpoint
//! with status 200, and can neither sign somebody in anew nor say when they last did.

use serde::Deserialize;

use super::{Ask, Fault, Profile, Start, fault::error};

/// GitHub, as it is configured.
#[derive(Debug, Clone)]
pub struct Github {
    /// Where people are sent.
    pub authorization_endpoint: String,
    /// Where codes are redeemed.
    pub token_endpoint: String,
    /// Who somebody is.
    pub user_endpoint: String,
    /// Which addresses they have.
    pub emails_endpoint: String,
    /// Ours over there.
    pub client_id: String,
}

#[derive(Deserialize)]
struct Redeemed {
    #[serde(default)]
    access_token: Option<String>,
    #[serde(default)]
    token_type: Option<String>,
    #[serde(default)]
    error: Option<String>,
}

#[derive(Deserialize)]
struct User {
    id: u64,
    #[serde(default)]
    name: Option<String>,
}

#[derive(Deserialize)]
struct Address {
    email: String,
    primary: bool,
    verified: bool,
}

impl Github {
    /// Whom answers come from.
    pub const ISSUER: &str = "https://github.com/login/oauth";

    /// Where a person is sent.
    pub fn authorization_url(&self, ask: &Ask<'_>, start: Start<'_>) -> String {
        ask.authorization(
            start,
            &self.authorization_endpoint,
            &self.client_id,
            "read:user user:email",
            &[],
        )
    }

    /// The form that redeems a code.
    pub fn token_body(&self, ask: &Ask<'_>, client_secret: &str, code: &str) -> String {
        ask.token(&self.client_id, client_secret, code)
    }

    /// The access token, from the token endpoint's answer.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn access_token(status: u16, body: &[u8]) -> Result<String, Fault> {
        let redeemed: Redeemed = json(status, body)?;
        match redeemed.error.as_deref() {
            None => {}
            Some("unverified_user_email") => return Err(Fault::EmailUnverified),
            Some(said) => return Err(Fault::CodeRefused(error(said))),
        }
        match (redeemed.access_token, redeemed.token_type) {
            // It goes into a header.
            (Some(token), Some(kind)) if kind.eq_ignore_ascii_case("bearer") => {
                let plain = !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_graphic());
                plain.then_some(token).ok_or(Fault::Json)
            }
            (Some(_), _) => Err(Fault::TokenType),
            (None, _) => Err(Fault::Json),
        }
    }

    /// Who it is, from the API's answers about the person and about their addresses. The address that
    /// counts is the primary one, once GitHub has confirmed it; the person's public address may be any.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn profile(user: (u16, &[u8]), emails: (u16, &[u8])) -> Result<Profile, Fault> {
        let user: User = json(user.0, user.1)?;
        let emails: Vec<Address> = json(emails.0, emails.1)?;
        let primary = emails.iter().find(|address| address.primary);
        Ok(Profile::new(
            // The name of an account there can be taken by somebody else later, the number cannot.
            user.id.to_string(),
            primary.map(|address| address.email.as_str()),
            primary.is_some_and(|address| address.verified),
            user.name.as_deref(),
        ))
    }
}

fn json<T: for<'a> Deserialize<'a>>(status: u16, body: &[u8]) -> Result<T, Fault> {
    if status != 200 {
        return Err(Fault::Status(status));
    }
    serde_json::from_slice(body).map_err(|_| Fault::Json)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::oauth::{Intent, Secrets};

    const USER: &[u8] = br#"{"login":"ada","id":583231,"node_id":"MDQ6","name":"Ada Sample","email":"public@example.org","type":"User"}"#;
    const EMAILS: &[u8] =
        br#"[{"email":"old@example.org","primary":false,"verified":true,"visibility":null},
        {"email":"ada@example.org","primary":true,"verified":true,"visibility":"private"}]"#;

    fn profile(user: &[u8], emails: &[u8]) -> Result<Profile, Fault> {
        Github::profile((200, user), (200, emails))
    }

    fn email(emails: &str) -> Option<String> {
        let profile = profile(USER, emails.as_bytes()).expect("a good answer");
        profile.email.map(|email| email.to_string())
    }

    #[test]
    fn a_person_is_a_number_with_a_primary_address() {
        let profile = profile(USER, EMAILS).expect("good answers");
        assert_eq!(profile.subject, "583231");
        assert_eq!(profile.name.as_deref(), Some("Ada Sample"));
        assert_eq!(
            profile.email.map(|email| email.to_string()).as_deref(),
            Some("ada@example.org")
        );
    }

    #[test]
    fn an_address_that_is_not_confirmed_or_not_primary_does_not_count() {
        for emails in [
            "[]",
            r#"[{"email":"a@example.org","primary":true,"verified":false}]"#,
            r#"[{"email":"a@example.org","primary":false,"verified":true}]"#,
            r#"[{"email":"a","primary":true,"verified":true}]"#,
            r#"[{"email":"a@example.org","primary":true,"verified":false},{"email":"b@example.org","primary":false,"verified":true}]"#,
        ] {
            assert_eq!(email(emails), None, "{emails}");
        }
    }

    #[test]
    fn a_person_may_have_no_name_but_not_no_number() {
        let name = |user: &[u8]| profile(user, EMAILS).map(|profile| profile.name);
        assert_eq!(name(br#"{"id":1,"name":null}"#), Ok(None));
        assert_eq!(name(br#"{"id":1}"#), Ok(None));
        for user in [
            r#"{"name":"Ada"}"#,
            r#"{"id":"1"}"#,
            r#"{"id":-1}"#,
            r#"{"id":null}"#,
            "<html>",
            "",
            "[]",
        ] {
            assert_eq!(name(user.as_bytes()), Err(Fault::Json), "{user}");
        }
    }

    #[test]
    fn answers_with_another_status_say_nothing() {
        for status in [301, 401, 403, 404, 500] {
            assert_eq!(
                Github::profile((status, USER), (200, EMAILS)),
                Err(Fault::Status(status))
            );
            assert_eq!(
                Github::profile((200, USER), (status, EMAILS)),
                Err(Fault::Status(status))
            );
        }
    }

    #[test]
    fn an_error_that_comes_as_success_is_one() {
        let token = |body: &str| Github::access_token(200, body.as_bytes());
        assert_eq!(
            token(r#"{"access_token":"gho_16C7","scope":"user:email","token_type":"bearer"}"#),
            Ok("gho_16C7".into())
        );
        for (body, expected) in [
            (
                r#"{"error":"bad_verification_code","error_description":"x"}"#,
                Fault::CodeRefused("bad_verification_code"),
            ),
            (
                r#"{"error":"unverified_user_email"}"#,
                Fault::EmailUnverified,
            ),
            (
                r#"{"access_token":"a","token_type":"mac"}"#,
                Fault::TokenType,
            ),
            (r#"{"access_token":"a"}"#, Fault::TokenType),
            (r#"{"access_token":"","token_type":"bearer"}"#, Fault::Json),
            (
                r#"{"access_token":"a\r\nx: y","token_type":"bearer"}"#,
                Fault::Json,
            ),
            (r#"{"token_type":"bearer"}"#, Fault::Json),
            ("access_token=gho_16C7&token_type=bearer", Fault::Json),
            ("<html>", Fault::Json),
        ] {
            assert_eq!(token(body), Err(expected), "{body}");
        }
        assert_eq!(Github::access_token(500, b"{}"), Err(Fault::Status(500)));
    }

    #[test]
    fn a_person_is_sent_with_everything_that_the_answer_is_held_against() {
        let github = Github {
            authorization_endpoint: "https://github.com/login/oauth/authorize".into(),
            token_endpoint: "https://github.com/login/oauth/access_token".into(),
            user_endpoint: "https://api.github.com/user".into(),
            emails_endpoint: "https://api.github.com/user/emails".into(),
            client_id: "Iv1.8a61f9b3a7aba766".into(),
        };
        let secrets = Secrets::of([1; 32], [2; 32]);
        let ask = Ask {
            redirect_uri: "https://legible.test/api/v1/auth/oauth/github/callback",
            secrets: &secrets,
        };
        let start = Start {
            intent: Intent::Link,
            state: "lgo_state",
        };
        insta::assert_snapshot!(github.authorization_url(&ask, start));
    }
}
