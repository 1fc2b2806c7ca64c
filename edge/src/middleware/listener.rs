//! Who listens to a live feed.

use axum::{
    extract::FromRequestParts,
    http::{header, request::Parts},
};
use domain::permissions::Owner;

use super::{origin, owner::Asker};
use crate::{
    app::App,
    problem::{Problem, Result},
};

/// The device that listens: by token from anywhere, by cookie from our own pages only.
///
/// A feed is opened with GET, which other sites' pages may send. They could not read what comes,
/// and a browser does not add our cookie for them; but their attempts would take connections.
#[derive(Debug, Clone)]
pub struct Listener {
    /// Whose feed it is.
    pub owner: Owner,
}

impl FromRequestParts<App> for Listener {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let Asker { owner, .. } = Asker::from_request_parts(parts, app).await?;
        if !parts.headers.contains_key(header::AUTHORIZATION) {
            origin::refuse_foreign(&parts.uri, &parts.headers)?;
        }
        Ok(Self { owner })
    }
}
