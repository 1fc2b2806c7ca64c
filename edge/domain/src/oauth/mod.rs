//! Signing in with an account somewhere else: the authorization code flow of OAuth 2.0 (RFC 6749) with
//! PKCE (RFC 7636), and OpenID Connect where a provider has it. What is asked of a provider, and what its
//! answers say; whoever asks is elsewhere.

mod answer;
mod ask;
mod fault;
mod github;
mod google;
mod intent;
mod next;
mod pkce;
mod profile;
mod provider;
mod refusal;
mod state;
mod way;

pub use answer::{Answer, Came, read};
pub use ask::{Ask, Start};
pub use fault::Fault;
pub use github::Github;
pub use google::{Google, IdToken, KeySet, PublicKey, Signed};
pub use intent::Intent;
pub use next::{HOME, own};
pub use profile::Profile;
pub use provider::Provider;
pub use refusal::Refusal;
pub use state::{STATE_MS, Secrets, context, key};
pub use way::{code_due, refused};
