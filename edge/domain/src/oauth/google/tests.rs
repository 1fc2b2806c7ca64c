use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Value, json};

use super::*;
use crate::oauth::{Intent, Secrets};

const NOW: i64 = 1_763_800_000_000;
const NONCE: &str = "bm9uY2U";

fn google(auth_time: bool) -> Google {
    Google {
        authorization_endpoint: "https://accounts.google.com/o/oauth2/v2/auth".into(),
        token_endpoint: "https://oauth2.googleapis.com/token".into(),
        keys_endpoint: "https://www.googleapis.com/oauth2/v3/certs".into(),
        client_id: "123.apps.googleusercontent.com".into(),
        auth_time,
    }
}

fn claims() -> Value {
    json!({
        "iss": "https://accounts.google.com",
        "azp": "123.apps.googleusercontent.com",
        "aud": "123.apps.googleusercontent.com",
        "sub": "110169484474386276334",
        "email": "Ada@example.org",
        "email_verified": true,
        "at_hash": "HK6E_P6Dh8Y93mRNtsDB1Q",
        "name": "Ada Sample",
        "iat": NOW / 1_000 - 1,
        "exp": NOW / 1_000 + 3_599,
        "nonce": NONCE,
    })
}

fn answer(claims: &Value) -> Vec<u8> {
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let header = part(&json!({ "alg": "RS256", "kid": "a", "typ": "JWT" }));
    let id_token = format!("{header}.{}.c2lnbmF0dXJl", part(claims));
    json!({ "access_token": "ya29.a", "expires_in": 3_599, "scope": "openid", "token_type": "Bearer", "id_token": id_token })
        .to_string()
        .into_bytes()
}

/// Who it is, by an answer whose signature is taken to hold.
fn read(google: &Google, status: u16, body: &[u8]) -> Result<Profile, Fault> {
    let signed = Google::id_token(status, body)?.judged(true)?;
    google.profile(&signed, NONCE, NOW)
}

fn profile(claims: &Value) -> Result<Profile, Fault> {
    read(&google(false), 200, &answer(claims))
}

fn with(name: &str, value: Value) -> Value {
    let mut claims = claims();
    claims[name] = value;
    claims
}

#[test]
fn a_person_is_who_the_token_says() {
    let profile = profile(&claims()).expect("a good token");
    assert_eq!(profile.subject, "110169484474386276334");
    assert_eq!(
        profile.email.map(|email| email.to_string()).as_deref(),
        Some("Ada@example.org")
    );
    assert_eq!(profile.name.as_deref(), Some("Ada Sample"));
    assert_eq!(profile.signed_in_at, None);
}

#[test]
fn an_address_counts_only_when_it_was_confirmed_and_a_name_only_when_it_can_be_one() {
    for (name, value) in [
        ("email_verified", json!(false)),
        ("email_verified", Value::Null),
        ("email", Value::Null),
        ("email", json!("ada@localhost")),
        ("email", json!("ada@example.org\r\nBcc: eve@example.org")),
    ] {
        let profile = profile(&with(name, value)).expect("a good token");
        assert_eq!(profile.email, None, "{name}");
    }
    for name in [
        json!(""),
        json!("Ada\u{202e}"),
        json!("x".repeat(81)),
        Value::Null,
    ] {
        assert_eq!(
            profile(&with("name", name)).map(|profile| profile.name),
            Ok(None)
        );
    }
}

#[test]
fn every_claim_that_matters_is_held_against_what_was_asked() {
    for (name, value) in [
        ("iss", json!("https://accounts.google.com.evil.test")),
        ("iss", json!("https://accounts.google.com/")),
        ("iss", json!("http://accounts.google.com")),
        ("aud", json!("another client")),
        ("aud", json!([])),
        (
            "aud",
            json!(["123.apps.googleusercontent.com", "another client"]),
        ),
        ("azp", json!("another client")),
        ("exp", json!(NOW / 1_000)),
        ("exp", json!(0)),
        ("exp", json!(-1e300)),
        ("nonce", json!("another trip")),
        ("nonce", json!("")),
        ("nonce", Value::Null),
        ("sub", json!("")),
        ("sub", json!("a b")),
        ("sub", json!("a".repeat(256))),
    ] {
        assert_eq!(
            profile(&with(name, value.clone())),
            Err(Fault::Claim(name)),
            "{name} {value}"
        );
    }
    for (name, value) in [
        ("iss", json!("accounts.google.com")),
        ("aud", json!(["123.apps.googleusercontent.com"])),
        ("azp", Value::Null),
        ("exp", json!(NOW / 1_000 + 1)),
        ("exp", json!(1e300)),
    ] {
        assert!(
            profile(&with(name, value.clone())).is_ok(),
            "{name} {value}"
        );
    }
}

