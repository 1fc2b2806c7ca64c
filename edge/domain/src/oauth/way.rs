//! Where the browser goes after a trip that did not end where it was meant to.

use form_urlencoded::byte_serialize;

use super::{HOME, Intent, Refusal};

/// Our page that says why a trip came to nothing.
pub fn refused(intent: Intent, refusal: Refusal, next: &str) -> String {
    let code = refusal.code();
    match intent {
        Intent::SignIn if next != HOME => format!("/sign-in?error={code}&next={}", encoded(next)),
        Intent::SignIn => format!("/sign-in?error={code}"),
        Intent::Link | Intent::StepUp => format!("/settings?error={code}"),
    }
}

/// Our page that asks for a code of the second factor. The ticket stands behind `#`, where no server's log
/// sees it; `expires` is in milliseconds.
pub fn code_due(next: &str, ticket: &str, expires: i64) -> String {
    let query = if next == HOME {
        String::new()
    } else {
        format!("?next={}", encoded(next))
    };
    format!("/sign-in{query}#ticket={ticket}&expires={expires}")
}

fn encoded(text: &str) -> String {
    byte_serialize(text.as_bytes()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_leads_to_the_page_where_the_person_was() {
        for (intent, next, expected) in [
            (Intent::SignIn, HOME, "/sign-in?error=oauth_denied"),
            (
                Intent::SignIn,
                "/jobs?a=b&c#d",
                "/sign-in?error=oauth_denied&next=%2Fjobs%3Fa%3Db%26c%23d",
            ),
            (Intent::Link, "/jobs", "/settings?error=oauth_denied"),
            (Intent::StepUp, "/jobs", "/settings?error=oauth_denied"),
        ] {
            assert_eq!(refused(intent, Refusal::Denied, next), expected);
        }
    }

    #[test]
    fn a_ticket_is_in_the_fragment() {
        assert_eq!(
            code_due(HOME, "lgt_a", 5),
            "/sign-in#ticket=lgt_a&expires=5"
        );
        assert_eq!(
            code_due("/jobs", "lgt_a", 5),
            "/sign-in?next=%2Fjobs#ticket=lgt_a&expires=5"
        );
    }
}
