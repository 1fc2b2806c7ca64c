//! Codes of the second factor, as routes take them.

use domain::{
    accounts::{recovery, totp},
    mail::Mail,
    sealed,
};
use worker::D1PreparedStatement;

use super::{letters, trail};
use crate::{
    middleware::visit::Visit,
    problem::{Code, Problem, Result},
    settings,
    store::{
        accounts::{self, Account},
        recovery_codes,
        sql::{int, require},
    },
};
use domain::accounts::acts::Act;

/// A code that is right.
pub struct Proof {
    /// Begins a batch: it runs only while nobody else used the code.
    pub batch: Vec<D1PreparedStatement>,
    /// How it was proved, for the trail.
    pub how: &'static str,
}

/// The secret of an account's second factor, set up or being set up.
///
/// # Errors
/// `second_factor_not_begun` where there is none.
pub fn secret(visit: &Visit, account: &Account) -> Result<[u8; totp::SECRET_BYTES]> {
    let sealed = account.totp_sealed.as_deref().ok_or_else(|| {
        Problem::new(
            Code::SecondFactorNotBegun,
            "No second factor is being set up. Begin once more in the settings.",
        )
    })?;
    let keys = settings::data_keys(&visit.app.env)?;
    let opened = sealed::open(&keys, &context(&account.id), sealed)
        .ok()
        .and_then(|bytes| bytes.try_into().ok());
    opened.ok_or_else(|| {
        let mut problem = Problem::new(
            Code::NotConfigured,
            "This server cannot read what it keeps of your second factor. Write to those who run it.",
        );
        problem.cause = Some("DATA_KEY opens no second factor: was a key removed too early?".into());
        problem
    })
}

/// What a sealed secret is bound to.
pub fn context(account_id: &str) -> String {
    format!("totp:{account_id}")
}

/// What is said of a code that is not right.
pub fn wrong() -> Problem {
    Problem::new(
        Code::CodeWrong,
        "This code is not right, was used already, or its half minute is over. Wait for the next one, and look whether your phone's clock is right.",
    )
}

/// Holds a code against the account: one of the app's, or a recovery code.
///
/// # Errors
/// `code_wrong`.
pub async fn prove(visit: &Visit, account: &Account, code: &str) -> Result<Proof> {
    let env = &visit.app.env;
    let id = account.id.as_str();
    if let Some(digest) = recovery::digest(id, code) {
        let left = recovery_codes::left(env, id).await?.saturating_sub(1);
        let left_text = left.to_string();
        let told = Mail::RecoveryCodeUsed { left };
        // Where there is no such code the batch does not run.
        let batch = vec![
            recovery_codes::still_there(env, id, &digest)?,
            recovery_codes::remove(env, id, &digest)?,
            trail::own(visit, id, Act::RecoveryCodeUsed, &[("left", &left_text)])?,
            letters::to(visit, account, &told)?,
        ];
        return Ok(Proof {
            batch,
            how: "recovery code",
        });
    }
    let secret = secret(visit, account)?;
    let step = totp::step(&secret, code, visit.now(), account.totp_last_step).ok_or_else(wrong)?;
    let batch = vec![
        require(
            env,
            "EXISTS (SELECT 1 FROM accounts WHERE id = ?1 AND COALESCE(totp_last_step, 0) < ?2)",
            &[id.into(), int(step)],
        )?,
        accounts::use_totp(env, id, step)?,
    ];
    Ok(Proof { batch, how: "code" })
}