#[test]
fn a_token_of_another_shape_is_none() {
    for (name, value) in [
        ("iss", json!(1)),
        ("sub", Value::Null),
        ("exp", json!("tomorrow")),
        ("exp", Value::Null),
        ("aud", json!({})),
        ("email_verified", json!("true")),
    ] {
        assert_eq!(profile(&with(name, value)), Err(Fault::IdToken), "{name}");
    }
    for id_token in [
        "",
        "a",
        "a.b",
        "a.b.c",
        "..",
        "a.e30.c.d",
        "a.bm8.c",
        "a.e30=.c",
    ] {
        let body = json!({ "id_token": id_token }).to_string();
        let read = read(&google(false), 200, body.as_bytes());
        assert_eq!(read, Err(Fault::IdToken), "{id_token}");
    }
}

#[test]
fn an_answer_that_is_none_says_what_it_is() {
    let google = google(false);
    let error = br#"{"error":"invalid_grant","error_description":"Bad Request"}"#;
    for (status, body, expected) in [
        (400, error.as_slice(), Fault::CodeRefused("invalid_grant")),
        (
            401,
            b"{\"error\":\"invalid_client\"}",
            Fault::CodeRefused("invalid_client"),
        ),
        (400, b"<html>", Fault::Json),
        (500, b"", Fault::Status(500)),
        (302, b"", Fault::Status(302)),
        (200, b"<html>", Fault::Json),
        (200, b"", Fault::Json),
        (200, b"{\"access_token\":\"a\"}", Fault::Json),
        (200, b"{\"id_token\":null}", Fault::Json),
        (200, error, Fault::Json),
    ] {
        assert_eq!(read(&google, status, body), Err(expected));
    }
}

#[test]
fn the_time_of_the_sign_in_is_asked_for_and_needed_only_where_it_is_configured() {
    let at = with("auth_time", json!(NOW / 1_000 - 60));
    let strict = google(true);
    let read = |claims: &Value| read(&strict, 200, &answer(claims));
    assert_eq!(
        read(&at).map(|profile| profile.signed_in_at),
        Ok(Some(NOW - 60_000))
    );
    assert_eq!(read(&claims()), Err(Fault::Claim("auth_time")));
    assert_eq!(profile(&at).map(|profile| profile.signed_in_at), Ok(None));
}

#[test]
fn a_person_is_sent_with_everything_that_the_answer_is_held_against() {
    let secrets = Secrets {
        verifier: "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk".into(),
        nonce: NONCE.into(),
    };
    let ask = Ask {
        redirect_uri: "https://legible.test/api/v1/auth/oauth/google/callback",
        secrets: &secrets,
    };
    let start = |intent| Start {
        intent,
        state: "lgo_state",
    };
    insta::assert_snapshot!(google(false).authorization_url(&ask, start(Intent::SignIn)));
    insta::assert_snapshot!(google(true).authorization_url(&ask, start(Intent::StepUp)));
    insta::assert_snapshot!(google(false).token_body(&ask, "a secret & more", "4/0Ab"));
}

proptest::proptest! {
    #[test]
    fn no_answer_is_too_much(body in proptest::collection::vec(proptest::num::u8::ANY, 0..200), token in "[a-zA-Z0-9._=-]{0,60}") {
        let _ = read(&google(true), 200, &body);
        let body = json!({ "id_token": token }).to_string();
        proptest::prop_assert!(read(&google(true), 200, body.as_bytes()).is_err());
    }
}
