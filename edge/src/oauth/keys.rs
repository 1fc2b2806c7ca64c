//! The keys that a provider signs with: asked for where it publishes them, and kept for as long as it says
//! (KV).

use domain::oauth::{IdToken, KeySet, PublicKey, Signed};
use worker::Env;

use super::{Failure, client::Client};
use crate::{
    log::{self, Level},
    rsa,
};

use domain::oauth::Fault;

/// The shortest time that KV keeps something, in seconds.
const KEPT_MIN_S: u64 = 60;
/// The longest that keys are kept, in seconds, whatever their provider says.
const KEPT_MAX_S: u64 = 24 * 3_600;

/// Holds a token's signature against the keys at an address. A key that is not among those that are kept
/// is asked for anew: providers change theirs every few days.
///
/// # Errors
/// [`Failure`].
pub async fn verified(
    env: &Env,
    client: &Client,
    url: &str,
    token: IdToken,
) -> Result<Signed, Failure> {
    let kept = kept(env, url).await;
    let key = match kept.as_ref().and_then(|set| set.find(&token.key_id)) {
        Some(key) => key.clone(),
        None => published(env, client, url)
            .await?
            .find(&token.key_id)
            .cloned()
            .ok_or(Fault::Key)?,
    };
    let holds = holds(&key, &token).await;
    Ok(token.judged(holds)?)
}

/// An error of the library is no signature.
async fn holds(key: &PublicKey, token: &IdToken) -> bool {
    match rsa::verify(key, token.signed.as_bytes(), &token.signature).await {
        Ok(holds) => holds,
        Err(cause) => {
            let cause = format!("{cause:?}");
            log::line(
                Level::Warn,
                "signature_failed",
                serde_json::json!({ "cause": cause }),
            );
            false
        }
    }
}

fn name(url: &str) -> String {
    format!("keys:{url}")
}

async fn kept(env: &Env, url: &str) -> Option<KeySet> {
    env.kv("KV").ok()?.get(&name(url)).json().await.ok()?
}

async fn published(env: &Env, client: &Client, url: &str) -> Result<KeySet, Failure> {
    let answer = client.get(url, &[("accept", "application/json")]).await?;
    let set = KeySet::read(answer.status, &answer.body)?;
    let seconds = answer
        .header("cache-control")
        .and_then(|said| max_age(&said))
        .unwrap_or(KEPT_MIN_S)
        .clamp(KEPT_MIN_S, KEPT_MAX_S);
    keep(env, url, &set, seconds).await;
    Ok(set)
}

/// Where they cannot be kept they are asked for again.
async fn keep(env: &Env, url: &str, set: &KeySet, seconds: u64) {
    let kept = async {
        env.kv("KV")?
            .put(&name(url), set)?
            .expiration_ttl(seconds)
            .execute()
            .await?;
        Ok::<_, worker::Error>(())
    };
    if let Err(error) = kept.await {
        let cause = error.to_string();
        log::line(
            Level::Warn,
            "keys_not_kept",
            serde_json::json!({ "cause": cause }),
        );
    }
}

/// Seconds of `max-age` (RFC 9111, 5.2.2.1).
fn max_age(cache_control: &str) -> Option<u64> {
    cache_control.split(',').find_map(|part| {
        let (name, value) = part.trim().split_once('=')?;
        name.eq_ignore_ascii_case("max-age")
            .then(|| value.trim_matches('"').parse().ok())?
    })
}

#[cfg(test)]
mod tests {
    use super::max_age;

    #[test]
    fn a_provider_says_how_long_its_keys_hold() {
        for (said, expected) in [
            (
                "public, max-age=23744, must-revalidate, no-transform",
                Some(23_744),
            ),
            ("Max-Age=60", Some(60)),
            ("no-store", None),
            ("max-age=soon", None),
            ("s-maxage=5", None),
            ("", None),
        ] {
            assert_eq!(max_age(said), expected, "{said}");
        }
    }
}
