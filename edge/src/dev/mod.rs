//! Pages for developers, under `/dev`: mails that went nowhere, and what each mail looks like.
//!
//! Only in builds with the feature `dev`, which what is deployed is built without; where one is deployed
//! all the same, they answer as if they were not there.

mod outbox_json;
mod outbox_list;
mod outbox_mail;
mod previews;
mod send;
mod shown;

use axum::{
    Router,
    extract::FromRequestParts,
    http::{HeaderName, header, request::Parts},
    response::{IntoResponse, Response},
    routing::get,
};
use domain::html::escape;

use crate::{
    app::App,
    problem::{Code, Problem},
    settings::{self, Environment},
};

/// Everything under `/dev`.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/dev/style.css", get(style))
        .route("/dev/outbox", get(outbox_list::list))
        .route("/dev/outbox.json", get(outbox_json::list))
        .route("/dev/outbox/{id}", get(outbox_mail::page_of))
        .route("/dev/outbox/{id}/html", get(outbox_mail::html))
        .route("/dev/mails", get(previews::list).post(send::send))
        .route("/dev/mails/{template}", get(previews::page_of))
        .route("/dev/mails/{template}/html", get(previews::html))
}

/// This is not deployed.
pub struct NotDeployed;

impl FromRequestParts<App> for NotDeployed {
    type Rejection = Problem;

    async fn from_request_parts(_: &mut Parts, app: &App) -> Result<Self, Problem> {
        if settings::environment(&app.env) == Environment::Deployed {
            return Err(nothing());
        }
        Ok(Self)
    }
}

fn nothing() -> Problem {
    Problem::new(
        Code::RouteNotFound,
        "There is nothing at this address. See /dev/outbox and /dev/mails.",
    )
}

async fn style(_: NotDeployed) -> Response {
    let headers = [(header::CONTENT_TYPE, "text/css; charset=utf-8")];
    (headers, include_str!("style.css")).into_response()
}

/// Policy of these pages: those of the documentation, and frames of our own.
const PAGE_POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// A whole page; `main` is HTML.
fn page(title: &str, main: &str) -> Response {
    let title = escape(title);
    let html = format!(
        r##"<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title} · Legible</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/docs/style.css">
<link rel="stylesheet" href="/dev/style.css">
</head>
<body>
<a class="skip" href="#main">Skip to content</a>
<header><a class="brand" href="/">Legible</a> <nav aria-label="For developers"><a href="/dev/outbox">Outbox</a> <a href="/dev/mails">Mails</a></nav></header>
<main id="main"><h1>{title}</h1>
{main}</main>
</body>
</html>
"##
    );
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CONTENT_SECURITY_POLICY, PAGE_POLICY),
    ];
    (headers, html).into_response()
}

/// Policy of a mail's own HTML: as bare as where it is read, and no page but ours may frame it.
const MAIL_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

/// A mail's HTML by itself.
fn mail_html(html: String) -> Response {
    let headers: [(HeaderName, &str); 3] = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CONTENT_SECURITY_POLICY, MAIL_POLICY),
        (header::X_FRAME_OPTIONS, "SAMEORIGIN"),
    ];
    (headers, html).into_response()
}
